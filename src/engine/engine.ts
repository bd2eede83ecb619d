/**
 * One request passes these stops, each in a folder of its own:
 *
 *     operation/  bind       the arguments are read, validated and coerced: BoundOperation
 *     authorize/  authorize  the role may see every field that the operation uses
 *     cost/       price      the cost of the operation, at most the limit of the role
 *                 spend      the cost is taken from the budget of the viewer
 *     plan/       plan       one statement made of levels, whose parts come from relation/, and the readers of its rows
 *     execute/    execute    the statement runs, prepared, on a read-only connection
 *     assemble/   assemble   the readers make the data of the response of the rows
 *
 * Below them are metadata/ (the graph of entities, fields and edges), condition/ (filters and operators), policy/ (the rows
 * and fields that each role sees), sql/ (SQL with parameters) and errors/. schema/ makes the GraphQL schema, before any
 * request. Folders have an order, in .dependency-cruiser.cjs, and each imports only folders before it.
 *
 * Plans are kept. A request whose plan for its role is kept was authorized when the plan was made.
 */
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { assemble } from './assemble/result';
import { ForbiddenFields } from './authorize/forbidden-fields';
import type { PlanCacheFigures } from './caches';
import { OperationCache, PlanCache } from './caches';
import type { Clock } from '../clock';
import { dayOf } from '../clock';
import type { Cost, Price } from './cost/cost';
import { CostModel } from './cost/cost';
import { CostContext } from './cost/context';
import type { Refused } from './errors/problems';
import type { RunnerFigures } from './execute/runner';
import { Runner } from './execute/runner';
import { buildGraph } from './metadata/build-graph';
import type { Class } from './metadata/class';
import type { Graph } from './metadata/graph';
import type { Policies } from './metadata/policy';
import type { BoundOperation, Operation } from './operation/operation';
import { Values } from './operation/values';
import { coerceVariables } from './operation/variables';
import type { Plan } from './plan/planner';
import { Planner } from './plan/planner';
import { GraphPolicies } from './policy/policies';
import { RoleAccess } from './relation/role-access';

/** What an engine is made of. */
export interface EngineParts {
  readonly schema: GraphQLSchema;
  /** Its metadata is built already. The engine sends no query through it. */
  readonly dataSource: DataSource;
  /** Read-only connections. */
  readonly pool: Pool;
  readonly clock: Clock;
  /** The entities and links of the model. */
  readonly classes: readonly Class[];
  /** The rows and fields of these that each role sees. */
  readonly policies: Policies;
  readonly limits: {
    /** The most that an operation of a role may cost. */
    readonly cost: (role: string) => number;
    /** The most levels that the prepared statements of one connection may have together. */
    readonly preparedLevels: number;
  };
  /** Cancels the statement of a connection. Returns whether the database has surely taken the cancellation in. */
  readonly cancel: (client: PoolClient) => Promise<boolean>;
  /** Whether a pooler passes a connection's session to others between transactions. */
  readonly isShared?: (client: PoolClient) => boolean;
  /** Called after each statement with its duration in seconds. */
  readonly onStatement?: (seconds: number) => void;
}

/** Counters since the start, and what is held now. */
export interface EngineFigures extends RunnerFigures {
  readonly plans: PlanCacheFigures;
  /** Operations that graphql-js executed. */
  readonly fallbacks: number;
}

/** The outcome of an operation, with its cost if that is known. */
export type Outcome = { readonly cost?: Cost } & (
  | { readonly kind: 'answered'; readonly data: { readonly [key: string]: unknown } }
  | RefusedOutcome
  /** The statement could not be made or run. The cause is for clients only if it is a `GraphQLError`. */
  | { readonly kind: 'failed'; readonly cause: unknown }
  /** The operation selects `__schema` or `__type`; graphql-js has to execute it. */
  | { readonly kind: 'declined' }
);

interface RefusedOutcome extends Refused {
  readonly kind: 'refused';
  /** Whether the variables do not fit their types; such a request has no data, not even null. */
  readonly invalidVariables?: true;
}

/** The viewer as far as the engine knows it: a role, and the values that policies compare with. */
export interface EngineViewer {
  readonly role: string;
  /** By name; null if this viewer has no such value. Plans name them `viewer.` and the name. */
  readonly values: { readonly [name: string]: string | null };
}

/** The statement of an operation for a viewer, or why the operation is refused. */
export type Explanation =
  | {
      readonly text: string;
      /** The parameters in their order: the name of each, and its value. */
      readonly parameters: readonly { readonly source: string; readonly value: unknown }[];
      readonly cost: Cost;
      readonly problems?: undefined;
    }
  | Refused;

/** What a viewer may spend. */
export interface Budget {
  /**
   * Takes the cost of an operation.
   * @returns the refusal if the viewer may not spend it now
   */
  spend(cost: number): GraphQLError | undefined;
}

/** A request as the engine sees it. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: { readonly [name: string]: unknown };
  readonly viewer: EngineViewer;
  /** Absent if the viewer may spend without limit. */
  readonly budget?: Budget | undefined;
  /** Aborted if the client goes away. */
  readonly signal?: AbortSignal | undefined;
}

/** Answers read operations, each with one statement. */
export class Engine {
  private readonly graph: Graph;
  private readonly policies: GraphPolicies;
  private readonly clock: Clock;
  private readonly costLimit: (role: string) => number;
  private readonly costModels = new WeakMap<Operation, CostModel>();
  private readonly operations: OperationCache;
  private readonly plans = new PlanCache();
  private readonly runner: Runner;
  private fallbacks = 0;

  constructor({ schema, dataSource, clock, classes, policies, limits, ...parts }: EngineParts) {
    this.graph = buildGraph(schema, dataSource, classes);
    this.policies = new GraphPolicies(this.graph, policies, classes);
    this.clock = clock;
    this.costLimit = limits.cost;
    this.operations = new OperationCache(this.graph);
    this.runner = new Runner({ ...parts, preparedLevels: limits.preparedLevels });
  }

  /** Answers a read operation, refuses it, or leaves it to graphql-js. */
  async answer(request: OperationRequest): Promise<Outcome> {
    const { viewer, budget, signal } = request;
    const bound = this.bind(request);
    if ('problems' in bound) return { kind: 'refused', ...bound };
    const key = PlanCache.keyOf(bound, viewer.role);
    const problems = this.plans.has(key) ? [] : this.authorize(bound, viewer);
    if (problems.length > 0) return { kind: 'refused', problems };
    const { cost, refusal } = this.price(bound, viewer);
    const refused = refusal ?? budget?.spend(cost.requested);
    if (refused) return { kind: 'refused', problems: [refused], cost };
    if (bound.operation.introspective) {
      this.fallbacks++;
      return { kind: 'declined', cost };
    }
    try {
      const plan = this.plans.get(key, () => this.plan(bound, viewer, false));
      const values = this.valuesOf(bound, viewer);
      const json = await this.execute(plan, values, signal);
      return { kind: 'answered', data: assemble(plan.fields, json, values), cost };
    } catch (cause) {
      return { kind: 'failed', cause, cost };
    }
  }

  /** The statement that would answer an operation, with the name of each policy clause beside it. Nothing is executed. */
  explain(request: OperationRequest): Explanation {
    const { viewer } = request;
    const bound = this.bind(request);
    if ('problems' in bound) return bound;
    const problems = this.authorize(bound, viewer);
    if (problems.length > 0) return { problems };
    const { cost, refusal } = this.price(bound, viewer);
    if (refusal) return { problems: [refusal] };
    try {
      const { statement } = this.plan(bound, viewer, true);
      const values = this.valuesOf(bound, viewer);
      const parameters = statement.sources.map((source) => ({ source, value: values.of(source) }));
      return { text: statement.text, parameters, cost };
    } catch (problem) {
      // The size of a statement is known only when it is made.
      if (problem instanceof GraphQLError) return { problems: [problem] };
      throw problem;
    }
  }

  figures(): EngineFigures {
    return {
      ...this.runner.figures(),
      plans: this.plans.figures((plan) => this.runner.modeOf(plan) !== 'auto'),
      fallbacks: this.fallbacks,
    };
  }

  /** Reads, validates and coerces the variables and the arguments of a request. */
  private bind({ document, operation, variables }: OperationRequest): BoundOperation | Omit<RefusedOutcome, 'kind'> {
    const { coerced, problems } = coerceVariables(this.graph.schema, operation.variableDefinitions ?? [], variables);
    if (problems) return { problems, invalidVariables: true };
    const read = this.operations.read(document, operation, coerced);
    return 'problems' in read ? read : read.bind(coerced);
  }

  /** The refusals of the fields that the role sees on no row; none if there are no such fields. */
  private authorize(bound: BoundOperation, { role }: EngineViewer): readonly GraphQLError[] {
    return new ForbiddenFields(this.graph, this.policies, role).in(bound);
  }

  /** The cost of an operation, with the refusal if it is above the limit of the role. */
  private price(bound: BoundOperation, { role }: EngineViewer): Price {
    const { operation } = bound;
    let model = this.costModels.get(operation);
    if (!model)
      this.costModels.set(operation, (model = new CostModel(operation.selection, new CostContext(this.graph))));
    return model.price(bound, this.costLimit(role));
  }

  /**
   * Makes the statement.
   * @param named whether the name of each policy clause stands beside it
   * @throws GraphQLError (`TOO_COMPLEX`) if it would be too large
   */
  private plan({ operation, shapes }: BoundOperation, { role }: EngineViewer, named: boolean): Plan {
    return new Planner(this.graph, operation, shapes, new RoleAccess(this.graph, this.policies, role, named)).plan();
  }

  /** Runs the statement of a plan. @returns the columns of each level, as JSON */
  private execute(plan: Plan, values: Values, signal: AbortSignal | undefined): Promise<string> | string {
    if (plan.levels === 0) return '[]';
    const parameters = plan.statement.sources.map((source) => values.of(source));
    return this.runner.run(plan, parameters, signal);
  }

  /** The values of a request by their names. */
  private valuesOf({ fields, request }: BoundOperation, viewer: EngineViewer): Values {
    const ofViewer = Object.entries(viewer.values).map(([name, value]) => [`viewer.${name}`, value] as const);
    const now = this.clock.now();
    return new Values({ ...request, now: now.toISOString(), day: dayOf(now), ...Object.fromEntries(ofViewer) }, fields);
  }
}
