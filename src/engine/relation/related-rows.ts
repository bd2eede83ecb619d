import type { Above, Access } from '../policy/access';
import type { Scope } from '../metadata/entity';
import type { Entity, Field, Graph, LinkPath, Path, ToOne } from '../metadata/graph';
import type { Aliases, Conditions, Select, Sql } from '../sql/sql';
import { allLeft, allOf, identifier, integer, literal, sql } from '../sql/sql';
import type { Level } from './level';
import type { RequestDate, ScopeUse } from './scope';
import { visibleWhere } from './field-visibility';
import { scopeOf, sourceOf } from './scope';
import type { Row } from './value';
import type { Source } from './index-walk';

/** The path of an edge over links, or over a table of pairs. */
type PairPath = Exclude<Path, { readonly kind: 'foreign' }>;

/** The condition by which a filter keeps rows of an entity; undefined if it keeps every row. */
export type RowFilter = (scope: Scope, alias: string) => Sql | undefined;

/** The rows of an entity under a new alias, with the condition that they are visible and kept; undefined if all are. */
export interface VisibleRows extends Row {
  readonly visible: Sql | undefined;
}

/** A row at the source of an edge: its key, and the alias under which it stands if other columns of it are needed. */
export interface SourceRow {
  readonly key: Sql;
  readonly alias: string;
}

/** The rows of an edge, before they are ordered and cut. */
export interface Candidates {
  readonly from: Sql;
  readonly sourceKey: Sql;
  readonly targetKey: Sql;
  readonly where: Conditions;
}

/** The links of an edge, under an alias. */
interface Links {
  readonly alias: string;
  readonly sourceKey: Sql;
  readonly targetKey: Sql;
  readonly rows: Sql;
  /** That a link is in force and visible; undefined if all links count. */
  readonly inForce: Sql | undefined;
}

/** The path to rows by a key that they hold in an edge, or by their own. */
export function byKey(column: string, edge?: string): Path {
  return { kind: 'foreign', column, ...(edge !== undefined && { edge }) };
}

/**
 * Finds rows for levels and for the inner steps of filters alike, so that access and the request date are judged in one
 * place.
 */
export class RelatedRows {
  constructor(
    readonly graph: Graph,
    readonly aliases: Aliases,
    private readonly access: Access,
    readonly date: RequestDate,
    private readonly use: ScopeUse = 'deciding',
  ) {}

  /**
   * The rows of an entity that the viewer may see. If the request names its date, rows that start later are left out.
   * @param path of the edge that leads to them from visible rows; undefined if no edge does
   * @param parent the level of those rows
   */
  visible(entity: Entity, rowFilter?: RowFilter, path?: Path, parent?: Pick<Level, 'alias' | 'idsWhere'>): VisibleRows {
    const by = path?.kind === 'foreign' ? path : undefined;
    const seen = this.access.rows(entity, by ? [by.column] : []);
    // An edge that is hidden does not lead back to its row either.
    const shown = by?.edge === undefined ? undefined : this.access.field(entity, by.edge);
    const above =
      by &&
      parent &&
      ((alias: string): Above =>
        (condition) =>
          sql`${identifier(alias, by.column)} = any(array${parent.idsWhere(condition(parent.alias))})`);
    return this.rows(entity, (scope, alias) => [
      seen?.(alias, this.aliases, above),
      shown?.(alias, this.aliases),
      scope.dateGiven ? entity.started?.(scope) : undefined,
      rowFilter?.(scope, alias),
    ]);
  }

  /**
   * Rows that were found before, or that an edge leads to which is never null, whenever they start. They are known to be
   * visible: a row with such an edge is visible only if the row at its target is.
   */
  alreadyVisible(entity: Entity, rowFilter?: RowFilter): VisibleRows {
    return this.rows(entity, (scope, alias) => [rowFilter?.(scope, alias)]);
  }

  private rows(entity: Entity, conditions: (scope: Scope, alias: string) => Conditions): VisibleRows {
    const alias = this.aliases.next();
    const scope = this.scope(entity, alias);
    return { entity, alias, scope, visible: allLeft(...conditions(scope, alias)) };
  }

  /** The rows at the target of a to-one edge. */
  edge(field: ToOne, rowFilter?: RowFilter): VisibleRows {
    if (field.kind === 'toOne' && !field.nullable) return this.alreadyVisible(field.target, rowFilter);
    const path = field.kind === 'toOne' ? byKey('id') : byKey(field.column, field.edge);
    return this.visible(field.target, rowFilter, path);
  }

  /** The rows of a level, as what is shown of them sees them. */
  showing(entity: Entity, alias: string): Scope {
    return this.scope(entity, alias, 'showing');
  }

  private scope(entity: Entity, alias: string, use = this.use): Scope {
    return scopeOf(this.graph, this.aliases, this.date, entity, alias, use, (other) => {
      // Expressions join such rows to their own.
      const visible = this.access.rows(other, ['id']);
      return visible && ((of) => visible(of, this.aliases));
    });
  }

  /** A field of an entity as this viewer may see it: null on the rows that hide it. */
  field(entity: Entity, name: string): Field | undefined {
    const field = entity.fields.get(name);
    const visible = field && this.access.field(entity, name);
    return visible ? visibleWhere(field, (alias) => visible(alias, this.aliases)) : field;
  }

  /**
   * The related rows of an edge for the keys of source rows that a condition picks out.
   * @param bare whether the target's own columns are not needed: it is joined only if a condition asks for them
   * @param alike that a column of the target holds what the source has in a column of its own. It says no more than
   *   `pick`, but derived rows can be found by it.
   */
  candidates(
    path: Path,
    { entity, alias, visible }: VisibleRows,
    pick: (sourceKey: Sql) => Sql | undefined,
    bare = false,
    alike?: (target: Sql, sourceColumn: string) => Sql,
  ): Candidates {
    const table = sourceOf(entity, alias, this.date);
    const own = identifier(alias, 'id');
    if (path.kind === 'foreign') {
      const sourceKey = identifier(alias, path.column);
      const constant =
        path.constant && sql`${identifier(alias, path.constant.column)} = ${literal(path.constant.value)}`;
      const found = path.alike && alike?.(identifier(alias, path.alike.target), path.alike.source);
      return { from: table, sourceKey, targetKey: own, where: [found, pick(sourceKey), constant, visible] };
    }
    const links = this.links(path);
    const { sourceKey, targetKey, inForce } = links;
    const isBare = bare && !visible;
    // A link may have lost its target, as in a copy of the data from which rows were removed.
    const hasTarget = isBare && path.kind === 'link' ? sql`${targetKey} is not null` : undefined;
    const found = linksWhere(path, links, [pick(sourceKey), inForce, hasTarget]);
    const from = isBare ? found.from : sql`${found.from} join ${table} on ${own} = ${targetKey}`;
    return { from, sourceKey, targetKey, where: [...found.where, visible] };
  }

  /** The related rows of an edge for one source row. */
  candidatesOfOne(path: Path, rows: VisibleRows, { key, alias }: SourceRow, bare = false): Candidates {
    const alike = (column: Sql, sourceColumn: string): Sql => sql`${column} = ${identifier(alias, sourceColumn)}`;
    return this.candidates(path, rows, (column) => sql`${column} = ${key}`, bare, alike);
  }

  /** The related rows of an edge for all source rows; undefined if only those of one row can be told. */
  candidatesApart(path: Path, rows: VisibleRows): Omit<Candidates, 'targetKey'> | undefined {
    const isOfOne = path.kind === 'foreign' ? path.alike !== undefined : path.kind === 'link' && path.repeated;
    return isOfOne ? undefined : this.candidates(path, rows, () => undefined);
  }

  /** The links to the one related row that there can be, whose key is found first and once. */
  linksToOne(path: PairPath, { alias, scope, visible }: VisibleRows): Omit<Candidates, 'targetKey'> {
    const { sourceKey, targetKey, rows, inForce } = this.links(path);
    const only: Select = { columns: [identifier(alias, 'id')], from: scope.source, where: [visible] };
    return { from: rows, sourceKey, where: [sql`${targetKey} = ${only}`, inForce] };
  }

  /** The links of an edge that goes over a table of pairs or over an entity of its own. */
  links(given: PairPath): Links {
    const path = this.shortest(given);
    const alias = this.aliases.next();
    const [sourceKey, targetKey] = [identifier(alias, path.source), identifier(alias, path.target)];
    if (path.kind === 'junction') {
      const rows = sql`${identifier(path.table)} ${identifier(alias)}`;
      return { alias, sourceKey, targetKey, rows, inForce: undefined };
    }
    const scope = this.scope(path.entity, alias);
    // A link's ends are the row above, and a row whose own visibility is judged beside it.
    const visible = this.access.rows(path.entity, [path.source, path.target])?.(alias, this.aliases);
    const ends = path.edges.map((edge) => this.access.field(path.entity, edge)?.(alias, this.aliases));
    const inForce = allOf(scope.computed('inForce'), visible, ...ends);
    return { alias, sourceKey, targetKey, rows: scope.source, inForce };
  }

  /**
   * The path over the spans of links, if there are any and they say the same to the viewer: spans of another day than today are
   * interrupted by all rows, also by those that the viewer does not see. Those of today are interrupted by rows that the
   * viewer sees, or by rows that hide the link.
   */
  private shortest(path: PairPath): PairPath {
    if (path.kind === 'junction' || !path.spans) return path;
    const { path: spans, without } = path.spans;
    return this.date.dateGiven && this.access.rows(without) ? path : spans;
  }

  /** The related rows of an edge for the key of one source row, in the default order of their entity. */
  ofOne(path: Path, rows: VisibleRows, key: Sql): Source {
    const way = path.kind === 'foreign' ? path : this.shortest(path);
    if (way.kind === 'link' && way.carried) return this.carried(way, way.carried, rows, key);
    const { from, where } = this.candidates(path, rows, (sourceKey) => sql`${sourceKey} = ${key}`);
    if (path.kind !== 'junction') return { from, where };
    const { sourceKey, targetKey, rows: pairs } = this.links(path);
    const own = sql`${sourceKey} = ${key}`;
    const toRow = sql`${targetKey} = ${identifier(rows.alias, 'id')}`;
    // `exists` would be turned into a join, which sorts all pairs after all.
    const linked: Select = { columns: [sql`true`], from: pairs, where: [own, toRow], limit: integer(1) };
    const kept = sql`coalesce(${linked}, false)`;
    return { from, where, walk: { entity: rows.entity, kept, visible: rows.visible } };
  }

  /** The related rows of one source row over links that carry their order: an index has the links in it. */
  private carried(
    path: LinkPath,
    columns: readonly string[],
    { entity: target, alias, visible }: VisibleRows,
    key: Sql,
  ): Source {
    const links = this.links(path);
    const { sourceKey, targetKey, rows, inForce } = links;
    const order = [...columns.map((column) => identifier(links.alias, column)), targetKey];
    const from = sql`${rows} join ${sourceOf(target, alias, this.date)} on ${identifier(alias, 'id')} = ${targetKey}`;
    const where = [sql`${sourceKey} = ${key}`, inForce, visible];
    return { from, where, carried: { order, repeated: path.repeated } };
  }
}

/** Links that fulfil a condition, each pair of ends once. */
function linksWhere(
  path: PairPath,
  { alias, sourceKey, targetKey, rows }: Links,
  where: Conditions,
): Pick<Candidates, 'from' | 'where'> {
  if (path.kind === 'junction' || !path.repeated) return { from: rows, where };
  const pairs: Select = { distinct: true, columns: [sourceKey, targetKey], from: rows, where };
  return { from: sql`${pairs} ${identifier(alias)}`, where: [] };
}
