import type { GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { displayOnly } from '../metadata/fields';
import type { Class } from '../metadata/class';
import type { Entity, Graph } from '../metadata/graph';
import type { ByRole, Condition, Policies, Policy, Visibility } from '../metadata/policy';
import { Operand } from '../metadata/policy';
import type { All, FieldTests } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import type { Operator } from '../condition/operators';
import { ConditionReader } from '../condition/reader';

/** One condition of a policy, with its name. */
export interface Clause {
  readonly name: string;
  /** As the model declares it. */
  readonly declared: Condition;
  readonly condition: All;
}

/** What one role sees of an entity's rows or of a field: everything, nothing, or what fulfils a clause. */
export type RoleVisibility = 'all' | 'none' | readonly Clause[];

/** An edge that a row is only visible with. */
export interface Through {
  readonly name: string;
  readonly column: string;
  readonly target: Entity;
}

/** The policy of one entity. */
export interface EntityPolicy {
  readonly through: readonly Through[];
  rows(role: string): RoleVisibility;
  field(name: string, role: string): RoleVisibility;
  /**
   * Of a field that changes with any field of its row, the fields that a role does not see on every row; nothing of any
   * other field. What is shown of other rows alone, as a declassified count is, changes no row.
   */
  unseenBeside(name: string, role: string): readonly string[];
}

/** The policies of a graph, read and checked once. */
export class GraphPolicies {
  private readonly policies = new Map<Entity, EntityPolicy>();

  /**
   * @throws Error where a class has no policy, a condition is no filter of its type, or an edge or a field that is never
   *   null could be hidden
   */
  constructor(
    private readonly graph: Graph,
    policies: Policies,
    classes: readonly Class[],
  ) {
    const roles = new Set<string>();
    for (const each of classes) {
      const [entity, policy] = [graph.entityOf(each), policies.get(each)];
      if (!policy) throw new Error(`${entity.name} has no policy.`);
      for (const role of Object.keys(policy.rows)) roles.add(role);
      this.policies.set(entity, this.read(entity, policy));
    }
    for (const entity of this.policies.keys()) for (const role of roles) this.check(entity, role);
  }

  of(entity: Entity): EntityPolicy {
    const policy = this.policies.get(entity);
    if (!policy) throw new Error(`${entity.name} has no policy.`);
    return policy;
  }

  /**
   * The edges that an entity is visible through and that have to be asked after: where each clause of the role says of the
   * target what one of the target's own clauses says, the target is visible anyway.
   */
  asked(entity: Entity, role: string): readonly Through[] {
    const { rows, through } = this.of(entity);
    const seen = rows(role);
    if (typeof seen === 'string') return through;
    return through.filter((edge) => !seen.every(({ declared }) => this.implies(declared, edge, role)));
  }

  private implies(condition: Condition, { name, target }: Through, role: string): boolean {
    const ofTarget = this.of(target);
    const seen = ofTarget.rows(role);
    if (typeof seen === 'string') return seen === 'all' && ofTarget.through.length === 0;
    const said = JSON.stringify(condition[name]);
    return seen.some(
      (clause) =>
        JSON.stringify(clause.declared) === said &&
        ofTarget.through.every((edge) => this.implies(clause.declared, edge, role)),
    );
  }

  private read(entity: Entity, { rows, fields, through, ofWholeRow }: Policy): EntityPolicy {
    const own = this.byRole(entity, rows);
    const ofFields = new Map(Object.entries(fields).map(([name, seen]) => [name, this.byRole(entity, seen)]));
    for (const [name, seen] of ofFields) checkField(entity, name, [...seen.values()]);
    const ofRow = [...ofFields.keys()].filter((name) => !this.isDisplayOnly(entity, name));
    if (ofRow.length > 0) for (const name of ofWholeRow) checkNullable(entity, name);
    return {
      through: through.map((name) => {
        const field = entity.fields.get(name);
        if (field?.kind !== 'toOne' || field.nullable)
          throw new Error(`${entity.name} cannot be visible through ${name}: it is no edge that is never null.`);
        return { name, column: field.column, target: field.target };
      }),
      rows: (role) => own.get(role) ?? 'none',
      field: (name, role) => {
        const seen = ofFields.get(name);
        return seen ? (seen.get(role) ?? 'none') : 'all';
      },
      unseenBeside: (name, role) =>
        ofWholeRow.includes(name) ? ofRow.filter((each) => ofFields.get(each)?.get(role) !== 'all') : [],
    };
  }

  private isDisplayOnly(entity: Entity, name: string): boolean {
    const type = this.graph.schema.getType(entity.name);
    return isObjectType(type) && type.getFields()[name]?.extensions[displayOnly] === true;
  }

  private byRole(entity: Entity, rows: ByRole): ReadonlyMap<string, RoleVisibility> {
    return new Map(Object.entries(rows).map(([role, seen]) => [role, this.visibility(entity, seen)]));
  }

  private visibility(entity: Entity, seen: Visibility): RoleVisibility {
    if (typeof seen === 'string') return seen;
    const clauses = Object.entries(seen).map(([name, declared]) => ({
      name,
      declared,
      condition: readCondition(this.graph, entity, declared),
    }));
    return clauses.length > 0 ? clauses : 'none';
  }

  /** An edge that is never null leads to a row that may be seen wherever the row may be that has the edge. */
  private check(entity: Entity, role: string): void {
    const { rows, through } = this.of(entity);
    if (rows(role) === 'none') return;
    for (const [name, field] of entity.fields) {
      if (field.kind !== 'toOne' || field.nullable || through.some((edge) => edge.name === name)) continue;
      if (this.canHide(field.target, role))
        throw new Error(
          `${entity.name}.${name} is never null, but leads to rows that ${role} may not see: let ${entity.name} be visible through it.`,
        );
    }
  }

  private canHide(entity: Entity, role: string): boolean {
    const { rows, through } = this.of(entity);
    return rows(role) !== 'all' || through.some(({ target }) => this.canHide(target, role));
  }
}

/**
 * Reads the filters of policies. They may name a value of the viewer or of the row wherever the filter of a client has a
 * value. Their constants are part of the plan.
 */
class PolicyReader extends ConditionReader {
  protected override operand(operator: Operator, value: unknown, at: string, idsOf?: Entity): unknown {
    if (operator.takes === 'duration') throw new Error(`A policy cannot be told by the moment of a request: ${at}.`);
    if (value instanceof Operand || typeof value === 'boolean') return value;
    return this.compared(operator, value, at, idsOf);
  }
}

/**
 * Reads the condition of a policy on the rows of an entity. It may test edges that the schema does not show.
 * @throws Error if it is no filter of its type
 */
function readCondition(graph: Graph, entity: Entity, condition: Condition): All {
  const read = new PolicyReader(graph).filter(entity, condition, 'policy');
  for (const each of fieldsIn(read)) checkOperators(graph.schema, each);
  return read;
}

/** Checks that the filters of clients have the operators that a policy applies to a field. */
function checkOperators(schema: GraphQLSchema, { entity, name, tests }: FieldTests): void {
  const filter = schema.getType(`${entity.name}Filter`);
  const field = isInputObjectType(filter) ? filter.getFields()[name] : undefined;
  const type = field && getNamedType(field.type);
  if (!isInputObjectType(type)) return;
  for (const test of tests)
    if (test.kind === 'compare' && test.part === undefined && !type.getFields()[test.operator.name])
      throw new Error(`${type.name} has no member ${test.operator.name}.`);
}

/** A field that is hidden on some rows is null there, so it has to be nullable; one that places rows cannot be hidden. */
function checkField(entity: Entity, name: string, seen: readonly RoleVisibility[]): void {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name} has no field ${name} that could be hidden.`);
  const isHiddenOnSome = seen.some((each) => typeof each !== 'string');
  if (isHiddenOnSome) checkNullable(entity, name);
  const column = field.kind === 'column' ? field.column : undefined;
  if (entity.unique.has(name) || entity.order.some((key) => key.column === column))
    throw new Error(`${entity.name}.${name} places or names rows, so it cannot be hidden.`);
}

function checkNullable(entity: Entity, name: string): void {
  const field = entity.fields.get(name);
  if (!(field && 'nullable' in field && field.nullable))
    throw new Error(`${entity.name}.${name} is never null, so it cannot be hidden on some rows.`);
}
