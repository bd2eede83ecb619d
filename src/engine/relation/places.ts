import type { CompositeParts } from '../metadata/entity';
import type { Entity, Field } from '../metadata/graph';
import { distanceAlong, distanceFrom, lineFrom } from '../sql/globe';
import { Exists } from '../sql/predicates';
import type { Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, join, sql } from '../sql/sql';
import type { RowKey, StreamOf } from './keyset';
import type { RelatedRows, VisibleRows } from './related-rows';
import type { Row } from './value';

type Parts = Readonly<Record<string, Sql>>;

/** A condition on a place: the field with the position of a row, and the test of a position. */
export interface PlaceTest {
  readonly field: Field & { readonly kind: 'composite' };
  readonly of: (parts: Parts) => Sql;
}

/** Places of rows under an alias. */
export interface Places {
  readonly alias: string;
  readonly source: Sql;
  /** The key of the row whose place it is. */
  readonly key: Sql;
  readonly position: Parts;
  /** A column of the row, of which the places have a copy. */
  readonly copy: (column: string) => Sql;
  /** The keys of the default order of the rows, as the places have them. */
  readonly inOrder: (keys: readonly RowKey[]) => readonly RowKey[];
}

/** The table of the places of an entity's rows; undefined if a row is only where its own position is. */
function keptPlaces(related: RelatedRows, { name, places }: Entity): Places | undefined {
  if (!places) return undefined;
  const { table, column, order, position, alike } = places;
  const alias = related.aliases.next();
  const [key, latitude, longitude] = [column, position.latitude, position.longitude].map((each) =>
    identifier(alias, each),
  ) as [Sql, Sql, Sql];
  const inOrder = [...order.map((each) => identifier(alias, each)), key];
  return {
    alias,
    source: sql`${identifier(table)} ${identifier(alias)}`,
    key,
    position: { latitude, longitude },
    copy: (wanted) => {
      const copied = alike.find(({ source }) => source === wanted);
      if (!copied) throw new Error(`The places of ${name} have no copy of ${wanted}.`);
      return identifier(alias, copied.target);
    },
    inOrder: (keys) => keys.map((each, index) => ({ ...each, value: inOrder[index] ?? each.value })),
  };
}

/**
 * The places of an entity's rows, of whichever table.
 * @param keysOf the keys of the default order of rows
 */
export function placesIn(
  related: RelatedRows,
  entity: Entity,
  { field }: PlaceTest,
  keysOf: (rows: VisibleRows) => readonly RowKey[],
): Places {
  const kept = keptPlaces(related, entity);
  if (kept) return kept;
  const rows = related.alreadyVisible(entity);
  const { alias, scope } = rows;
  return {
    alias,
    source: scope.source,
    key: identifier(alias, 'id'),
    position: field.parts(scope),
    copy: (column) => identifier(alias, column),
    inOrder: () => keysOf(rows),
  };
}

/** That places belong to a row. */
function belong({ key }: Places, { alias }: Pick<Row, 'alias'>): Sql {
  return sql`${key} = ${identifier(alias, 'id')}`;
}

/** Whether a row has a place that fulfils a condition: true or false, never null. It runs once for each row. */
function any(places: Places, row: Pick<Row, 'alias'>, condition: Sql): Sql {
  const one: Select = {
    columns: [sql`true`],
    from: places.source,
    where: [belong(places, row), condition],
    limit: integer(1),
  };
  return sql`coalesce(${one}, false)`;
}

/** A test of one row: whether one of its places fulfils the condition. It uses no index on positions. */
export function isTestedAt(related: RelatedRows, row: Row, { field, of }: PlaceTest): Sql {
  const places = keptPlaces(related, row.entity);
  return places ? any(places, row, of(places.position)) : of(field.parts(row.scope));
}

/** The same condition for a whole list: indexes find the places that fulfil it, and the places lead to the rows. */
export function isFoundAt(related: RelatedRows, row: Row, { field, of }: PlaceTest): Sql {
  const places = keptPlaces(related, row.entity);
  if (!places) return of(field.parts(row.scope));
  const { source, key, position } = places;
  return new Exists(
    { from: source, where: [of(position)] },
    { own: key, outer: identifier(row.alias, 'id'), isSure: true },
  );
}

/**
 * The nearest rows. Each is read by its nearest place: a place that has a nearer one of the same row beside it is passed over.
 * @param from the source of the point
 */
export function nearestStream(related: RelatedRows, rows: VisibleRows, from: string): StreamOf | undefined {
  if (!rows.entity.places) return undefined;
  return (source, where, [distance, ...others]) => {
    const [places, nearer] = [keptPlaces(related, rows.entity), keptPlaces(related, rows.entity)];
    if (!places || !nearer || !distance) throw new Error('The order by distance has no keys.');
    const line = lineFrom(places.position, from);
    // A row has a place once, so that of two as near as each other one comes first.
    const rank = ({ position }: Places): Sql => join([lineFrom(position, from), ...Object.values(position)]);
    const before = sql`(${rank(nearer)}) < (${rank(places)})`;
    // With what both have alike, an index on the copy serves a condition on the row. With all of it, PostgreSQL sees that the foreign key
    // joins them, and knows how many there are.
    const alike = (rows.entity.places?.alike ?? []).map(
      ({ source: column }) => sql`${places.copy(column)} = ${identifier(rows.alias, column)}`,
    );
    return {
      from: sql`${source} join ${places.source} on ${allOf(belong(places, rows), ...alike)}`,
      where: [...where, sql`not ${any(nearer, rows, before)}`],
      keys: [{ ...distance, value: line }, ...others],
    };
  };
}

/** The straight line from a point to the nearest place of a row; null if the row has none. @param from the source of the point */
export function lineToNearest(related: RelatedRows, row: Row, parts: CompositeParts, from: string): Sql {
  const places = keptPlaces(related, row.entity);
  if (!places) return lineFrom(parts(row.scope), from);
  const nearest: Select = {
    columns: [sql`min(${lineFrom(places.position, from)})`],
    from: places.source,
    where: [belong(places, row)],
  };
  return sql`${nearest}`;
}

/** The distance of the nearest place of a row from a point along a great circle, in kilometres; null if the row has none. */
export function distanceToNearest(related: RelatedRows, row: Row, parts: CompositeParts, from: string): Sql {
  if (!row.entity.places) return distanceFrom(parts(row.scope), from);
  return distanceAlong(lineToNearest(related, row, parts, from));
}
