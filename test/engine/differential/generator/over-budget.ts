import type { FieldNode } from 'graphql';
import { Kind } from 'graphql';
import type { Choice } from './choice';
import type { Variables } from './variables';
import { GraphQLInt } from 'graphql';
import { fieldNode } from './fields';

/** Each has at least four connections. */
const chains: readonly (readonly string[])[] = [
  ['partners', 'awards', 'suspensions', 'award', 'partner', 'enrolments', 'partner', 'awards'],
  ['partners', 'technologies', 'partners', 'technologies'],
  ['technologies', 'partners', 'awards', 'partner', 'technologies'],
  ['distributors', 'partners', 'engagements', 'partner', 'awards'],
  ['awards', 'partner', 'offerings', 'resaleAgreements', 'offering', 'partner', 'awards'],
  ['programs', 'enrolments', 'partner', 'children', 'children'],
];

const connections = new Set([
  'partners',
  'awards',
  'enrolments',
  'technologies',
  'distributors',
  'engagements',
  'offerings',
  'resaleAgreements',
  'programs',
  'children',
]);

/** Root fields whose pages multiply, or add up, to far more rows than one document may cost. */
export function overBudgetRoots(choice: Choice, variables: Variables): FieldNode[] {
  const names = choice.pick(chains);
  if (choice.chance(50)) return [chain(choice, variables, 'over', names, [100, 100, 100, 100])];
  return Array.from({ length: 4 }, (_, index) =>
    chain(choice, variables, `each${index}`, names, [100, 90 + index, 60, 50]),
  );
}

function chain(
  choice: Choice,
  variables: Variables,
  key: string,
  names: readonly string[],
  sizes: readonly number[],
): FieldNode {
  const [name = '', ...others] = names;
  const isConnection = connections.has(name);
  const leaf = fieldNode({ name: 'id' }, 'id', []);
  const inside =
    others.length === 0
      ? leaf
      : chain(choice, variables, others[0] ?? '', others, isConnection ? sizes.slice(1) : sizes);
  if (!isConnection) return fieldNode({ name }, key, [], [inside]);
  const size = variables.give(GraphQLInt, sizes[0] ?? 1);
  const given = [
    {
      kind: Kind.ARGUMENT as const,
      name: { kind: Kind.NAME as const, value: choice.pick(['first', 'last']) },
      value: size,
    },
  ];
  const rows = choice.chance(50)
    ? fieldNode({ name: 'nodes' }, 'nodes', [], [inside])
    : fieldNode({ name: 'edges' }, 'edges', [], [fieldNode({ name: 'node' }, 'node', [], [inside])]);
  return fieldNode({ name }, key, given, [rows]);
}
