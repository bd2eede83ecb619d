import type { CompositeParts } from '../metadata/entity';
import type { Entity, Field } from '../metadata/graph';
import { distanceAlong, distanceFrom, lineFrom } from '../sql/globe';
import { Exists } from '../sql/predicates';
import type { Conditions, Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, literal, materialized, sql } from '../sql/sql';
import type { RowKey, Stream, StreamsOf } from './keyset';
import type { RelatedRows, VisibleRows } from './related-rows';
import { byKey } from './related-rows';
import type { Row } from './value';

type Parts = Readonly<Record<string, Sql>>;

/** A condition on a place: the field with the position of a row, and the test of a position. */
export interface PlaceTest {
  readonly field: Field & { readonly kind: 'composite' };
  readonly of: (parts: Parts) => Sql;
}

/** The further places of a row: rows of another entity under an alias, beside the row itself. */
interface Further {
  readonly rows: VisibleRows;
  readonly position: Parts;
  /** The conditions on the rows: they are visible, and their place is not the row's own position. */
  readonly own: Conditions;
  /** The condition that the places belong to the row. */
  readonly belongs: Sql;
  /** The same, with what both have alike, so that an index on the copy serves a condition on the row. */
  readonly joined: Sql;
}

/** The further places of a row; undefined if its own position is its only place. */
function furtherOf(related: RelatedRows, row: Pick<Row, 'entity' | 'alias'>): Further | undefined {
  const { places } = row.entity;
  if (!places) return undefined;
  const rows = related.visible(places.entity, undefined, byKey(places.column, places.edge));
  const belongs = sql`${identifier(rows.alias, places.column)} = ${identifier(row.alias, 'id')}`;
  const alike = places.alike.map(
    ({ source, target }) => sql`${identifier(rows.alias, target)} = ${identifier(row.alias, source)}`,
  );
  return {
    rows,
    position: positionIn(related, places.entity)(rows.scope),
    own: [sql`not ${identifier(rows.alias, places.own)}`, rows.visible],
    belongs,
    joined: allOf(belongs, ...alike),
  };
}

function positionIn(related: RelatedRows, entity: Entity): CompositeParts {
  for (const name of entity.fields.keys()) {
    const field = related.field(entity, name);
    if (field?.kind === 'composite' && field.typeName === 'Position') return field.parts;
  }
  throw new Error(`${entity.name} has no position.`);
}

/** Whether at least one further place of the row fulfils a condition: true or false, never null. It runs once for each row. */
function any({ rows, own, belongs }: Further, condition: Sql): Sql {
  const one: Select = {
    columns: [sql`true`],
    from: rows.scope.source,
    where: [belongs, ...own, condition],
    limit: integer(1),
  };
  return sql`coalesce(${one}, false)`;
}

/** A test of one row: whether its position or one of its further places fulfils the condition. It uses no index on positions. */
export function isTestedAt(related: RelatedRows, row: Row, { field, of }: PlaceTest): Sql {
  const own = of(field.parts(row.scope));
  const further = furtherOf(related, row);
  return further ? sql`(${own} or ${any(further, of(further.position))})` : own;
}

/** A test of many rows, and what has to stand in the `with` clause before it. */
export interface ManyTested {
  readonly before: readonly Sql[];
  readonly isThere: (row: Row) => Sql;
}

/**
 * The same test for many rows. If few further places fulfil the condition, the statement finds them once and looks each row up among them.
 * @param name of the entry of the `with` clause that has them
 * @param few how many are few
 */
export function testedOften(
  related: RelatedRows,
  entity: Entity,
  place: PlaceTest,
  name: Sql,
  few: number,
): ManyTested {
  const { places } = entity;
  const all = furtherOf(related, { entity, alias: '' });
  if (!places || !all) return { before: [], isThere: (row) => place.of(place.field.parts(row.scope)) };
  const found: Select = {
    columns: [sql`${identifier(all.rows.alias, places.column)} as "key"`],
    from: all.rows.scope.source,
    where: [...all.own, place.of(all.position)],
    limit: integer(few),
  };
  const isFew = sql`(select count(*) from ${name}) < ${integer(few)}`;
  return {
    before: [materialized(name, found)],
    isThere: (row) => {
      const own = place.of(place.field.parts(row.scope));
      const further = furtherOf(related, row) as Further;
      const isAmong = sql`${identifier(row.alias, 'id')} in (select "key" from ${name})`;
      return sql`(${own} or case when ${isFew} then ${isAmong} else ${any(further, place.of(further.position))} end)`;
    },
  };
}

/** The same condition for a whole list: indexes find the places that fulfil it, and the places lead to the rows. */
export function isFoundAt(related: RelatedRows, row: Row, { field, of }: PlaceTest): Sql {
  const further = furtherOf(related, row);
  if (!further) return of(field.parts(row.scope));
  const itself = related.alreadyVisible(row.entity);
  const places: readonly [Select, Select] = [
    {
      columns: [sql`${identifier(itself.alias, 'id')} as "key"`],
      from: itself.scope.source,
      where: [of(field.parts(itself.scope))],
    },
    {
      columns: [identifier(further.rows.alias, row.entity.places?.column ?? '')],
      from: further.rows.scope.source,
      where: [...further.own, of(further.position)],
    },
  ];
  const found = related.aliases.next();
  return new Exists(
    { from: sql`(${places[0]} union all ${places[1]}) ${identifier(found)}` },
    { own: identifier(found, 'key'), outer: identifier(row.alias, 'id'), isSure: true },
  );
}

/**
 * The rows at a place, each in one stream: those whose own position lies there, and the others by the first of their further
 * places that does.
 * @param keys of the order of the rows
 */
export function streamsAt(
  related: RelatedRows,
  rows: VisibleRows,
  keys: readonly RowKey[],
  { field, of }: PlaceTest,
): readonly Stream[] {
  const own = of(field.parts(rows.scope));
  const { source } = rows.scope;
  const main: Stream = { from: source, where: [rows.visible, own], keys };
  const further = furtherOf(related, rows);
  const earlier = furtherOf(related, rows);
  if (!further || !earlier) return [main];
  const isEarlier = sql`${identifier(earlier.rows.alias, 'id')} < ${identifier(further.rows.alias, 'id')}`;
  return [
    main,
    {
      from: sql`${source} join ${further.rows.scope.source} on ${further.joined}`,
      where: [
        rows.visible,
        ...further.own,
        of(further.position),
        sql`not (${own})`,
        sql`not ${any(earlier, sql`${isEarlier} and ${of(earlier.position)}`)}`,
      ],
      keys,
    },
  ];
}

const infinitely = sql`${literal('Infinity')}::double precision`;

/**
 * The nearest rows in two streams. A row is in the stream of its nearest place, so each is read once: a place that has a nearer one of
 * the same row beside it is passed over.
 * @param from the source of the point
 */
export function nearestStreams(
  related: RelatedRows,
  rows: VisibleRows,
  parts: CompositeParts,
  from: string,
): StreamsOf | undefined {
  if (!rows.entity.places) return undefined;
  const line = (position: Parts): Sql => lineFrom(position, from);
  const own = line(parts(rows.scope));
  const toOwn = sql`coalesce(${own}, ${infinitely})`;
  return (source, where, [distance, ...others]) => {
    const [nearer, further, other] = [1, 2, 3].map(() => furtherOf(related, rows)) as [Further, Further, Further];
    if (!distance) throw new Error('The order by distance has no keys.');
    const found = line(further.position);
    const before = sql`(${line(other.position)}, ${identifier(other.rows.alias, 'id')}) < (${found}, ${identifier(further.rows.alias, 'id')})`;
    return [
      {
        from: source,
        where: [...where, sql`not ${any(nearer, sql`${line(nearer.position)} < ${toOwn}`)}`],
        keys: [{ ...distance, value: own }, ...others],
      },
      {
        from: sql`${source} join ${further.rows.scope.source} on ${further.joined}`,
        where: [...where, ...further.own, sql`${found} < ${toOwn}`, sql`not ${any(other, before)}`],
        keys: [{ ...distance, value: found }, ...others],
      },
    ];
  };
}

/** The straight line from a point to the nearest place of a row; null if the row has none. @param from the source of the point */
export function lineToNearest(related: RelatedRows, row: Row, parts: CompositeParts, from: string): Sql {
  const own = lineFrom(parts(row.scope), from);
  const further = furtherOf(related, row);
  return further ? sql`least(${own}, ${leastOf(further, from)})` : own;
}

function leastOf({ rows, own, belongs, position }: Further, from: string): Select {
  return { columns: [sql`min(${lineFrom(position, from)})`], from: rows.scope.source, where: [belongs, ...own] };
}

/** The distance of the nearest place of a row from a point along a great circle, in kilometres; null if the row has none. */
export function distanceToNearest(related: RelatedRows, row: Row, parts: CompositeParts, from: string): Sql {
  if (!row.entity.places) return distanceFrom(parts(row.scope), from);
  return distanceAlong(lineToNearest(related, row, parts, from));
}
