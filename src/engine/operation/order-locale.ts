import type { FilterShape } from './read-filter';
import type { Entity } from '../metadata/graph';
import type { ResolvedKey } from './order-keys';

/** Whether an order's key is a text in the locale of the operation, or counts rows by such texts. */
export function isInLocaleOrder({ leaf, shape }: ResolvedKey): boolean {
  if (leaf.kind === 'value') return leaf.field.kind === 'localised';
  return leaf.kind === 'count' && shape?.of !== undefined && speaksOfTexts(leaf.field.target, shape.of);
}

/** Whether a filter speaks of texts that come in several languages. */
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
