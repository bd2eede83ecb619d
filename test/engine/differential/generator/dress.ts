import type { ConstDirectiveNode, DirectiveNode, InlineFragmentNode, SelectionNode } from 'graphql';
import { GraphQLBoolean, GraphQLNonNull, isInterfaceType, isObjectType, Kind } from 'graphql';
import type { Draft } from './draft';
import type { Scope } from './scope';

/**
 * Writes the selections of one object in a form that clients use: directives on some, some inside fragments, some
 * fragments named, some of these spread twice or shared with other places. Only the directives change the result.
 */
export function dress(draft: Draft, type: string, scope: Scope, plain: readonly SelectionNode[]): SelectionNode[] {
  const { choice } = draft;
  let dressed = choice.shuffle(plain).map((selection) => conditional(draft, selection, draft.usage.share(7)));
  if (choice.chance(25)) dressed = group(draft, type, dressed);
  if (choice.chance(8)) dressed = group(draft, type, dressed);
  if (choice.chance(20)) dressed.push(...sharedSpread(draft, type, scope));
  return choice.shuffle(dressed);
}

function group(draft: Draft, type: string, selections: readonly SelectionNode[]): SelectionNode[] {
  const { choice } = draft;
  const inside = selections.filter(() => choice.chance(60));
  if (inside.length === 0) return [...selections];
  const outside = selections.filter((selection) => !inside.includes(selection));
  const throughNode = isNode(draft, type) && choice.chance(20);
  const typed = throughNode || choice.chance(60) ? type : undefined;
  const wrapped = choice.chance(45) ? named(draft, type, inside) : [inline(typed, inside)];
  return [
    ...outside,
    ...(throughNode ? [inline('Node', wrapped)] : wrapped).map((each) =>
      conditional(draft, each, draft.usage.share(12)),
    ),
  ];
}

/** A fragment definition made of these selections, and one or two spreads of it. */
export function named(draft: Draft, type: string, inside: readonly SelectionNode[]): SelectionNode[] {
  const { choice } = draft;
  const name = `${choice.pick(['F', 'Card', 'constructor', '__proto__', 'Row'])}${draft.fragments.length}`;
  draft.fragments.push({
    kind: Kind.FRAGMENT_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: inside },
  });
  const leaves = inside.map((selection) => draft.leaves.get(selection));
  if (leaves.every((leaf) => leaf !== undefined)) draft.shared.push({ name, type, leaves });
  return choice.chance(15) ? [spread(name), spread(name)] : [spread(name)];
}

function sharedSpread({ shared, choice }: Draft, type: string, scope: Scope): SelectionNode[] {
  const fitting = shared.filter(
    (fragment) => fragment.type === type && fragment.leaves.every(({ key, use }) => scope.accepts(key, use)),
  );
  if (fitting.length === 0) return [];
  const { name, leaves } = choice.pick(fitting);
  for (const { key, use } of leaves) scope.claim(key, use);
  return [spread(name)];
}

export function inline(type: string | undefined, selections: readonly SelectionNode[]): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(type === undefined ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } }),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function spread(name: string): SelectionNode {
  return { kind: Kind.FRAGMENT_SPREAD, name: { kind: Kind.NAME, value: name } };
}

/** Puts @skip or @include on a selection, in this percentage of the calls. */
function conditional<Selection extends SelectionNode>(draft: Draft, selection: Selection, percent: number): Selection {
  const { choice } = draft;
  if (!choice.chance(percent) || (selection.directives ?? []).length > 0) return selection;
  const names = choice.chance(15) ? choice.shuffle(['skip', 'include']) : [choice.pick(['skip', 'include'])];
  const directives = names.map((name): DirectiveNode => {
    const keeps = choice.chance(78);
    return {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: name },
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'if' },
          value: draft.variables.give(new GraphQLNonNull(GraphQLBoolean), (name === 'include') === keeps),
        },
      ],
    };
  });
  const conditioned: Selection = {
    ...selection,
    directives: directives as readonly ConstDirectiveNode[] & readonly DirectiveNode[],
  };
  const leaf = draft.leaves.get(selection);
  if (leaf) draft.leaves.set(conditioned, leaf);
  return conditioned;
}

function isNode({ schema }: Draft, typeName: string): boolean {
  const type = schema.getType(typeName);
  const node = schema.getType('Node');
  return isObjectType(type) && isInterfaceType(node) && schema.isSubType(node, type);
}
