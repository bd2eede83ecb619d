import type { Measure } from '../condition/measure';
import { fieldsRead } from '../condition/measure';
import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import { addComputed, addCondition } from './list-work';
import { shares } from './prices';
import type { List, Pricing, Request } from './request';
import type { Work } from './work';

/** Totals, and members of totals, for which the values are sorted. */
const sortedTotals = new Set(['median', 'percentile', 'p90', 'topShare']);

/** `sum`, `min`, `median`, `duration` and the like: every row once more for each value, and sorted if its place matters. */
export function totalTerm(list: List, total: Selected, values: number): Pricing {
  return (work, request) => {
    const rows = request.selected(list);
    const { name } = total.definition;
    work.add('counted', rows * values);
    if (sortedTotals.has(name)) work.add('sorted', rows * values);
    const entity = list.target;
    for (const { fields } of total.selections.values())
      for (const { definition } of fields) {
        if (sortedTotals.has(definition.name)) work.add('sorted', rows);
        addMeasured(work, request, entity, definition.name, rows);
      }
    if (name !== 'duration') return;
    const { from, to } = request.argumentsOf(total);
    for (const moment of [from, to]) addMeasured(work, request, entity, moment as string, rows);
  };
}

/** Adds the work of computing a field that is measured. */
function addMeasured(work: Work, request: Request, entity: Entity | undefined, name: string, rows: number): void {
  const field = entity?.fields.get(name);
  if (entity && field) addComputed(work, request.context, entity, field, rows);
}

/** Adds the work of a measure that groups are kept or ordered by. */
export function addMeasure(
  work: Work,
  request: Request,
  entity: Entity | undefined,
  measure: Measure,
  rows: number,
): void {
  // Every group of a change has these numbers anyway.
  if (measure.kind === 'fate') return;
  work.add('counted', rows);
  if ('of' in measure && measure.of) addCondition(work, request.context, measure.of, rows);
  // An amount is computed for the rows in the currency of the measure.
  const measured = 'currency' in measure && measure.currency !== undefined ? rows * shares.test : rows;
  for (const name of fieldsRead(measure)) addMeasured(work, request, entity, name, measured);
  const part = 'part' in measure ? measure.part : 'total' in measure ? measure.total : undefined;
  if (part === 'median' || part === 'p90' || typeof part === 'object') work.add('sorted', rows);
}
