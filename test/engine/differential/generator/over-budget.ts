import type { FieldNode, ObjectValueNode, ValueNode } from 'graphql';
import { GraphQLEnumType, GraphQLNonNull, Kind } from 'graphql';
import { maximumKeys, overBudgetKeys } from '../../../reference/refusals';
import type { Choice } from './choice';
import { fieldNode } from './fields';
import type { Variables } from './variables';

const sort = new GraphQLNonNull(new GraphQLEnumType({ name: 'Sort', values: { ASC: {}, DESC: {} } }));

/** Root fields whose orders count the engagements of a distributor for each engagement, more often than one document may. */
export function overBudgetRoots(choice: Choice, variables: Variables): FieldNode[] {
  const roots = Math.ceil(overBudgetKeys / maximumKeys) + choice.integer(1, 8);
  return Array.from({ length: roots }, (_, index) => {
    const order = Array.from({ length: maximumKeys }, () => key(choice, variables));
    const given = [
      {
        kind: Kind.ARGUMENT as const,
        name: { kind: Kind.NAME as const, value: 'orderBy' },
        value: { kind: Kind.LIST as const, values: order },
      },
    ];
    const leaf = fieldNode({ name: 'id' }, 'id', []);
    return fieldNode({ name: 'engagements' }, `over${index}`, given, [
      fieldNode({ name: 'nodes' }, 'nodes', [], [leaf]),
    ]);
  });
}

/** `{ distributor: { engagements: { count: DESC } } }`. */
function key(choice: Choice, variables: Variables): ObjectValueNode {
  const count = variables.give(sort, choice.pick(['ASC', 'DESC']));
  return ['distributor', 'engagements', 'count'].reduceRight<ValueNode>(
    (value, name) => ({
      kind: Kind.OBJECT,
      fields: [{ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value }],
    }),
    count,
  ) as ObjectValueNode;
}
