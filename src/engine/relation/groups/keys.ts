import type { All } from '../../condition/condition';
import { entityMetadata } from '../../metadata/entity';
import type { Entity, Field, Path } from '../../metadata/graph';
import type { Candidates, RelatedRows, RowFilter, VisibleRows } from '../related-rows';
import type { ConditionCompiler } from '../condition';
import { keyOf } from '../field-visibility';
import { allColumns } from '../index-walk';
import { Joins } from '../joins';
import type { Row, Value } from '../value';
import { readFrom } from '../value';
import type { Select, Sql } from '../../sql/sql';
import { allLeft, allOf, anyOf, identifier, integer, literal, nothing, sql } from '../../sql/sql';
import { cellOf } from '../../sql/globe';
import { bitsOf } from '../../condition/cell';
import type { CountedRows } from './counted-rows';
import { counted } from './counted-rows';
import type { KeptRows } from './day-sets';
import type { Dimension } from '../../metadata/dimensions';

/** A key of counted rows. */
export interface Key {
  readonly dimension: Dimension;
  readonly value: Sql;
  /** The PostgreSQL type in which conditions compare it; of objects, sets and cells, the type of their keys. */
  readonly type: string;
  /** Every value that a key can be, of an enum in the order of their declaration, or of `Boolean`. */
  readonly domain?: readonly string[] | undefined;
  /** The entity of the objects that it names. */
  readonly target?: Entity;
  /** The type of the date or instant that it is made of. */
  readonly momentType?: string;
}

/** Related rows that were joined with sets of days. */
interface RelatedOnDays {
  /** The path that leads to them. */
  readonly path: string;
  /** Whether each comes once for each row. */
  readonly isOnce: boolean;
  /** Their days; absent if they are there on each day. */
  readonly days?: Sql;
}

/** By the path of an edge, the conditions of which its rows fulfil one to give keys, and when each of these counts. */
export type KeysFrom = ReadonlyMap<string, readonly { readonly condition: All; readonly when?: Sql | undefined }[]>;

interface OnDays {
  readonly daysOf: (rows: Select) => KeptRows | undefined;
  readonly related: RelatedOnDays[];
}

type ToMany = Field & { readonly kind: 'list' | 'connection' };

function isToMany(field: Field): field is ToMany {
  return field.kind === 'list' || field.kind === 'connection';
}

/** Finds the keys of counted rows along the paths of dimensions. Paths that begin alike go over the same related rows. */
export class KeyFinder {
  private readonly joined: Joins;
  private readonly toMany = new Map<string, Row>();
  private readonly start: Row;
  private readonly related: RelatedRows;
  private onDays: OnDays | undefined;
  /** Whether one row can have come to several, each with keys of its own. */
  multiplies = false;
  /** Of each to-many edge, whether a row can have come to several with the same keys. */
  private readonly repeating: (() => boolean)[] = [];

  /**
   * @param keysFrom by the path of an edge, which of its rows give keys; all if the edge is not there
   * @param source the prefix of the sources of the operands
   */
  constructor(
    private readonly conditions: ConditionCompiler,
    private readonly rows: CountedRows,
    private readonly keysFrom: KeysFrom | undefined,
    private readonly source: string,
  ) {
    this.related = conditions.related;
    this.joined = new Joins(this.related, true);
    this.start = { ...rows.visible, read: (value) => rows.value(value) };
  }

  /** Whether one row can have come to several with the same keys: then they have to be made distinct. It is asked when everything is planned. */
  get repeats(): boolean {
    return this.repeating.some((repeats) => repeats());
  }

  /** What has to be joined to the counted rows; begins with a space unless it is empty. */
  get joins(): Sql {
    return this.joined.sql;
  }

  /**
   * What has to be joined where the rows stand with sets of days: related rows have the set of the days on which they are there.
   * @param daysOf gives the rows of a select with their days
   * @param isAlike whether a join is the same on each day
   * @returns undefined if there is no such form
   */
  joinsOnDays(
    daysOf: (rows: Select) => KeptRows | undefined,
    isAlike: (join: Sql) => boolean,
  ): { readonly joins: Sql; readonly related: readonly RelatedOnDays[] } | undefined {
    const related: RelatedOnDays[] = [];
    this.onDays = { daysOf, related };
    const joins = this.joined.inOtherForms(isAlike);
    return joins && { joins, related };
  }

  /** The key of a dimension. */
  key(dimension: Dimension): Key {
    switch (dimension.part) {
      case 'object':
        return this.object(dimension);
      case 'set':
        return this.set(dimension);
      case 'cell':
        return this.cell(dimension);
      case 'value': {
        const { path } = dimension;
        const { sql: value, type, domain } = this.value(this.walk(path.slice(0, -1)), path.at(-1));
        return { dimension, value, type, domain };
      }
      case 'fiscalQuarter':
        return this.span(dimension);
      default: {
        const { moment, momentType } = this.moment(dimension);
        return { dimension, momentType, ...datePart(dimension.part, moment) };
      }
    }
  }

  private field(entity: Entity, name = ''): Field {
    const field = this.related.field(entity, name);
    if (!field) throw new Error(`${entity.name} has no field ${name}.`);
    return field;
  }

  /** A value of a row, as the statement around the counted rows reads it. */
  private value(row: Row, name: string | undefined): Value & Pick<Key, 'domain'> {
    const field = this.field(row.entity, name);
    if (field.kind !== 'column' && field.kind !== 'computed')
      throw new Error(`${row.entity.name}.${name} is no value.`);
    const value = this.conditions.values.of(row, field);
    const domain = field.values ?? (value.type === 'boolean' ? ['false', 'true'] : undefined);
    return { ...value, sql: readFrom(row, value.sql), domain };
  }

  /** The row that the steps of a path lead to. */
  private walk(path: readonly string[]): Row {
    return path.reduce((from, name, index) => {
      const field = this.field(from.entity, name);
      if (!isToMany(field)) return this.joined.follow(from, name);
      const way = path.slice(0, index + 1).join('.');
      const row = this.toMany.get(way) ?? this.join(from, field, way);
      this.toMany.set(way, row);
      return row;
    }, this.start);
  }

  private join(from: Row, field: ToMany, path: string): Row {
    const { target } = field;
    const each = this.keysFrom?.get(path);
    const given: RowFilter | undefined =
      each &&
      ((scope, of) =>
        anyOf(
          each.map(({ condition, when }) =>
            allOf(when, this.conditions.compile({ entity: target, scope, alias: of }, condition, this.source, true)),
          ),
        ));
    const inForce = this.inForce(field);
    const rowFilter: RowFilter = (scope, of) => allLeft(inForce?.(scope, of), given?.(scope, of));
    const rows = this.related.visible(target, rowFilter, field.path);
    const { alias, scope } = rows;
    // The related rows themselves are joined only if more than their keys is read.
    let bare = true;
    // Only links can have the same ends several times: some on one day, each on different days.
    const areLinks = field.path.kind === 'link';
    const isRepeated = field.path.kind === 'link' && field.path.repeated;
    const { areAll } = this.rows;
    const made = (onDays?: OnDays): Sql | undefined => {
      const isAfterLinks = !bare && field.path.kind !== 'foreign' && rows.visible === undefined;
      const found = isAfterLinks ? this.related.aliases.next() : alias;
      const { from: source, sourceKey, targetKey, where } = this.candidates(field, rows, bare || isAfterLinks);
      const key = bare || isAfterLinks ? sql`${targetKey} as "id"` : allColumns(alias);
      const columns = [sql`${sourceKey} as "source key"`, key];
      let select: Select = { distinct: bare && isRepeated && areAll, columns, from: source, where };
      if (onDays) {
        const kept = onDays.daysOf(select);
        if (!kept) return undefined;
        const isOnce = (bare || isAfterLinks) && (areAll || !areLinks);
        const isGrouped = isOnce && areLinks;
        select = {
          columns: [...columns, sql`${isGrouped ? sql`bit_or(${kept.days})` : kept.days} as "days"`],
          from: sql`${source}${kept.joins}`,
          where: kept.where,
          groupBy: isGrouped ? [sql`1`, sql`2`] : [],
        };
        onDays.related.push({ path, isOnce, ...(kept.isDated && { days: identifier(found, 'days') }) });
      }
      const related = sql`left join ${select} ${identifier(found)} on ${identifier(found, 'source key')} = ${this.id(from)}`;
      // Joined after the links of all rows, a small table is hashed; inside of that join it would be searched for each link.
      return isAfterLinks
        ? sql`${related} left join ${scope.source} on ${identifier(alias, 'id')} = ${identifier(found, 'id')}`
        : related;
    };
    // Facets whose groups have the same SQL share them, so the join is written once: its aliases are then the same each time.
    const written = new Map<boolean, Sql>();
    this.joined.add(
      () => {
        const join = written.get(bare) ?? made() ?? nothing;
        written.set(bare, join);
        return join;
      },
      () => made(this.onDays),
    );
    this.multiplies = true;
    this.repeating.push(() => !bare || from !== this.start || (isRepeated && !areAll));
    return { entity: target, alias, scope, optional: true, read: (value) => ((bare = false), value) };
  }

  private id(row: Row): Sql {
    return identifier(row === this.start ? counted : row.alias, 'id');
  }

  /** If the related rows have a period, an edge that finds them by a key of theirs takes those in force. */
  private inForce({ path, target }: ToMany): RowFilter | undefined {
    const isPeriod = path.kind === 'foreign' && target.fields.get('inForce')?.kind === 'computed';
    return isPeriod ? (scope) => scope.computed('inForce') : undefined;
  }

  /** The related rows of a to-many edge of all source rows. */
  private candidates({ path }: ToMany, rows: VisibleRows, bare: boolean): Candidates {
    // Rows are made distinct later, with all their keys; pairs need not be before.
    const single: Path = path.kind === 'link' ? { ...path, repeated: false } : path;
    return this.related.candidates(single, rows, () => undefined, bare);
  }

  private object(dimension: Dimension): Key {
    const { path } = dimension;
    const from = this.walk(path.slice(0, -1));
    const field = this.field(from.entity, path.at(-1));
    if (field.kind !== 'toOne' && !isToMany(field)) throw new Error(`${path.join('.')} leads to no rows.`);
    const { target } = field;
    // If every related row is visible, its key is enough.
    const isHeld = field.kind === 'toOne' && this.related.edge(field).visible === undefined;
    const value = isHeld ? readFrom(from, keyOf(field, from.alias)) : this.id(this.walk(path));
    return { dimension, value, type: 'bigint', target };
  }

  private set(dimension: Dimension): Key {
    const field = this.field(this.rows.entity, dimension.path[0]);
    if (!isToMany(field)) throw new Error(`${dimension.name} is no set.`);
    const rows = this.related.visible(field.target, this.inForce(field), field.path);
    const { from, sourceKey, targetKey, where } = this.candidates(field, rows, true);
    const [alias, owner] = [this.related.aliases.next(), this.related.aliases.next()];
    const pairs: Select = { columns: [sql`${sourceKey} as "source key"`, sql`${targetKey} as "id"`], from, where };
    const members: Select = {
      columns: [
        sql`${identifier(owner, 'id')} as "owner"`,
        sql`array_agg(distinct ${identifier(alias, 'id')}) as "members"`,
      ],
      from: sql`${this.rows.ids} ${identifier(owner)} join ${pairs} ${identifier(alias)} on ${identifier(alias, 'source key')} = ${identifier(owner, 'id')}`,
      groupBy: [sql`1`],
    };
    const set = this.related.aliases.next();
    this.joined.add(
      () => sql`left join ${members} ${identifier(set)} on ${identifier(set, 'owner')} = ${identifier(counted, 'id')}`,
    );
    const value = sql`coalesce(${identifier(set, 'members')}, '{}'::bigint[])`;
    return { dimension, value, type: 'bigint[]', target: field.target };
  }

  /** The number of the cell that a position lies in. */
  private cell(dimension: Dimension): Key {
    const { path, grid } = dimension;
    const row = this.walk(path.slice(0, -1));
    const field = this.field(row.entity, path.at(-1));
    if (field.kind !== 'composite' || grid === undefined) throw new Error(`${path.join('.')} lies in no cell.`);
    const part = (name: string): Sql => this.conditions.values.part(row, field, name).sql;
    const cell = cellOf({ latitude: part('latitude'), longitude: part('longitude') }, bitsOf(grid));
    return { dimension, value: readFrom(row, cell), type: 'bigint' };
  }

  /** A date or an instant of the row as a time without a zone; instants as in UTC. */
  private moment({ path }: Dimension): { readonly moment: Sql; readonly momentType: string } {
    const { sql: value, type } = this.value(this.start, path[0]);
    return { moment: utcMoment(value, type), momentType: type };
  }

  /** The span of an owner's calendar in which a date lies: the last that starts by then, unless it has ended. */
  private span(dimension: Dimension): Key {
    const { calendar, span } = calendarOf(dimension);
    const target = this.related.graph.entityOf(calendar.spans());
    const steps = calendar.owner.split('.');
    const before = this.walk(steps.slice(0, -1));
    const edge = this.field(before.entity, steps.at(-1));
    if (edge.kind !== 'toOne') throw new Error(`${calendar.owner} is no path to the owner of a calendar.`);
    const { alias, scope, visible } = this.related.visible(target);
    const { moment, momentType } = this.moment(dimension);
    const day = sql`${moment}::date`;
    const owned = sql`${scope.column(span.owner)} = ${readFrom(before, keyOf(edge, before.alias))} and ${scope.column(span.from)} <= ${day}`;
    const latest: Select = {
      columns: [sql`${identifier(alias, 'id')} as "id"`, sql`${scope.column(span.to)} as "to"`],
      from: scope.source,
      where: [owned, visible],
      orderBy: [sql`${scope.column(span.from)} desc`],
      limit: integer(1),
    };
    const found = this.related.aliases.next();
    this.joined.add(
      () => sql`left join lateral ${latest} ${identifier(found)} on ${identifier(found, 'to')} >= ${day}`,
    );
    return { dimension, value: identifier(found, 'id'), type: 'bigint', target, momentType };
  }
}

/** The calendar of a dimension, and the columns of the spans that it consists of. */
export function calendarOf({ name, calendar }: Dimension) {
  const span = calendar && entityMetadata(calendar.spans()).options?.span;
  if (!span) throw new Error(`${name} has no calendar.`);
  return { calendar, span };
}

/** A date or an instant as a time without a zone; instants as in UTC. */
export function utcMoment(value: Sql, type: string): Sql {
  return type === 'timestamptz' ? sql`(${value} at time zone 'UTC')` : sql`${value}::timestamp`;
}

/** The month, quarter or year of a moment, and its type. */
export function datePart(part: 'month' | 'quarter' | 'year', moment: Sql): Pick<Key, 'value' | 'type'> {
  return part === 'year'
    ? { value: sql`extract(year from ${moment})::integer`, type: 'integer' }
    : { value: sql`date_trunc(${literal(part)}, ${moment})::date`, type: 'date' };
}
