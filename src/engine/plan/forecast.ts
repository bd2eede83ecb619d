import type { All } from '../condition/condition';
import type { Selected } from '../operation/selection';
import { grouped } from '../relation/groups/group-order';
import type { Points } from '../relation/groups/points';
import type { Level } from '../relation/level';
import type { RowFilter } from '../relation/related-rows';
import type { Select } from '../sql/sql';
import { allLeft, identifier, sql } from '../sql/sql';
import type { Forecast, PointCounts, Quarters } from '../assemble/forecast';
import { forecast } from '../assemble/forecast';
import type { PageFinder } from '../assemble/page-readers';
import type { Fields, Reader } from '../assemble/result';
import { makerOf } from '../assemble/result';
import type { List } from './lists';
import type { RowPlanner } from './row-planner';
import { below, readersBelow } from './row-planner';

/** A condition on the rows of a list beside its own filter. */
export interface Narrowing {
  readonly filter: All;
  /** The prefix of the sources of its operands. */
  readonly source: string;
}

/** What keeps the rows of a list that fulfil another condition too. */
export function narrowed(
  { conditions }: RowPlanner,
  { target, rowFilter }: List,
  also: Narrowing | undefined,
): RowFilter | undefined {
  if (!also) return rowFilter;
  const narrowing = conditions.rowFilter(target, also.filter, also.source);
  return (scope, alias) => allLeft(rowFilter?.(scope, alias), narrowing(scope, alias));
}

/** The points of the series of all owners. */
export interface PointLevel {
  readonly points: Points;
  readonly level: Level;
  /** Finds the points of an owner. */
  readonly found: PageFinder;
}

/**
 * Plans `forecast`: the counts of the points that it is made of. Rows that a filter keeps are counted in a series of their own,
 * because a filter that follows the day would make the database read the rows of the whole series for each point.
 * @param series the prefix of the values of the series
 * @param pointsOf the level of the points of the series, or of the rows that a condition keeps
 */
export function forecastReader(
  objects: RowPlanner,
  selected: Selected,
  series: string,
  pointsOf: (also?: Narrowing) => PointLevel,
): Reader {
  const { shape, source } = objects.argumentsOf(selected);
  if (shape.kind !== 'forecast') throw new Error(`${selected.path.join('.')} is bound to something else.`);
  const { of, filter } = shape;
  const counted = pointsOf(filter && { filter, source });
  const subject = {
    counts: countsOf(counted),
    totals: of === 'share' ? countsOf(pointsOf()) : undefined,
    date: objects.builder.related.date.source,
    series,
    source,
    quarters: quartersOf(objects, counted),
    isTested: below(selected).some(({ definition }) => definition.name === 'backtest'),
  };
  return forecast(subject, membersOf<Forecast>(selected));
}

function countsOf({ points, level, found }: PointLevel): PointCounts {
  return {
    found,
    level: level.index,
    ends: level.position(points.column('ends')),
    last: points.isFiscal ? level.position(points.column('last')) : undefined,
    count: level.position(sql`coalesce(${identifier(grouped, 'count')}, 0)`),
  };
}

/** The quarters of the calendar of a series, whose days no rule tells; undefined if its periods are of the calendar of all. */
function quartersOf({ builder }: RowPlanner, { points, level }: PointLevel): Quarters | undefined {
  const { calendar } = points;
  if (!calendar) return undefined;
  const [starts, ends] = [identifier('calendar', 'starts'), identifier('calendar', 'ends')];
  const rows: Select = { from: sql`${calendar} "calendar"`, orderBy: [starts] };
  const quarters = builder.counting(
    level.entity,
    () => rows,
    () => [],
  );
  return { level: quarters.index, starts: quarters.position(starts), ends: quarters.position(ends) };
}

/** Reads what is selected of an object that has its values by the names of its fields. */
function membersOf<Members extends { readonly [field: string]: unknown }>(selected: Selected): Fields<Members> {
  return readersBelow(selected, (field): Reader<Members> => {
    const { name } = field.definition;
    if (name === '__typename') return () => () => field.parentType.name;
    if (field.selections.size === 0) return () => (members) => members[name];
    const fields = membersOf(field);
    return (result) => {
      const make = makerOf(fields, result);
      return ({ [name]: value }) => (Array.isArray(value) ? value.map(make) : value && make(value as Members));
    };
  });
}
