import type { FieldNode, ObjectValueNode, ValueNode } from 'graphql';
import { GraphQLEnumType, GraphQLNonNull, Kind } from 'graphql';
import { maximumKeys, overBudgetKeys } from '../../../reference/refusals';
import type { Choice } from './choice';
import { fieldNode } from './fields';
import type { Variables } from './variables';

const sort = new GraphQLNonNull(new GraphQLEnumType({ name: 'Sort', values: { ASC: {}, DESC: {} } }));

/** Root fields whose orders count engagements for each engagement of a distributor of each engagement: far above any limit. */
export function overBudgetRoots(choice: Choice, variables: Variables): FieldNode[] {
  // More would have more tokens than a document may have.
  const roots = Math.ceil(overBudgetKeys / maximumKeys) + choice.integer(1, 4);
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

/** `{ distributor: { engagements: { count: DESC, of: … } } }`, where `of` counts engagements of engagements. */
function key(choice: Choice, variables: Variables): ObjectValueNode {
  const count = variables.give(sort, choice.pick(['ASC', 'DESC']));
  const gte: ValueNode = { kind: Kind.INT, value: '0' };
  const inner = along(['program', 'engagements', 'count', 'gte'], gte);
  const of = along(['program', 'engagements', 'count'], object({ of: inner, gte }));
  return along(['distributor', 'engagements'], object({ count, of }));
}

function along(path: readonly string[], end: ValueNode): ObjectValueNode {
  return path.reduceRight<ValueNode>((value, name) => object({ [name]: value }), end) as ObjectValueNode;
}

function object(members: Readonly<Record<string, ValueNode>>): ObjectValueNode {
  const fields = Object.entries(members).map(([name, value]) => ({
    kind: Kind.OBJECT_FIELD as const,
    name: { kind: Kind.NAME as const, value: name },
    value,
  }));
  return { kind: Kind.OBJECT, fields };
}
