import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, specifiedRules, validate, type DocumentNode } from 'graphql';
import { validateInSlices } from '../../src/server/validation';
import { Choice } from '../engine/differential/generator/choice';
import { mutateDocument } from '../fuzz/documents';
import { times } from '../support/charged';
import { exampleNames, exampleRequest } from '../support/examples';

const folder = join(__dirname, '..', '..', 'schema');
const schema = buildSchema(readFileSync(join(folder, 'schema.graphql'), 'utf8'));
const examples = exampleNames.map((name) => exampleRequest(name).query);

const turn = (): Promise<void> => Promise.resolve();
const inSlices = (document: DocumentNode, most = 100): ReturnType<typeof validateInSlices> =>
  validateInSlices(schema, document, specifiedRules, most, turn);

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

test('finds what graphql-js finds, in the same order, in valid and in changed documents', async () => {
  const choice = new Choice(20110501);
  let invalid = 0;
  for (const example of examples) {
    for (const text of [example, ...Array.from({ length: 7 }, () => mutateDocument(choice, schema, example))]) {
      const document = parsed(text);
      if (!document) continue;
      const expected = validate(schema, document, specifiedRules, { maxErrors: 100 });
      expect({ text, found: await inSlices(document) }).toEqual({ text, found: expected });
      if (expected.length > 0) invalid++;
    }
  }
  expect(invalid).toBeGreaterThan(50);
});

test.each([
  ['too many errors', `{ ${times(120, (index) => `nothing${index}`)} }`, 101],
  ['too many fields under one key', `{ partners { nodes { ${times(200, () => 'x: id x: name')} } } }`, 101],
])('ends as graphql-js does: %s', async (_what, text, count) => {
  const document = parse(text);
  const found = await inSlices(document);
  expect(found).toEqual(validate(schema, document, specifiedRules, { maxErrors: 100 }));
  expect(found).toHaveLength(count);
});

test('gives up comparing fields where graphql-js does', async () => {
  const document = parse(`{ partners { nodes { ${times(1_000, () => 'id')} } } }`);
  expect((await inSlices(document)).map(({ message }) => message)).toEqual(['Validation aborted.']);
});

test('lets others have their turn', async () => {
  const fields = times(2_000, (index) => `a${index}: partner(slug: "x") { id name }`);
  let turns = 0;
  await validateInSlices(schema, parse(`{ ${fields} }`), specifiedRules, 100, () => Promise.resolve(void turns++));
  expect(turns).toBeGreaterThan(0);
});
