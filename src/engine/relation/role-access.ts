import type { Above, Access, RowPredicate } from '../policy/access';
import { allowAll } from '../policy/access';
import type { All } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import { ConditionCompiler } from './condition';
import type { Entity, Field, Graph } from '../metadata/graph';
import { Operand } from '../metadata/policy';
import { RelatedRows } from './related-rows';

import { undated } from './scope';
import type { Aliases, Sql } from '../sql/sql';
import { identifier, join, note, nothing, sql } from '../sql/sql';
import type { Clause, EntityPolicy, GraphPolicies } from '../policy/policies';

/** No row fulfils this. */
const never = sql`false`;

/** Which rows and fields one role may see: the policies' clauses as predicates, judged today over all data. */
export class RoleAccess implements Access {
  /** @param named whether the name of each clause stands beside it in the statement, for people who read it */
  constructor(
    private readonly graph: Graph,
    private readonly policies: GraphPolicies,
    private readonly role: string,
    private readonly named = false,
  ) {}

  rows(entity: Entity, known: readonly string[] = []): RowPredicate | undefined {
    const policy = this.policies.of(entity);
    const visible = policy.rows(this.role);
    if (visible === 'none') return () => sql`${this.name(entity, 'no row')}${never}`;
    const through = this.policies
      .asked(entity, this.role)
      .filter(({ column }) => !known.includes(column))
      .flatMap(({ name, column, target }) => {
        const ofTarget = this.rows(target);
        return ofTarget ? [{ name, column, target, ofTarget }] : [];
      });
    const clauses = visible === 'all' ? undefined : visible;
    if (!clauses && through.length === 0) return undefined;
    return (alias, aliases, above) => {
      const own = clauses?.map((clause) => {
        const lifted = above && this.lifted(policy, clause, known, aliases, above(alias));
        const driving = known.length === 0 && clauses.length === 1;
        return { name: clause.name, sql: lifted ?? this.compiled(entity, clause.condition, alias, aliases, driving) };
      });
      const throughs = through.map(({ name, column, target, ofTarget }) => {
        const other = aliases.next();
        const same = sql`${identifier(other, 'id')} = ${identifier(alias, column)}`;
        const from = sql`${identifier(target.table)} ${identifier(other)}`;
        return sql`${this.name(entity, `through ${name}`)}exists ${{ from, where: [same, ofTarget(other, aliases)] }}`;
      });
      return join([...(own ? [this.anyOf(entity, own)] : []), ...throughs], ' and ');
    };
  }

  field(entity: Entity, name: string): RowPredicate | undefined {
    const unseen = this.policies.of(entity).unseenBeside(name, this.role);
    return unseen.length > 0 ? this.whereAllAreSeen(entity, name, unseen) : this.own(entity, name);
  }

  /**
   * That every field of a row is seen, of those that are not seen on all rows. An edge that shows nothing may hide a row: so
   * that nobody can tell, it counts as not seen wherever it shows nothing.
   */
  private whereAllAreSeen(entity: Entity, name: string, unseen: readonly string[]): RowPredicate {
    const each = unseen.map((one) => ({ one, field: entity.fields.get(one), seen: this.own(entity, one) }));
    return (alias, aliases) => {
      const conditions = each.flatMap(({ one, field, seen }) => {
        const own = seen ? [sql`${this.name(entity, `${name}, where ${one} is seen`)}${seen(alias, aliases)}`] : [];
        return field?.kind === 'toOne' ? [...own, this.shows(field, alias, aliases)] : own;
      });
      return sql`(${join(conditions, ' and ')})`;
    };
  }

  /** That a to-one edge leads to a row that may be seen. */
  private shows({ column, target }: Field & { readonly kind: 'toOne' }, alias: string, aliases: Aliases): Sql {
    const key = identifier(alias, column);
    const ofTarget = this.rows(target);
    if (!ofTarget) return sql`${key} is not null`;
    const other = aliases.next();
    const same = sql`${identifier(other, 'id')} = ${key}`;
    const from = sql`${identifier(target.table)} ${identifier(other)}`;
    return sql`exists ${{ from, where: [same, ofTarget(other, aliases)] }}`;
  }

  private own(entity: Entity, name: string): RowPredicate | undefined {
    const visible = this.policies.of(entity).field(name, this.role);
    if (visible === 'all') return undefined;
    if (visible === 'none') return () => never;
    return (alias, aliases) =>
      this.anyOf(
        entity,
        visible.map((clause) => ({
          name: `${name}, ${clause.name}`,
          sql: this.compiled(entity, clause.condition, alias, aliases, false),
        })),
      );
  }

  private anyOf(entity: Entity, clauses: readonly { readonly name: string; readonly sql: Sql }[]): Sql {
    return sql`(${join(
      clauses.map((clause) => sql`${this.name(entity, clause.name)}${clause.sql}`),
      ' or ',
    )})`;
  }

  /**
   * A clause that tests only the row above is evaluated once for that row, not for each row below it. Returns undefined if the
   * clause tests anything else, or if it only compares keys, which costs no more for each row.
   */
  private lifted(
    { through }: EntityPolicy,
    { condition }: Clause,
    known: readonly string[],
    aliases: Aliases,
    above: Above,
  ): Sql | undefined {
    const edge = through.find(({ column }) => known.includes(column));
    const [part, ...others] = condition.each;
    if (!edge || part?.kind !== 'field' || others.length > 0 || part.name !== edge.name) return undefined;
    // The row above does not have the values of the row below.
    if (namesOwnValues(condition)) return undefined;
    const [test] = part.tests;
    if (test?.kind !== 'exists' || test.of.each.every((each) => each.kind === 'field' && each.name === 'id'))
      return undefined;
    return above((alias) => this.compiled(edge.target, test.of, alias, aliases, false));
  }

  /** A policy is evaluated over all data and for today, whatever the request date is. */
  private compiled(entity: Entity, condition: All, alias: string, aliases: Aliases, driving: boolean): Sql {
    const related = new RelatedRows(this.graph, aliases, allowAll, undated, 'showing');
    const row = { entity, scope: related.showing(entity, alias), alias };
    return new ConditionCompiler(related, undefined, row, driving).compile(row, condition, 'policy') ?? sql`true`;
  }

  private name(entity: Entity, clause: string): Sql {
    return this.named ? note(`${entity.name}: ${clause}`) : nothing;
  }
}

/** Whether a condition compares with values of the row itself. */
function namesOwnValues(condition: All): boolean {
  return fieldsIn(condition).some(({ tests }) =>
    tests.some((test) => test.kind === 'compare' && test.constant instanceof Operand && test.constant.kind === 'row'),
  );
}
