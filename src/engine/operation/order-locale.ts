import { fieldsIn } from '../condition/condition';
import type { ResolvedKey } from './order-keys';

/** Whether a key of an order is a text in the locale of the operation, or counts rows by such texts. */
export function isInLocaleOrder({ leaf, shape }: ResolvedKey): boolean {
  if (leaf.kind === 'localised') return true;
  return shape?.of !== undefined && fieldsIn(shape.of).some(({ field }) => field.kind === 'localised');
}
