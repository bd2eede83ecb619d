import type { Condition, Exists, FieldTests, Test } from '../condition/condition';
import type { Dimension } from '../metadata/dimensions';
import { positionType } from '../metadata/fields';
import type { Entity, Field } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import { isDerived, isToManyEdge } from './reach';
import type { List, Request } from './request';

/** Whether the value of a field can be another one on another day. */
function isDated(field: Field | undefined): boolean {
  if (field?.kind === 'composite') return field.typeName !== positionType;
  return field === undefined || field.kind === 'computed' || isDerived(field);
}

/** Whether the rows of an edge can be others on another day. */
function isDatedEdge(field: Field): boolean {
  if (isDerived(field)) return true;
  if (isToManyEdge(field)) return field.path.kind === 'link' || field.target.started !== undefined;
  return 'target' in field && field.target.started !== undefined && (field.kind !== 'toOne' || field.nullable);
}

/** Whether a condition can hold on one day and not on another. */
function dependsOnDay(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.each.some(dependsOnDay);
    case 'not':
      return dependsOnDay(condition.of);
    case 'field':
      return condition.tests.some((test) => testDependsOnDay(condition.field, test));
  }
}

function testDependsOnDay(field: Field, test: Test): boolean {
  switch (test.kind) {
    case 'compare':
      return isDated(field) || test.operator.takes === 'duration';
    case 'presence':
      return isDatedEdge(field);
    case 'exists':
    case 'count':
      return isDatedEdge(field) || (test.of !== undefined && dependsOnDay(test.of));
  }
}

/** Whether the days on which a condition holds are found once for each row, see `relation/groups/day-sets.ts`. */
function hasDaySet(condition: Condition): boolean {
  if (!dependsOnDay(condition)) return true;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.each.every(hasDaySet);
    case 'not':
      return false;
    case 'field':
      return condition.tests.every((test) => testHasDaySet(condition, test));
  }
}

function testHasDaySet({ field, name }: FieldTests, test: Test): boolean {
  if (!testDependsOnDay(field, test)) return true;
  if (test.kind === 'compare') return name === 'inForce' && test.operator.name === 'eq' && test.constant === true;
  return test.kind === 'exists' && areRowsFound(field, test);
}

function areRowsFound(field: Field, { quantifier, of }: Exists): boolean {
  if (isDerived(field)) return false;
  if (isToManyEdge(field) && field.path.kind === 'link' && field.path.repeated) return false;
  return quantifier === 'every' ? !dependsOnDay(of) : hasDaySet(of);
}

function isDatedDimension(entity: Entity | undefined, { path }: Dimension): boolean {
  let at = entity;
  for (const name of path) {
    const field: Field | undefined = at?.fields.get(name);
    if (!field || isDated(field) || isDatedEdge(field)) return true;
    at = 'target' in field ? field.target : undefined;
  }
  return false;
}

/** Whether what a selection of an aggregate reads of each row can be something else on another day. */
function isDatedMeasure(request: Request, entity: Entity | undefined, part: Selected): boolean {
  const filter = request.filterOf(part);
  if (filter) return dependsOnDay(filter);
  const { from, to } = request.argumentsOf(part);
  const members = [...part.selections.values()].flatMap(({ fields }) =>
    fields.map(({ definition }) => definition.name),
  );
  const read = part.definition.name === 'duration' ? [from as string, to as string] : members;
  return read.some((name) => isDated(entity?.fields.get(name)));
}

/**
 * Whether the rows of a series are read once, instead of once for each point.
 * @param points what is computed of them: the points, or a forecast
 */
export function isInOnePass(request: Request, list: List, points: Selected, dimensions: readonly Dimension[]): boolean {
  const filters = [request.list(list).filter, request.filterOf(points)];
  if (filters.some((filter) => filter && !hasDaySet(filter))) return false;
  if (list.edge && isToManyEdge(list.edge.field)) {
    const { path } = list.edge.field;
    if (isDerived(list.edge.field) || (path.kind === 'link' && path.repeated)) return false;
  }
  const parts = [...points.selections.values()]
    .flatMap(({ fields }) => fields.filter(({ definition }) => definition.name === 'aggregate'))
    .flatMap(({ selections }) => [...selections.values()].flatMap(({ fields }) => fields));
  return (
    !dimensions.some((each) => isDatedDimension(list.target, each)) &&
    !parts.some((part) => isDatedMeasure(request, list.target, part))
  );
}
