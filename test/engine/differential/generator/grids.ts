import { isObjectType } from 'graphql';
import type { Grid } from '../../../reference/dimensions';
import type { Draft } from './draft';

/** Whether the document goes to something that only groups by a grid have. @param field that groups */
export function isForGrid({ usage, schema }: Draft, type: string, field: string): boolean {
  if (usage.wants(`${field}(grid)`)) return true;
  const group = schema.getType(`${type}Group`);
  const mean = isObjectType(group) ? group.getFields()['meanPosition'] : undefined;
  return mean !== undefined && usage.leads(`${type}Group`, mean);
}

/** How fine the grid among some dimensions is; often it is not said. @param field that groups */
export function gridOf({ choice, usage }: Draft, by: readonly string[], field: string): Grid | undefined {
  if (!by.includes('GRID')) return undefined;
  return usage.wants(`${field}(grid)`) || choice.chance(75) ? { precision: choice.integer(1, 9) } : undefined;
}
