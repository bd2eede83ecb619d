import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import {
  buildSchema,
  type GraphQLError,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import embedded from '../../schema/clients/embedded-types.json';
import possibleTypes from '../../schema/clients/possible-types.json';
import scalars from '../../schema/clients/scalars.json';
import { hubSchema } from '../../src/model/schema';
import { temporaryFolder } from '../support/postgres';

const root = join(__dirname, '..', '..');
const printed = readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8');
const schema = buildSchema(printed);

function compose(...typeDefs: string[]): { readonly errors: readonly string[]; readonly supergraph: string } {
  const services = typeDefs.map((text, index) => ({ name: `s${index}`, url: 'http://hub', typeDefs: parse(text) }));
  const { errors, supergraphSdl } = composeServices(services);
  return { errors: (errors ?? []).map(({ message }: GraphQLError) => message), supergraph: supergraphSdl ?? '' };
}

describe('the printed schema', () => {
  test('composes as a subgraph beside another one', () => {
    const other = `type Query { weather: Weather } type Weather @key(fields: "city") { city: String! }`;
    const { errors, supergraph } = compose(printed, other);
    expect(errors).toEqual([]);
    expect(supergraph).toContain('partners(');
  });

  test('composes only with the definition of @oneOf', () => {
    const definition = /^directive @oneOf on INPUT_OBJECT$/m;
    expect(printed).toMatch(definition);
    // Each of the thousand inputs of the printed schema would be a problem, which takes long to print.
    const small = (directive: string): string =>
      `${directive} input Choice @oneOf { one: Int other: Int } type Query { chosen(by: Choice): Int }`;
    expect(compose(small(definition.exec(printed)?.[0] ?? '')).errors).toEqual([]);
    expect(compose(small('')).errors[0]).toContain('Unknown directive "@oneOf"');
  });

  test('has the same @oneOf types as the schema made from the classes', () => {
    const oneOf = (of: typeof schema): string[] =>
      Object.values(of.getTypeMap())
        .filter((type) => isInputObjectType(type) && type.isOneOf)
        .map(({ name }) => name)
        .sort();
    expect(oneOf(schema)).toEqual(oneOf(hubSchema()));
    expect(oneOf(schema).length).toBeGreaterThan(50);
    const both = '{ partners(orderBy: [{ name: ASC, status: ASC }]) { totalCount } }';
    expect(validate(schema, parse(both)).map(({ message }) => message)).toEqual([
      'OneOf Input Object "PartnerOrder" must specify exactly one key.',
    ]);
  });

  test('names where its dates and instants are specified', () => {
    for (const name of ['Date', 'DateTime']) {
      const type = schema.getType(name);
      expect(isScalarType(type) && type.specifiedByURL).toMatch(/^https:\/\/scalars\.graphql\.org\//);
    }
  });

  test('has no date argument on node and nodes, and one on every other root field', () => {
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const names = field.args.map(({ name }) => name);
      if (field.name === 'node') expect(names).toEqual(['id']);
      else if (field.name === 'nodes') expect(names).toEqual(['ids']);
      else expect(names).toContain('asOf');
    }
  });

  test('says of its directives that they are not for clients with a normalised cache', () => {
    for (const name of ['asOf', 'inLocale'])
      expect(schema.getDirective(name)?.description).toContain('Not for clients with a normalised cache');
  });
});

describe('the generated settings of clients', () => {
  test('list the types of every interface', () => {
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    expect(Object.keys(possibleTypes)).toEqual(interfaces.map(({ name }) => name));
    expect(possibleTypes.Node).toEqual(
      schema
        .getPossibleTypes(interfaces[0] as never)
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('list every type without an id, and no node', () => {
    const objects = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !/^__|^Query$/.test(type.name),
    );
    const without = objects.filter((type) => isObjectType(type) && !type.getFields()['id']).map(({ name }) => name);
    expect(embedded.types).toEqual(without.sort());
    for (const name of [
      'Money',
      'Position',
      'PageInfo',
      'PartnerConnection',
      'PartnerGroup',
      'QualificationEligibility',
    ])
      expect(embedded.types).toContain(name);
    for (const name of [...possibleTypes.Node, 'Viewer']) expect(embedded.types).not.toContain(name);
    expect(embedded.lists).toMatchObject({
      PartnerConnection: ['edges', 'facets'],
      Partner: ['eligibility', 'tierEligibility'],
      FundingRequestSum: ['requested', 'approved'],
    });
  });

  test('have the TypeScript type of every scalar', () => {
    const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
    expect(Object.keys(scalars)).toEqual(own.map(({ name }) => name).sort());
    expect(new Set(Object.values(scalars))).toEqual(new Set(['string']));
  });
});

describe('graphql-codegen with strict scalars', () => {
  const folder = temporaryFolder('program-hub-codegen-');

  afterAll(() => rmSync(folder, { recursive: true }));

  const sums = `query Sums { awards { nodes { validFrom createdAt } }
    fundingRequests { aggregate { sum { requested { amount } } } }
    engagements(filter: { startedOn: { last: "P1Y" } }) { totalCount } }`;

  /** The output of the command, or its errors. */
  async function generate(
    known: object,
    text = sums,
    schemaFile = join(root, 'schema', 'schema.graphql'),
  ): Promise<string> {
    const output = join(folder, `${Object.keys(known).length}.ts`);
    const document = join(folder, 'document.graphql');
    writeFileSync(document, text);
    const config = { useTypeImports: true, strictScalars: true, scalars: known };
    const plugins = ['typescript-operations', 'typed-document-node'];
    const settings = {
      schema: schemaFile,
      documents: document,
      generates: { [output]: { plugins, config } },
    };
    const file = join(folder, 'codegen.json');
    writeFileSync(file, JSON.stringify(settings));
    const command = join(root, 'node_modules', '.bin', 'graphql-codegen');
    // The command exits before its output is written to a pipe, so the test would read nothing.
    const log = openSync(join(folder, 'log'), 'w+');
    const child = spawn(process.execPath, [command, '--config', file], {
      cwd: root,
      stdio: ['ignore', log, log],
      env: { ...process.env, NODE_ENV: '' },
    });
    const [code] = (await once(child, 'close')) as [number];
    closeSync(log);
    return readFileSync(code === 0 ? output : join(folder, 'log'), 'utf8');
  }

  test('knows every scalar by the map', async () => {
    expect(await generate(scalars)).toContain('export type SumsQuery');
  });

  test('refuses a scalar that the map lacks', async () => {
    // A small schema, since the command takes seconds to read the whole one.
    const small = join(folder, 'small.graphql');
    writeFileSync(small, 'scalar BigInt type Query { count: BigInt }');
    const known = { ...scalars, BigInt: undefined };
    expect(await generate(known, 'query Count { count }', small)).toContain('Unknown scalar type BigInt');
  });

  test('is how the documents of the tests are generated', () => {
    const settings = readFileSync(join(root, 'codegen.yml'), 'utf8');
    expect(settings).toContain('strictScalars: true');
    const listed = settings.slice(settings.indexOf(' scalars:')).matchAll(/^ {4}(\w+): (\w+)$/gm);
    expect(Object.fromEntries([...listed].map(([, name, type]) => [name, type]))).toEqual(scalars);
  });
});
