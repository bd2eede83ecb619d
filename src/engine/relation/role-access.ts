import type { Above, Access, RowPredicate } from '../policy/access';
import { allowAll } from '../policy/access';
import type { All } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import { ConditionCompiler } from './condition';
import type { Entity, Graph } from '../metadata/graph';
import { Operand } from '../metadata/policy';
import { RelatedRows } from './related-rows';
import { today } from './scope';
import type { Aliases, Sql } from '../sql/sql';
import { allOf, anyOf, identifier, remarked, sql } from '../sql/sql';
import type { Clause, EntityPolicy, GraphPolicies } from '../policy/policies';

/** No row fulfils this. */
const never = sql`false`;

/** Which rows and fields one role may see: the policies' clauses as predicates, judged today over all data. */
export class RoleAccess implements Access {
  /** @param isNamed whether the name of each clause stands beside it in the statement, for people who read it */
  constructor(
    private readonly graph: Graph,
    private readonly policies: GraphPolicies,
    private readonly role: string,
    private readonly isNamed = false,
  ) {}

  rows(entity: Entity, known: readonly string[] = []): RowPredicate | undefined {
    const policy = this.policies.of(entity);
    const visible = policy.rows(this.role);
    if (visible === 'none') return () => this.named(entity, 'no row', never);
    const clauses = visible === 'all' ? undefined : visible;
    const through = this.policies
      .asked(entity, this.role)
      .filter(({ column }) => !known.includes(column))
      .flatMap(({ name, column, target }) => {
        const isSeen = this.keySeen(target);
        return isSeen ? [{ name, column, isSeen }] : [];
      });
    if (!clauses && through.length === 0) return undefined;
    return (alias, aliases, above) => {
      const driving = known.length === 0 && clauses?.length === 1;
      const own = clauses?.map((clause) => {
        const lifted = above && this.lifted(policy, clause, known, aliases, above(alias));
        const judged = lifted ?? this.compiled(entity, clause.condition, alias, aliases, driving);
        return this.named(entity, clause.name, judged);
      });
      const throughs = through.map(({ name, column, isSeen }) =>
        this.named(entity, `through ${name}`, isSeen(identifier(alias, column), aliases)),
      );
      return allOf(own && anyOf(own), ...throughs);
    };
  }

  /** That a row with a key is seen; undefined if all rows of the entity are. */
  private keySeen(entity: Entity): ((key: Sql, aliases: Aliases) => Sql) | undefined {
    const visible = this.rows(entity);
    if (!visible) return undefined;
    return (key, aliases) => {
      const alias = aliases.next();
      const from = sql`${identifier(entity.table)} ${identifier(alias)}`;
      return sql`exists ${{ from, where: [sql`${identifier(alias, 'id')} = ${key}`, visible(alias, aliases)] }}`;
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
        const own = seen ? [this.named(entity, `${name}, where ${one} is seen`, seen(alias, aliases))] : [];
        if (field?.kind !== 'toOne') return own;
        const key = identifier(alias, field.column);
        return [...own, this.keySeen(field.target)?.(key, aliases) ?? sql`${key} is not null`];
      });
      return sql`(${allOf(...conditions)})`;
    };
  }

  private own(entity: Entity, name: string): RowPredicate | undefined {
    const visible = this.policies.of(entity).field(name, this.role);
    if (visible === 'all') return undefined;
    if (visible === 'none') return () => never;
    return (alias, aliases) =>
      anyOf(
        visible.map((clause) =>
          this.named(entity, `${name}, ${clause.name}`, this.compiled(entity, clause.condition, alias, aliases, false)),
        ),
      );
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
    const related = new RelatedRows(this.graph, aliases, allowAll, today, 'showing');
    const row = { entity, scope: related.showing(entity, alias), alias };
    return new ConditionCompiler(related, undefined, row, driving).compile(row, condition, 'policy') ?? sql`true`;
  }

  /** A condition with the name of its clause beside it, if clauses are named. */
  private named(entity: Entity, clause: string, condition: Sql): Sql {
    return this.isNamed ? remarked(`${entity.name}: ${clause}`, condition) : condition;
  }
}

/** Whether a condition compares with values of the row itself. */
function namesOwnValues(condition: All): boolean {
  return fieldsIn(condition).some(({ tests }) =>
    tests.some((test) => test.kind === 'compare' && test.constant instanceof Operand && test.constant.kind === 'row'),
  );
}
