import type { FragmentDefinitionNode, SelectionNode } from 'graphql';
import { Kind } from 'graphql';

/** The most levels of fields that the hub accepts. */
export const mostLevels = 32;

/** How many levels of fields some selections have. The fields of a fragment count where it is spread. */
export function levelsOf(
  selections: readonly SelectionNode[],
  fragments: readonly FragmentDefinitionNode[],
  known = new Map<string, number>(),
): number {
  const levels = selections.map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const found = fragments.find((each) => each.name.value === name)?.selectionSet.selections ?? [];
      const inside = known.get(name) ?? levelsOf(found, fragments, known);
      known.set(name, inside);
      return inside;
    }
    const inside = levelsOf(selection.selectionSet?.selections ?? [], fragments, known);
    return selection.kind === Kind.FIELD ? inside + 1 : inside;
  });
  return Math.max(0, ...levels);
}
