import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ASTNode, Kind, parse, visit } from 'graphql';

// Clients read a description alone, in a tooltip: each element has one, in whole sentences and without riddles.
// `npm run check` compares the printed file with the classes.
const printed = parse(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));

interface Described {
  readonly element: string;
  readonly description: string;
}

const kinds = new Set<string>([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
]);

/** Every element of a schema that can have a description: `Partner.awards.first`. */
function elementsOf(schema: ASTNode): readonly Described[] {
  const found: Described[] = [];
  visit(schema, {
    enter(node, _key, _parent, _path, ancestors) {
      if (!kinds.has(node.kind)) return;
      const owners = ancestors.filter((each): each is ASTNode => !Array.isArray(each));
      const names = [...owners, node].flatMap((each) => ('name' in each && each.name ? [each.name.value] : []));
      const description = 'description' in node ? (node.description?.value ?? '') : '';
      found.push({ element: names.join('.'), description });
    },
  });
  return found;
}

const riddles: readonly RegExp[] = [
  /\bwho (shows|asks|sees)\b/i,
  /\bwhoever\b/i,
  /nothing where/i,
  /where there (is|are) (none|no\b)/i,
  /where you may not/i,
  /what it (asks|is|does|needs)\b/i,
  /^(What|Who|How|Whose|Where|In what|For what|Why|Which)\b/,
  /the same of\b/i,
  /\bby whom\b/i,
  /\ball else\b/i,
  /\bunless (given|told)\b/i,
  /\bat last\b/i,
  /\b(far|near) (row|end|side)/i,
  /expectedRevision/,
];

/** The reason why a description cannot be understood alone; undefined if nothing is wrong. */
function fault(description: string): string | undefined {
  if (description === '') return 'is missing';
  const riddle = riddles.find((pattern) => pattern.test(description));
  if (riddle) return `matches ${String(riddle)}: ${description}`;
  const isSentences = description.split('\n\n').every((paragraph) => /^[A-Z0`][\s\S]*\.$/.test(paragraph.trim()));
  return isSentences ? undefined : `is not in whole sentences: ${description}`;
}

function faultsOf(schema: ASTNode): readonly string[] {
  return elementsOf(schema).flatMap(({ element, description }) => {
    const found = fault(description);
    return found === undefined ? [] : [`${element} ${found}`];
  });
}

it('has a description in whole sentences and without riddles for every element', () => {
  expect(elementsOf(printed).length).toBeGreaterThan(5_000);
  expect(faultsOf(printed)).toEqual([]);
});

it.each([
  ['a type without a description', 'type A { "It is." b: Int }', 'A is missing'],
  ['a field without a description', '"It is." type A { b: Int }', 'A.b is missing'],
  ['an argument without a description', '"It is." type A { "It is." b(c: Int): Int }', 'A.b.c is missing'],
  ['an enum value without a description', '"It is." enum A { B }', 'A.B is missing'],
  ['an input field without a description', '"It is." input A { b: Int }', 'A.b is missing'],
  ['an argument of a directive without a description', '"It is." directive @a(b: Int) on FIELD', 'a.b is missing'],
  ['a riddle', '"Who asks." scalar A', 'A matches'],
  ['a phrase', '"the date" scalar A', 'A is not in whole sentences'],
])('reports %s', (_what, schema, message) => {
  expect(faultsOf(parse(schema))).toEqual([expect.stringContaining(message)]);
});
