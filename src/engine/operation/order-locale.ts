import type { FilterShape } from './read-filter';
import type { Entity } from '../metadata/graph';
import type { ListKey } from './order-keys';

/** Whether a key of an order is a text in the locale of the operation, or counts rows with a filter on such a text. */
export function isInLocaleOrder({ leaf, shape }: ListKey): boolean {
  if (leaf.kind === 'localised') return true;
  return leaf.kind === 'count' && shape?.of !== undefined && speaksOfTexts(leaf.field.target, shape.of);
}

/** Whether a filter has a condition on a text that exists in several languages. */
function speaksOfTexts(entity: Entity, shape: FilterShape): boolean {
  return Object.entries(shape).some(([name, member]): boolean => {
    if (typeof member === 'string' || member === true) return false;
    if (isList(member)) return member.some((each) => speaksOfTexts(entity, each));
    if (name === 'not') return speaksOfTexts(entity, member);
    const field = entity.fields.get(name);
    switch (field?.kind) {
      case 'localised':
        return true;
      case 'toOne':
      case 'inverse':
        return speaksOfTexts(field.target, member);
      case 'list':
      case 'connection': {
        const { count, ...quantified } = member as { readonly [quantifier: string]: FilterShape };
        const far = [...Object.values(quantified), count?.['of'] as FilterShape | undefined];
        return far.some((each) => each !== undefined && speaksOfTexts(field.target, each));
      }
      default:
        return false;
    }
  });
}

function isList(member: FilterShape | readonly FilterShape[]): member is readonly FilterShape[] {
  return Array.isArray(member);
}
