import { fieldsIn } from '../condition/condition';
import type { ListKey } from './order-keys';

/** Whether a key of an order is a text in the locale of the operation, or counts rows with a filter on such a text. */
export function isInLocaleOrder({ leaf, shape }: ListKey): boolean {
  if (leaf.kind === 'value') return leaf.field.kind === 'localised';
  return shape?.of !== undefined && fieldsIn(shape.of).some(({ field }) => field.kind === 'localised');
}
