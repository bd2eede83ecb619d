import type { ASTNode, DocumentNode, GraphQLSchema, ValueNode } from 'graphql';
import { astFromValue, GraphQLString, Kind, parse, parseValue, print, visit } from 'graphql';
import type { Choice } from '../engine/differential/generator/choice';
import { alike, extreme } from './values';

/** The tokens of graphql-js' lexer, and the space between them. */
const tokens = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\d.eE+-]*|#[^\n]*|\s+|[^]/g;

const spare = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '!',
    '$',
    '@',
    '=',
    '|',
    '&',
    '...',
    '"',
    '"""',
    '#',
    ',',
    '\\',
    '\0',
    '\ufeff',
  ],
  ...['on', 'null', 'true', 'query', 'mutation', 'subscription', 'fragment', 'type', 'extend', 'schema', '__typename'],
  ...['id', 'nodes', 'partners', 'first', 'filter', '__schema', '__type', '__proto__', '$x', '@skip(if: $x)'],
  ...[
    '@include(if: null)',
    '@asOf(date: "0001-01-01")',
    '@inLocale(locale: "xx")',
    '-1',
    '1e999',
    '00',
    '99999999999999999999',
  ],
  ...[
    '"\\ud800"',
    '"\\u{110000}"',
    '{ not: {} }',
    '[[[[]]]]',
    '...on Query { __typename }',
    '... @skip(if: false) { __typename }',
  ],
];

/** A document with some of its characters, tokens or nodes changed. */
export function mutateDocument(choice: Choice, schema: GraphQLSchema, document: string): string {
  return choice.weighted<() => string>([
    [4, () => mutateTokens(choice, document)],
    [5, () => mutateTree(choice, schema, document)],
    [2, () => mutateCharacters(choice, document)],
    [1, () => deep(choice, document)],
  ])();
}

function mutateTokens(choice: Choice, document: string): string {
  const found = document.match(tokens) ?? [];
  for (let change = choice.integer(1, 3); change > 0 && found.length > 0; change--) {
    const index = choice.integer(0, found.length - 1);
    choice.weighted<() => unknown>([
      [3, () => found.splice(index, 1)],
      [3, () => found.splice(index, 0, choice.pick(spare))],
      [3, () => (found[index] = choice.pick(spare))],
      [2, () => found.splice(index, 0, found[choice.integer(0, found.length - 1)] as string)],
      [1, () => found.splice(index, choice.integer(1, 20))],
      [1, () => found.splice(index, 0, ...found.slice(index, index + choice.integer(1, 20)))],
    ])();
  }
  return found.join(choice.chance(90) ? '' : ' ');
}

function mutateCharacters(choice: Choice, document: string): string {
  const index = choice.integer(0, Math.max(0, document.length - 1));
  return choice.pick([
    () => document.slice(0, index),
    () => document.slice(index),
    () => `${document.slice(0, index)}${String.fromCharCode(choice.integer(0, 0xffff))}${document.slice(index + 1)}`,
    () => `${document.slice(0, index)}${document.slice(index + choice.integer(1, 9))}`,
    () => document + document,
  ])();
}

const names = [
  'id',
  'name',
  'nodes',
  'totalCount',
  '__typename',
  'first',
  'x',
  '__proto__',
  'constructor',
  'edges',
  'code',
];

/** Changes nodes of the tree, so that most of the results are still documents. */
function mutateTree(choice: Choice, schema: GraphQLSchema, document: string): string {
  let tree: DocumentNode;
  try {
    tree = parse(document, { noLocation: true });
  } catch {
    return mutateTokens(choice, document);
  }
  let count = 0;
  visit(tree, { enter: () => void count++ });
  const chosen = new Set(Array.from({ length: choice.integer(1, 3) }, () => choice.integer(0, count - 1)));
  let number = 0;
  const changed = visit(tree, {
    enter: (node) => (chosen.has(number++) ? changeNode(choice, schema, node) : undefined),
  });
  return print(changed);
}

/** @returns the new node; null removes the node, undefined keeps it */
function changeNode(choice: Choice, schema: GraphQLSchema, node: ASTNode): ASTNode | null | undefined {
  switch (node.kind) {
    case Kind.FIELD: {
      return choice.pick<() => ASTNode | null>([
        () => null,
        () => ({ ...node, alias: { kind: Kind.NAME, value: choice.pick(names) } }),
        () => ({ ...node, name: { kind: Kind.NAME, value: choice.pick(names) } }),
        () => ({ ...node, arguments: [] }),
        () => ({ ...node, arguments: [...(node.arguments ?? []), ...(node.arguments ?? [])] }),
        () => ({ ...node, directives: [directive(choice)] }),
        () => ({
          kind: Kind.INLINE_FRAGMENT,
          directives: choice.chance(30) ? [directive(choice)] : [],
          ...(choice.chance(60) && {
            typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName(choice, schema) } },
          }),
          selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
        }),
      ])();
    }
    case Kind.NAME:
      return { ...node, value: choice.pick(names) };
    case Kind.NAMED_TYPE:
      return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName(choice, schema) } };
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return choice.chance(30) ? null : { ...node, value: literal(choice) };
    case Kind.STRING:
      return choice.chance(60) ? literalOf(alike(choice, node.value)) : literal(choice);
    case Kind.INT:
    case Kind.FLOAT:
      return choice.chance(60) ? literalOf(alike(choice, Number(node.value))) : literal(choice);
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
    case Kind.VARIABLE:
    case Kind.LIST:
    case Kind.OBJECT:
      return literal(choice);
    case Kind.FRAGMENT_SPREAD:
      return { ...node, directives: [directive(choice)] };
    case Kind.VARIABLE_DEFINITION:
      return choice.pick([null, { ...node, defaultValue: literal(choice) as never }]);
    case Kind.OPERATION_DEFINITION:
      return { ...node, operation: choice.pick(['query', 'mutation', 'subscription']) as never };
    default:
      return undefined;
  }
}

function typeName(choice: Choice, schema: GraphQLSchema): string {
  return choice.pick(Object.keys(schema.getTypeMap()));
}

function directive(choice: Choice): never {
  const name = choice.pick(['skip', 'include', 'asOf', 'deprecated', 'oneOf', 'x']);
  const argument = choice.pick(['if', 'if', 'date', 'reason']);
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument }, value: literal(choice) }],
  } as never;
}

function literal(choice: Choice): ValueNode {
  return choice.weighted<() => ValueNode>([
    [1, () => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: choice.pick(['x', 'first', 'i', 'f']) } })],
    [1, () => ({ kind: Kind.ENUM, value: choice.pick(['ASC', 'DESC', 'ACTIVE', 'x', 'null_']) })],
    [
      1,
      () =>
        parseValue(
          choice.pick(['{}', '[]', '[{}]', '{ and: [{}] }', '{ not: { not: {} } }', '-0', '1e400', '9007199254740993']),
        ),
    ],
    [4, () => literalOf(extreme(choice))],
  ])();
}

/** JSON objects can have names that a document cannot have. Those are left out. */
function literalOf(value: unknown): ValueNode {
  if (Array.isArray(value)) return { kind: Kind.LIST, values: value.map(literalOf) };
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([name]) => /^\w+$/.test(name));
    return {
      kind: Kind.OBJECT,
      fields: fields.map(([name, each]) => ({
        kind: Kind.OBJECT_FIELD,
        name: { kind: Kind.NAME, value: name },
        value: literalOf(each),
      })),
    };
  }
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number') return { kind: Kind.FLOAT, value: String(value) };
  return value === null ? { kind: Kind.NULL } : (astFromValue(value, GraphQLString) as ValueNode);
}

/** Very many brackets, fragments, operations or variables. */
function deep(choice: Choice, document: string): string {
  const many = choice.pick([40, 290, 310, 1_000, 4_000]);
  const few = Math.min(many, 120);
  const each = (make: (index: number) => string): string =>
    Array.from({ length: few }, (_, index) => make(index)).join(' ');
  return choice.pick([
    () => `{ nodes(ids: ${'['.repeat(many)}${']'.repeat(many)}) { id } }`,
    () => `{ partners(filter: ${'{ not: '.repeat(many)}{}${' }'.repeat(many)}) { totalCount } }`,
    () => `${'{ a '.repeat(many)}${'}'.repeat(many)}`,
    () => `query ($a: ${'['.repeat(many)}Int${']'.repeat(many)}) { __typename }`,
    () => `{ ${'... { '.repeat(many)}__typename${' }'.repeat(many)} }`,
    () =>
      `{ ...F0 } ${each((index) => `fragment F${index} on Query { ...F${index + 1} }`)} fragment F${few} on Query { __typename }`,
    () => `{ ...F0 } ${each((index) => `fragment F${index} on Query { ...F${(index * 7 + 1) % few} }`)}`,
    () => `query (${each((index) => `$v${index}: Int`)}) { __typename }`,
    () => `{ ${each((index) => `a${index}: partners(first: -1) { totalCount }`)} }`,
    () => `{ ${each((index) => `f${index}`)} }`,
    () => `${document} ${each((index) => `query Q${index} { __typename }`)}`,
    () => `{ __schema { types { ${'ofType { '.repeat(few)}name${' }'.repeat(few)} } } }`,
    () => `{ __type(name: "Partner") { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } }`,
  ])();
}
