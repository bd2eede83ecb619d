import type { Aliases, Select, Sql } from '../sql/sql';
import { allOf, identifier, join, sql } from '../sql/sql';
import { keyOf } from './field-visibility';
import type { RelatedRows } from './related-rows';
import type { Row } from './value';
import { readFrom } from './value';

/** Another form of a join; undefined if there is none. */
type OtherForm = () => Sql | undefined;

/**
 * Joins the rows that paths of to-one edges lead to. Paths that begin alike share their rows.
 *
 *     join "partner" "r2" on "r2"."id" = "r1"."partner_id"
 */
export class Joins {
  private readonly followed = new Map<string, Row>();
  private readonly joins: { readonly made: () => Sql; readonly other?: OtherForm }[] = [];
  private readonly beside = new Map<string, Sql[]>();

  /** @param outer whether every join is a left join; otherwise, a join that finds a row for every row is an inner one */
  constructor(
    private readonly related: RelatedRows,
    private readonly outer = false,
  ) {}

  /** All joins; begins with a space unless it is empty. */
  get sql(): Sql {
    return join(
      this.joins.map(({ made }) => sql` ${made()}`),
      '',
    );
  }

  /**
   * All joins in other forms.
   * @param isAlike whether a join without another form can stay as it is
   * @returns undefined if a join has no such form
   */
  inOtherForms(isAlike: (join: Sql) => boolean): Sql | undefined {
    const all = this.joins.map(({ made, other }) => {
      if (other) return other();
      const same = made();
      return isAlike(same) ? same : undefined;
    });
    const pieces = all.flatMap((each) => (each ? [sql` ${each}`] : []));
    return pieces.length === all.length ? join(pieces, '') : undefined;
  }

  /** Adds a join, which is asked for when everything is planned. */
  add(made: () => Sql, other?: OtherForm): void {
    this.joins.push({ made, ...(other && { other }) });
  }

  /**
   * Joins an aggregate over related rows to a row that an edge leads to. It belongs to that row alone, so that PostgreSQL can
   * compute it once for each such row, instead of for each row that leads there. It is null without such a row.
   */
  aggregate({ alias }: Row, aliases: Aliases, aggregate: Select): Sql {
    const own = identifier(aliases.next());
    const joins = this.beside.get(alias) ?? [];
    joins.push(sql` left join lateral ${aggregate} ${own}("value") on true`);
    this.beside.set(alias, joins);
    return sql`${own}."value"`;
  }

  /** The row that a to-one edge leads to. */
  follow(from: Row, name: string): Row {
    const key = `${from.alias}.${name}`;
    const row = this.followed.get(key) ?? this.step(from, name);
    this.followed.set(key, row);
    return row;
  }

  private step(from: Row, name: string): Row {
    const field = this.related.field(from.entity, name);
    if (field?.kind !== 'toOne' && field?.kind !== 'inverse')
      throw new Error(`${from.entity.name}.${name} is no edge to one row.`);
    const { alias, scope, visible } = this.related.edge(field);
    const same =
      field.kind === 'toOne'
        ? sql`${identifier(alias, 'id')} = ${readFrom(from, keyOf(field, from.alias))}`
        : sql`${identifier(alias, field.column)} = ${identifier(from.alias, 'id')}`;
    // An inner join lets PostgreSQL begin at the target, whose index has the order.
    const isSure = field.kind === 'toOne' && !field.nullable && visible === undefined && from.optional !== true;
    const optional = this.outer || !isSure;
    this.add(() => {
      const beside = this.beside.get(alias);
      const rows = beside ? sql`(${scope.source}${join(beside, '')})` : scope.source;
      return sql`${optional ? sql`left join` : sql`join`} ${rows} on ${allOf(same, visible)}`;
    });
    return { entity: field.target, alias, scope, optional };
  }
}
