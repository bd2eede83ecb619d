// Writes schema/clients/*.json, what clients have to be told of the schema; with --check, fails where the files say otherwise.
// Usage: node scripts/write-clients.mjs [--check]   (after `npm run build`)
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const graphql = require('graphql');
const { hubSchema } = require('../dist/src/model/schema.js');

const { getNamedType, isAbstractType, isListType, isNonNullType, isObjectType, isScalarType, isSpecifiedScalarType } =
  graphql;
const schema = hubSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const byName = (one, other) => (one.name < other.name ? -1 : 1);
const objects = types.filter(isObjectType).sort(byName);

/** The object types of each interface and union. */
function possibleTypes() {
  const abstract = types.filter(isAbstractType).sort(byName);
  return Object.fromEntries(
    abstract.map((type) => [type.name, [...schema.getPossibleTypes(type)].sort(byName).map(({ name }) => name)]),
  );
}

/** The TypeScript type of each scalar in JSON. */
function scalars() {
  const own = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type)).sort(byName);
  return Object.fromEntries(
    own.map(({ name, extensions }) => {
      if (typeof extensions.codegenScalarType !== 'string')
        throw new Error(`The scalar ${name} has no extension codegenScalarType, which tells its TypeScript type.`);
      return [name, extensions.codegenScalarType];
    }),
  );
}

/** Whether objects of a type are parts of the object that they stand in: they have no id. */
function isEmbedded(type) {
  return isObjectType(type) && type !== schema.getQueryType() && !('id' in type.getFields());
}

/** The types without an id, and the fields that list objects of them. */
function embeddedTypes() {
  const isList = ({ type }) => isListType(isNonNullType(type) ? type.ofType : type);
  const lists = objects.map((type) => {
    const fields = Object.values(type.getFields()).filter(
      (field) => isList(field) && isEmbedded(getNamedType(field.type)),
    );
    return [type.name, fields.map(({ name }) => name)];
  });
  return {
    types: objects.filter(isEmbedded).map(({ name }) => name),
    lists: Object.fromEntries(lists.filter(([, fields]) => fields.length > 0)),
  };
}

const files = {
  'possible-types.json': possibleTypes(),
  'scalars.json': scalars(),
  'embedded-types.json': embeddedTypes(),
};
for (const [name, content] of Object.entries(files)) {
  const file = new URL(`../schema/clients/${name}`, import.meta.url);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`schema/clients/${name} is not of this schema: run \`npm run schema\`.`);
    process.exitCode = 1;
  }
}
