import type { Above, Access } from '../policy/access';
import { allOf } from '../policy/access';
import type { Scope } from '../metadata/entity';
import type { Entity, Field, Graph, Path, ToOne } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, literal, sql } from '../sql/sql';
import type { Level } from './level';
import type { Aliases } from '../sql/aliases';
import type { RequestDate, ScopeUse } from './scope';
import { guarded } from './guarded';
import { scopeOf, sourceOf } from './scope';
import type { Source } from './index-walk';

/** The way of an edge over links. */
type LinkPath = Exclude<Path, { readonly kind: 'foreign' }>;

/** A condition on the rows of an entity: what a client's filter keeps. Nothing where it keeps every row. */
export type Keep = (scope: Scope, alias: string) => Sql | undefined;

/** The rows of an entity under a new alias, and which of them may be seen and are kept; nothing where all are. */
export interface Seen {
  readonly alias: string;
  readonly scope: Scope;
  readonly visible: Sql | undefined;
}

/** A row at the near end of an edge: its key, and the alias under which it stands where other columns of it are needed. */
export interface NearRow {
  readonly key: Sql;
  readonly alias: string;
}

/** The rows of an edge, before they are ordered and cut. */
export interface Candidates {
  readonly from: Sql;
  readonly near: Sql;
  /** The key of the far row. */
  readonly far: Sql;
  readonly where: Sql;
}

/** The links of an edge, under an alias. */
interface Links {
  readonly alias: string;
  readonly near: Sql;
  readonly far: Sql;
  readonly source: Sql;
  /** That a link is in force; nothing where there is no such thing. */
  readonly held: Sql | undefined;
  /** That it is, and that it may be seen; nothing where all count. */
  readonly inForce: Sql | undefined;
}

/** What is known of rows from where they are found. */
interface Found {
  /** Columns that hold keys of rows that may be seen. */
  readonly known: readonly string[];
  readonly above?: ((alias: string) => Above) | undefined;
  /** Edges of the rows by which they were found: where such an edge is not to be seen, it does not lead back either. */
  readonly edges?: readonly string[];
}

/** The path to rows by a key that they hold in an edge, or by their own. */
export function byKey(column: string, edge?: string): Path {
  return { kind: 'foreign', column, ...(edge !== undefined && { edge }) };
}

/**
 * Finds rows for levels and for the inner steps of filters alike, so that access and the request's date are judged in one
 * place.
 */
export class FarRows {
  constructor(
    readonly graph: Graph,
    readonly aliases: Aliases,
    private readonly access: Access,
    readonly date: RequestDate,
    private readonly use: ScopeUse = 'deciding',
  ) {}

  /**
   * The rows of an entity that may be seen; those that had begun, where the request names its date.
   * @param path of the edge that leads to them from rows that may be seen; none where nothing leads to them
   * @param parent the level of those rows
   */
  fresh(entity: Entity, keep?: Keep, path?: Path, parent?: Pick<Level, 'alias' | 'idsWhere'>): Seen {
    if (path?.kind !== 'foreign') return this.seen(entity, { known: [] }, keep);
    const { column, edge } = path;
    const above =
      parent &&
      ((alias: string): Above =>
        (condition) =>
          sql`${identifier(alias, column)} = any(array(${parent.idsWhere(condition(parent.alias))}))`);
    return this.seen(entity, { known: [column], above, edges: edge === undefined ? [] : [edge] }, keep);
  }

  /**
   * The rows that were found before, or that an edge leads to which is never null: begun or not, and seen, since a row
   * with such an edge may only be seen where the row at its far end may.
   */
  certain(entity: Entity, keep?: Keep): Seen {
    return this.seen(entity, undefined, keep);
  }

  /** The rows at the far end of a to-one edge. */
  edge(field: ToOne, keep?: Keep): Seen {
    if (field.kind === 'toOne' && !field.nullable) return this.certain(field.target, keep);
    return this.fresh(field.target, keep, field.kind === 'toOne' ? byKey('id') : byKey(field.column, field.edge));
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

  /** A field of an entity as this viewer may see it: null on the rows on which it is not to be seen. */
  field(entity: Entity, name: string): Field | undefined {
    const field = entity.fields.get(name);
    const visible = field && this.access.field(entity, name);
    return visible ? guarded(field, (alias) => visible(alias, this.aliases)) : field;
  }

  private seen(entity: Entity, fresh: Found | undefined, keep: Keep | undefined): Seen {
    const alias = this.aliases.next();
    const scope = this.scope(entity, alias);
    const conditions = [
      fresh && this.access.rows(entity, fresh.known)?.(alias, this.aliases, fresh.above),
      ...(fresh?.edges ?? []).map((edge) => this.access.field(entity, edge)?.(alias, this.aliases)),
      fresh && scope.dated ? entity.begun?.(scope) : undefined,
      keep?.(scope, alias),
    ].filter((each) => each !== undefined);
    return { alias, scope, visible: conditions.length > 0 ? allOf(...conditions) : undefined };
  }

  /**
   * The far rows of an edge for near keys that a condition picks out.
   * @param bare whether the target's own columns are not needed: it is joined only where something must be asked of it
   * @param alike that a column of the far rows holds what the near rows have in a column of theirs; it says no more than
   *   `pick`, but rows that are derived can be found by it
   */
  candidates(
    path: Path,
    target: Entity,
    { alias, visible }: Seen,
    pick: (near: Sql) => Sql,
    bare = false,
    alike?: (far: Sql, near: string) => Sql,
  ): Candidates {
    const table = sourceOf(target, alias, this.date);
    const own = identifier(alias, 'id');
    if (path.kind === 'foreign') {
      const near = identifier(alias, path.column);
      const constant =
        path.constant && sql`${identifier(alias, path.constant.column)} = ${literal(path.constant.value)}`;
      const found = path.alike && alike?.(identifier(alias, path.alike.far), path.alike.near);
      return { from: table, near, far: own, where: allOf(found, pick(near), constant, visible) };
    }
    const links = this.links(path);
    const isBare = bare && !visible;
    const joined = (rows: Sql): Sql => (isBare ? rows : sql`${rows} join ${table} on ${own} = ${links.far}`);
    const { near, far, source } = links;
    // A link may have lost its far row, as a copy of the data from which something was removed has it.
    const inForce = isBare && path.kind === 'link' ? allOf(links.inForce, sql`${far} is not null`) : links.inForce;
    if (path.kind === 'junction' || !path.repeated)
      return { from: joined(source), near, far, where: allOf(pick(near), inForce, visible) };
    const pairs = sql`(select distinct ${near}, ${far} from ${source} where ${allOf(pick(near), inForce)}) ${identifier(links.alias)}`;
    return { from: joined(pairs), near, far, where: allOf(visible) };
  }

  /** The far rows of an edge for one near row. */
  candidatesOfOne(path: Path, target: Entity, seen: Seen, { key, alias }: NearRow, bare = false): Candidates {
    const alike = (column: Sql, near: string): Sql => sql`${column} = ${identifier(alias, near)}`;
    return this.candidates(path, target, seen, (column) => sql`${column} = ${key}`, bare, alike);
  }

  /** The links that lead to some far rows of an edge, whatever their near rows. */
  linksTo(path: Path, farKeys: Sql): Candidates {
    if (path.kind === 'foreign') throw new Error('An edge without links has no near rows in common.');
    const { alias, near, far, source, inForce } = this.links(path);
    const where = allOf(sql`${far} = any(array(${farKeys}))`, inForce);
    if (path.kind === 'junction' || !path.repeated) return { from: source, near, far, where };
    const pairs = sql`(select distinct ${near}, ${far} from ${source} where ${where}) ${identifier(alias)}`;
    return { from: pairs, near, far, where: allOf() };
  }

  /** The links of near keys to the one far row that there can be: its key is found first, whatever the near rows. */
  linksToOne(
    path: LinkPath,
    { alias, scope, visible }: Seen,
    pick: (near: Sql) => Sql,
  ): Pick<Source, 'from' | 'where'> {
    const { near, far, source, inForce } = this.links(path);
    const only = sql`(select ${identifier(alias, 'id')} from ${scope.source} where ${allOf(visible)})`;
    return { from: source, where: allOf(pick(near), sql`${far} = ${only}`, inForce) };
  }

  /** The links of an edge that goes over a table of pairs or over an entity of its own. */
  private links(path: LinkPath): Links {
    const alias = this.aliases.next();
    const [near, far] = [identifier(alias, path.near), identifier(alias, path.far)];
    if (path.kind === 'junction')
      return {
        alias,
        near,
        far,
        source: sql`${identifier(path.table)} ${identifier(alias)}`,
        held: undefined,
        inForce: undefined,
      };
    const scope = this.scope(path.entity, alias);
    // A link's ends are the row above, and a row of which it is asked whether it may be seen.
    const visible = this.access.rows(path.entity, [path.near, path.far])?.(alias, this.aliases);
    const ends = path.edges.map((edge) => this.access.field(path.entity, edge)?.(alias, this.aliases));
    const held = scope.computed('inForce');
    return { alias, near, far, source: scope.source, held, inForce: allOf(held, visible, ...ends) };
  }

  /**
   * The far rows of an edge for one near row, in the default order of their entity.
   * @param nearKey the key of the near row
   */
  ofOne(path: Path, target: Entity, seen: Seen, nearKey: Sql): Source {
    const { from, where } = this.candidates(path, target, seen, (near) => sql`${near} = ${nearKey}`);
    if (path.kind === 'foreign') return { from, where };
    const { near, far, source, held, inForce } = this.links(path);
    const own = sql`${near} = ${nearKey}`;
    // How many there are about decides which way is taken, and nothing else: an index alone can tell that.
    const links = sql`from ${source} where ${allOf(own, held)}`;
    const linked = sql`from ${source} where ${allOf(own, sql`${far} = ${identifier(seen.alias, 'id')}`, inForce)}`;
    return { from, where, walk: { target, links, linked, visible: seen.visible } };
  }
}
