import type { Access, RowPredicate } from '../access';
import { allowAll } from '../access';
import { FilterCompiler } from '../filter/compile';
import type { Concept, Graph } from '../metadata/graph';
import { Operand } from '../metadata/policy';
import { FarRows } from '../plan/far-rows';
import type { Aliases } from '../plan/scope';
import { undated } from '../plan/scope';
import type { Sql } from '../sql';
import { identifier, join, note, nothing, parameter, sql, typed } from '../sql';
import { conditionPath } from './conditions';
import type { Clause, GraphPolicies } from './policies';

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

  rows(concept: Concept, known: readonly string[] = []): RowPredicate | undefined {
    const policy = this.policies.of(concept);
    const visible = policy.rows(this.role);
    if (visible === 'none') return () => never;
    const through = this.policies
      .asked(concept, this.role)
      .filter(({ column }) => !known.includes(column))
      .flatMap(({ name, column, target }) => {
        const far = this.rows(target);
        return far ? [{ name, column, target, far }] : [];
      });
    const clauses = visible === 'all' ? undefined : visible;
    if (!clauses && through.length === 0) return undefined;
    return (alias, aliases) => {
      const own = clauses ? [this.anyOf(concept, clauses, alias, aliases, known.length === 0)] : [];
      const throughs = through.map(({ name, column, target, far }) => {
        const other = aliases.next();
        const same = sql`${identifier(other, 'id')} = ${identifier(alias, column)}`;
        const exists = sql`exists (select from ${identifier(target.table)} ${identifier(other)} where ${same} and ${far(other, aliases)})`;
        return sql`${this.name(concept, `through ${name}`)}${exists}`;
      });
      return join([...own, ...throughs], ' and ');
    };
  }

  field(concept: Concept, name: string): RowPredicate | undefined {
    const visible = this.policies.of(concept).field(name, this.role);
    if (visible === 'all') return undefined;
    if (visible === 'none') return () => never;
    return (alias, aliases) => this.anyOf(concept, visible, alias, aliases, false, name);
  }

  /** @param free whether nothing is known of the rows: a clause that stands alone has to lead to them */
  private anyOf(
    concept: Concept,
    clauses: readonly Clause[],
    alias: string,
    aliases: Aliases,
    free: boolean,
    field?: string,
  ): Sql {
    const driving = free && clauses.length === 1;
    const each = clauses.map((clause) => {
      const name = field === undefined ? clause.name : `${field}, ${clause.name}`;
      return sql`${this.name(concept, name)}${this.condition(concept, clause, alias, aliases, driving)}`;
    });
    return sql`(${join(each, ' or ')})`;
  }

  /** A policy is told from all data, and today, whatever the request's date is. */
  private condition(
    concept: Concept,
    { shape, operands }: Clause,
    alias: string,
    aliases: Aliases,
    driving: boolean,
  ): Sql {
    const far = new FarRows(this.graph, aliases, allowAll, undated, 'showing');
    const operand = (path: string, type: string): Sql => {
      const value = operands[path];
      if (!(value instanceof Operand)) return typed(value, type);
      return value.kind === 'viewer'
        ? parameter(`viewer.${value.name}`, type)
        : identifier(alias, concept.column(value.name));
    };
    const filters = new FilterCompiler(far, undefined, operand, driving);
    return filters.compile(concept, far.showing(concept, alias), alias, shape, conditionPath) ?? sql`true`;
  }

  private name(concept: Concept, clause: string): Sql {
    return this.named ? note(`${concept.name}: ${clause}`) : nothing;
  }
}
