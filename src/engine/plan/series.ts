import { getNamedType } from 'graphql';
import type { Entity } from '../metadata/graph';
import { uncapitalised } from '../metadata/names';
import type { Selected } from '../operation/selection';
import type { Grouping } from '../relation/groups/grouping';
import { grouped } from '../relation/groups/group-order';
import { groupText } from '../relation/groups/grouping';
import { Points } from '../relation/groups/points';
import { pointsInOnePass } from '../relation/groups/points-once';
import { allColumns } from '../relation/index-walk';
import type { Edge, Level } from '../relation/level';
import type { Select, Sql } from '../sql/sql';
import { identifier, nothing, sql } from '../sql/sql';
import type { PageFinder } from '../assemble/page-readers';
import { eachRowOf, pageByParent, wholePage } from '../assemble/page-readers';
import { column, constant, nested, own, toOne } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import type { Narrowing, PointLevel } from './forecast';
import { forecastReader } from './forecast';
import { pagesOf, uncut } from './lists';
import { MeasurePlanner } from './measures';
import type { RowPlanner } from './row-planner';
import { readersBelow } from './row-planner';

/** What series belong to: rows above, or groups; undefined at the root, where there is one series. */
interface Owners {
  /** Their keys, as `key`. */
  readonly keys: Select;
  /** The key among the columns of `grouped`. */
  readonly key: Sql;
  /** Finds the points of each owner by the key of the owner. */
  readonly pages: (level: Level, key: Sql) => PageFinder;
}

/** The series of a list for each row above it. */
export function ofList(edge: Edge | undefined): Owners | undefined {
  return (
    edge && {
      keys: edge.parent.ids(),
      key: identifier(grouped, 'source key'),
      pages: (level, sourceKey) => pagesOf({ level, sourceKey }, edge, uncut),
    }
  );
}

/** The series of the groups of a level. */
export function ofGroups(groups: Level, { names }: Grouping): Owners {
  const key = groupText(names);
  return {
    keys: groups.keys(key),
    key,
    pages: (level, of) => pageByParent(level.index, level.position(of), groups.index, groups.position(key), uncut),
  };
}

const ownerKey = identifier('owners', 'key');
const place = identifier(grouped, 'place');

/** The points of all owners, with what the rows come to on their days. */
interface MeasuredPoints extends PointLevel {
  readonly measures: MeasurePlanner;
}

/** Plans `series`: a level with the points of all owners, and one for each forecast of fewer rows. */
export class SeriesPlanner {
  /** @param regroup makes the groups of the list as of the date of a planner, perhaps of fewer rows */
  constructor(
    private readonly objects: RowPlanner,
    private readonly target: Entity,
    private readonly regroup: (objects: RowPlanner, also?: Narrowing) => Grouping,
    private readonly owners: Owners | undefined,
  ) {}

  plan(series: Selected): Reader {
    const { source } = this.objects.argumentsOf(series);
    let whole: MeasuredPoints | undefined;
    const pointsOf = (also?: Narrowing): MeasuredPoints =>
      also ? this.level(series, also) : (whole ??= this.level(series));
    return nested(
      readersBelow(series, (field) => {
        switch (field.definition.name) {
          case 'points':
            return this.points(field, pointsOf());
          case 'forecast':
            return forecastReader(this.objects, field, source, pointsOf);
          default:
            return constant(field.parentType.name);
        }
      }),
    );
  }

  private points(selected: Selected, { points, level, found, measures }: MeasuredPoints): Reader {
    const read = new PointReaders(this.objects, points, level, measures);
    const fields = readersBelow(selected, (field) => read.of(field));
    return eachRowOf(found, own({ level: level.index, fields, typeName: getNamedType(selected.definition.type).name }));
  }

  /** @param also which rows of the list are counted; all of them by default */
  private level(series: Selected, also?: Narrowing): MeasuredPoints {
    const { shape, source } = this.objects.argumentsOf(series);
    if (shape.kind !== 'series') throw new Error(`${series.path.join('.')} is bound to something else.`);
    const { builder, conditions } = this.objects;
    const { calendar } = builder.related.graph;
    const points = new Points(
      conditions,
      source,
      shape.isFiscal && calendar ? { calendar, ...shape } : undefined,
      shape.isShort,
    );
    const ofPoint = this.objects.asOf(points.date);
    const grouping = this.regroup(ofPoint, also);
    const level = builder.counting(
      this.target,
      () => this.rows(points, grouping),
      () => [points.definition()],
    );
    level.position(points.column('place'));
    return {
      points,
      level,
      found: this.owners ? this.owners.pages(level, ownerKey) : wholePage(level.index, uncut),
      measures: new MeasurePlanner(ofPoint, this.target, grouping.measures, level),
    };
  }

  /**
   * The points of each owner with what the rows come to on their days.
   *
   *     from points cross join owners left join (…) grouped on grouped.place = points.place and …
   */
  private rows(points: Points, grouping: Grouping): Select {
    const { owners } = this;
    const ofPoints =
      pointsInOnePass(points, grouping, this.objects.builder.related.aliases) ?? pointByPoint(points, grouping);
    const own = owners ? sql` cross join ${owners.keys} "owners"` : nothing;
    const same = owners ? sql` and ${owners.key} = ${ownerKey}` : nothing;
    return {
      from: sql`${points.from}${own} left join ${ofPoints} ${identifier(grouped)} on ${place} = ${points.column('place')}${same}`,
      orderBy: [points.column('place')],
    };
  }
}

/** The groups at each point, made anew for the day of each: `points cross join lateral (with … select …)`. */
function pointByPoint(points: Points, grouping: Grouping): Select {
  const all: Select = { with: grouping.definitions(), ...grouping.all() };
  return {
    columns: [points.column('place'), allColumns(grouped)],
    from: sql`${points.from} cross join lateral ${points.atEach(all)} ${identifier(grouped)}`,
  };
}

/** Reads the fields of points. */
class PointReaders {
  constructor(
    private readonly objects: RowPlanner,
    private readonly points: Points,
    private readonly level: Level,
    private readonly measures: MeasurePlanner,
  ) {}

  of(selected: Selected): Reader {
    const { level, points } = this;
    switch (selected.definition.name) {
      case 'startsOn':
        return column(level.index, level.position(points.column('starts')));
      case 'endsOn':
        return column(level.index, level.position(points.column('ends')));
      case 'aggregate':
        return nested(readersBelow(selected, (field) => this.measures.part(field)));
      case '__typename':
        return constant(selected.parentType.name);
      default:
        return this.quarter(selected);
    }
  }

  private quarter(selected: Selected): Reader {
    const { level, points } = this;
    const { builder } = this.objects;
    const quarters = builder.related.graph.calendar?.entity;
    if (!quarters || selected.definition.name !== uncapitalised(quarters.name))
      throw new Error(`${selected.path.join('.')} is not planned.`);
    if (!points.isFiscal) return constant(null);
    const key = points.column('quarter');
    const rows = builder.found(quarters, level.keys(key));
    const shape = this.objects.shape(selected, quarters, rows);
    return toOne(level.index, level.position(key), shape, rows.columnPosition('id'));
  }
}
