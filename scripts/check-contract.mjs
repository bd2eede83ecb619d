// Fails where schema/schema.graphql lacks a type, field, argument or enum value of schema/contract.graphql, or has it
// with another type: what front-end teams build on. The schema may have more.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { buildASTSchema, parse, print } = createRequire(import.meta.url)('graphql');
const read = (name) => parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8'));

const schema = buildASTSchema(read('schema.graphql'));
const problems = [];
for (const definition of read('contract.graphql').definitions) {
  const name = definition.name.value;
  const type = schema.getType(name);
  if (!type) {
    problems.push(`${name} is missing`);
    continue;
  }
  for (const { name: value } of definition.values ?? []) {
    if (!type.getValue(value.value)) problems.push(`${name}.${value.value} is missing`);
  }
  for (const field of definition.fields ?? []) {
    const has = type.getFields()[field.name.value];
    const wanted = print(field.type);
    if (String(has?.type) !== wanted)
      problems.push(`${name}.${field.name.value} is ${has?.type ?? 'missing'}, not ${wanted}`);
    for (const argument of field.arguments ?? []) {
      const given = has?.args.find((each) => each.name === argument.name.value);
      if (String(given?.type) !== print(argument.type))
        problems.push(`${name}.${field.name.value}(${argument.name.value}:) is ${given?.type ?? 'missing'}`);
    }
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
