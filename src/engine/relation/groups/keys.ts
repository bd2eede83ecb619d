import { allOf } from '../../policy/access';
import type { Scope } from '../../metadata/entity';
import { entityMetadata } from '../../metadata/entity';
import type { Entity, Field, Path } from '../../metadata/graph';
import type { Candidates, FarRows, Keep, Seen } from '../related-rows';
import { keyOf } from '../guarded';
import type { Sql } from '../../sql/sql';
import { identifier, join, literal, sql } from '../../sql/sql';
import type { CountedRows } from './counted-rows';
import { counted } from './counted-rows';
import type { Dimension } from '../../metadata/dimensions';

/** A key of counted rows. */
export interface Key {
  readonly dimension: Dimension;
  readonly value: Sql;
  /** The PostgreSQL type in which conditions compare it; of objects and sets, of their keys. */
  readonly type: string;
  /** The names of an enum's values in their order, where they come as text. */
  readonly values?: readonly string[];
  /** Every value that a key can be, of an enum or of `Boolean`. */
  readonly domain?: readonly string[];
  /** The entity of the objects that it names. */
  readonly target?: Entity;
}

type Value = Field & { readonly kind: 'column' | 'computed' };
type ToMany = Field & { readonly kind: 'list' | 'connection' };

/** A row that a step of a path stands on: the counted row itself, or one that is joined to it. */
interface Standing {
  readonly entity: Entity;
  readonly id: Sql;
  column(name: string): Sql;
  expression(of: (scope: Scope) => Sql): Sql;
}

/** Finds the keys of counted rows along the paths of dimensions; paths that begin alike go over the same far rows. */
export class KeyFinder {
  private readonly joined = new Map<string, Standing>();
  private readonly found: (() => Sql)[] = [];
  /** Whether one row can have come to several: then they have to be made distinct. */
  multiplies = false;

  /** @param keysFrom what rows of the edge at a path have to fulfil to give keys; nothing where all do */
  constructor(
    private readonly far: FarRows,
    private readonly rows: CountedRows,
    private readonly keysFrom: (path: string) => Keep | undefined = () => undefined,
  ) {}

  /** What has to be joined to the counted rows; begins with a space where it is anything. */
  get joins(): Sql {
    return join(
      this.found.map((each) => sql` ${each()}`),
      '',
    );
  }

  /** The key of a dimension. */
  key(dimension: Dimension): Key {
    switch (dimension.part) {
      case 'object':
        return this.object(dimension);
      case 'set':
        return this.set(dimension);
      case 'value':
        return this.plain(dimension);
      case 'fiscalQuarter':
        return this.span(dimension);
      default:
        return { dimension, ...datePart(dimension.part, this.moment(dimension)) };
    }
  }

  private field(entity: Entity, name = ''): Field {
    const field = this.far.field(entity, name);
    if (!field) throw new Error(`${entity.name} has no field ${name}.`);
    return field;
  }

  private valueOf(entity: Entity, name: string | undefined): Value {
    const field = this.field(entity, name);
    if (field.kind !== 'column' && field.kind !== 'computed') throw new Error(`${entity.name}.${name} is no value.`);
    return field;
  }

  private start(): Standing {
    const { entity, seen } = this.rows;
    return {
      entity,
      id: identifier(counted, 'id'),
      column: (name) => this.rows.value(identifier(seen.alias, name)),
      expression: (of) => this.rows.value(of(seen.scope)),
    };
  }

  /** The row that the first steps of a path lead to. */
  private walk(path: readonly string[]): Standing {
    if (path.length === 0) return this.start();
    const name = path.join('.');
    let standing = this.joined.get(name);
    if (!standing) {
      const from = this.walk(path.slice(0, -1));
      standing = this.step(from, this.field(from.entity, path.at(-1)), name);
      this.joined.set(name, standing);
    }
    return standing;
  }

  private step(from: Standing, field: Field, name: string): Standing {
    if (field.kind === 'toOne') {
      const { alias, scope, visible } = this.far.edge(field);
      const same = sql`${identifier(alias, 'id')} = ${keyAt(from, field)}`;
      this.found.push(() => sql`left join ${scope.source} on ${allOf(same, visible)}`);
      return joinedRow(field.target, alias, scope);
    }
    if (field.kind !== 'list' && field.kind !== 'connection') throw new Error(`A ${field.kind} leads to no rows.`);
    const { target } = field;
    const [inForce, given] = [this.inForce(field), this.keysFrom(name)];
    const keep: Keep | undefined =
      inForce && given ? (scope, of) => allOf(inForce(scope, of), given(scope, of)) : (inForce ?? given);
    const seen = this.far.fresh(target, keep, field.path);
    const { alias } = seen;
    // The far rows themselves are joined only where more than their keys is asked for.
    let bare = true;
    this.found.push(() => {
      const { from: rows, near, far, where } = this.candidates(field, seen, bare);
      const columns = bare ? sql`${far} as "id"` : sql`${identifier(alias)}.*`;
      return sql`left join (select ${near} as "near key", ${columns} from ${rows} where ${where}) ${identifier(alias)} on ${identifier(alias, 'near key')} = ${from.id}`;
    });
    this.multiplies = true;
    const { id, ...row } = joinedRow(target, alias, seen.scope);
    return {
      ...row,
      id,
      column: (name) => ((bare = false), row.column(name)),
      expression: (of) => ((bare = false), row.expression(of)),
    };
  }

  /** Of rows that have a period, an edge that finds them by a key of theirs takes those in force. */
  private inForce({ path, target }: ToMany): Keep | undefined {
    const isPeriod = path.kind === 'foreign' && target.fields.get('inForce')?.kind === 'computed';
    return isPeriod ? (scope) => scope.computed('inForce') : undefined;
  }

  /** The far rows of a to-many edge of all near rows. */
  private candidates({ path, target }: ToMany, seen: Seen, bare: boolean): Candidates {
    // Rows are made distinct later, with all their keys; pairs need not be before.
    const single: Path = path.kind === 'link' ? { ...path, repeated: false } : path;
    return this.far.candidates(single, target, seen, () => sql`true`, bare);
  }

  private object(dimension: Dimension): Key {
    const { path } = dimension;
    const from = this.walk(path.slice(0, -1));
    const field = this.field(from.entity, path.at(-1));
    if (field.kind !== 'toOne' && field.kind !== 'list' && field.kind !== 'connection')
      throw new Error(`${path.join('.')} leads to no rows.`);
    const { target } = field;
    // Where every far row may be seen, its key is enough.
    const isHeld = field.kind === 'toOne' && this.far.edge(field).visible === undefined;
    const value = isHeld ? keyAt(from, field) : this.walk(path).id;
    return { dimension, value, type: 'bigint', target };
  }

  private set(dimension: Dimension): Key {
    const field = this.field(this.rows.entity, dimension.path[0]);
    if (field.kind !== 'list' && field.kind !== 'connection') throw new Error(`${dimension.name} is no set.`);
    const seen = this.far.fresh(field.target, this.inForce(field), field.path);
    const { from, near, far, where } = this.candidates(field, seen, true);
    const [alias, owner] = [this.far.aliases.next(), this.far.aliases.next()];
    const members = sql`(select ${identifier(owner, 'id')} as "owner", array_agg(distinct ${identifier(alias, 'id')}) as "members" from ${this.rows.ids} ${identifier(owner)}
      join (select ${near} as "near key", ${far} as "id" from ${from} where ${where}) ${identifier(alias)} on ${identifier(alias, 'near key')} = ${identifier(owner, 'id')} group by 1)`;
    const set = this.far.aliases.next();
    this.found.push(
      () => sql`left join ${members} ${identifier(set)} on ${identifier(set, 'owner')} = ${identifier(counted, 'id')}`,
    );
    const value = sql`coalesce(${identifier(set, 'members')}, '{}'::bigint[])`;
    return { dimension, value, type: 'bigint[]', target: field.target };
  }

  private plain(dimension: Dimension): Key {
    const { path } = dimension;
    const standing = this.walk(path.slice(0, -1));
    const field = this.valueOf(standing.entity, path.at(-1));
    const value = valueAt(standing, field);
    const type = field.kind === 'computed' && field.values ? 'text' : field.type;
    const domain = field.values ?? (type === 'boolean' ? ['false', 'true'] : undefined);
    return {
      dimension,
      value,
      type,
      ...(domain && { domain }),
      ...(field.kind === 'computed' && field.values && { values: field.values }),
    };
  }

  /** A date or an instant of the row as a time without a zone; instants as in UTC. */
  private moment({ path }: Dimension): Sql {
    const field = this.valueOf(this.rows.entity, path[0]);
    return utcMoment(valueAt(this.start(), field), field.type);
  }

  /** The span of an owner's calendar in which a date lies: the last that begins by then, unless it has ended. */
  private span(dimension: Dimension): Key {
    const { calendar } = dimension;
    if (!calendar) throw new Error(`${dimension.name} has no calendar.`);
    const target = this.far.graph.entityOf(calendar.spans());
    const { span } = entityMetadata(calendar.spans()).options ?? {};
    if (!span) throw new Error(`${target.name} is no calendar.`);
    const steps = calendar.owner.split('.');
    const before = this.walk(steps.slice(0, -1));
    const edge = this.field(before.entity, steps.at(-1));
    if (edge.kind !== 'toOne') throw new Error(`${calendar.owner} is no path to the owner of a calendar.`);
    const { alias, scope, visible } = this.far.fresh(target);
    const day = sql`${this.moment(dimension)}::date`;
    const owned = sql`${scope.column(span.owner)} = ${keyAt(before, edge)} and ${scope.column(span.from)} <= ${day}`;
    const latest = sql`select ${identifier(alias, 'id')} as "id", ${scope.column(span.to)} as "to" from ${scope.source} where ${allOf(owned, visible)} order by ${scope.column(span.from)} desc limit 1`;
    const found = this.far.aliases.next();
    this.found.push(
      () => sql`left join lateral (${latest}) ${identifier(found)} on ${identifier(found, 'to')} >= ${day}`,
    );
    return { dimension, value: identifier(found, 'id'), type: 'bigint', target };
  }
}

function joinedRow(entity: Entity, alias: string, scope: Scope): Standing {
  const id = identifier(alias, 'id');
  return {
    entity,
    id,
    column: (name) => identifier(alias, name),
    // An expression over a row that is not there can have a value; what is grouped by has none.
    expression: (of) => sql`case when ${id} is not null then ${of(scope)} end`,
  };
}

/** The key that a row holds of a to-one edge; null where the edge is not to be seen. */
function keyAt(standing: Standing, field: Field & { readonly kind: 'toOne' }): Sql {
  return field.guard ? standing.expression(({ alias }) => keyOf(field, alias)) : standing.column(field.column);
}

function valueAt(standing: Standing, field: Value): Sql {
  if (field.kind === 'column') return standing.column(field.column);
  // An enum that is computed may come in its own type or as text.
  return standing.expression((scope) =>
    field.values ? sql`(${field.expression(scope)})::text` : field.expression(scope),
  );
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
