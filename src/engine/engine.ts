/**
 * One request passes these stops, each in a folder of its own:
 *
 *     operation/  bind       the arguments are read, validated and coerced: BoundOperation
 *     authorize/  authorize  the role may see every field that the operation uses
 *     cost/       price      the cost of the operation, at most the limit of the role
 *                 spend      the cost is taken from the budget of the viewer
 *     plan/       plan       one statement made of levels, whose parts come from relation/, and the readers of its rows
 *     execute/    execute    the statement waits for its turn and runs, prepared, on a read-only connection
 *     assemble/   assemble   the readers make the data of the response of the rows
 *
 * What an operation selects of the schema is written by introspection/, and priced by its length.
 *
 * Below them are metadata/ (the graph of entities, fields and edges), condition/ (filters and operators), policy/ (the rows
 * and fields that each role sees), sql/ (SQL with parameters) and errors/. schema/ makes the GraphQL schema, before any
 * request. Folders have an order, in .dependency-cruiser.cjs, and each imports only folders before it.
 *
 * Plans are kept. A request whose plan for its role is kept was authorized when the plan was made. A read that comes again and
 * again has a memory, where the stops from bind to price leave what they found.
 */
import type { GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { DataSource } from 'typeorm';
import { JsonText } from './assemble/json-text';
import { assemble } from './assemble/assemble';
import { completed, inSlices, nextTurn, Slices, type Wait } from './assemble/slices';
import { ForbiddenFields } from './authorize/forbidden-fields';
import type { PlanCacheFigures } from './caches';
import { OperationCache, PlanCache } from './caches';
import type { Clock } from '../clock';
import { dayOf } from '../clock';
import type { Cost, Price } from './cost/cost';
import { CostModel } from './cost/cost';
import { CostContext } from './cost/context';
import { PriceCache } from './cost/price-cache';
import { refusal } from './errors/errors';
import { clientGone } from './execute/client-gone';
import type { RunnerFigures, RunnerParts } from './execute/runner';
import { Runner } from './execute/runner';
import type { Signal } from './execute/signal';
import type { Turn } from './execute/turns';
import { Introspection, isOnlyOfSchema } from './introspection/introspection';
import { buildGraph } from './metadata/build-graph';
import type { Class } from './metadata/class';
import type { Graph } from './metadata/graph';
import type { Policies } from './metadata/policy';
import type { BoundOperation, Operation } from './operation/operation';
import { placesOf, Values } from './operation/values';
import { coerceVariables } from './operation/variables';
import type { Plan } from './plan/planner';
import { Planner } from './plan/planner';
import type { TableRows } from './plan/row-planner';
import { GraphPolicies } from './policy/policies';
import { RoleAccess } from './relation/role-access';
import type { EngineViewer, Explanation, OperationRequest, Outcome, RefusedOutcome } from './request';

/** What an engine is made of: its model, and what its runner needs. */
export interface EngineParts extends Omit<RunnerParts, 'preparedLevels'> {
  readonly schema: GraphQLSchema;
  /** Its metadata is built already. The engine sends no query through it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** The entities and links of the model. */
  readonly classes: readonly Class[];
  /** The rows and fields of these that each role sees. */
  readonly policies: Policies;
  readonly limits: {
    /** The most that an operation of a role may cost. */
    readonly cost: (role: string) => number;
    /**
     * The most elements that the variables of an operation of a role may have, at all places where they are used. Absent for
     * no limit.
     */
    readonly inputs?: (role: string) => number;
    /** The most levels that the prepared statements of one connection may have together. */
    readonly preparedLevels: number;
  };
}

/** Counters since the start, and what is held now. */
export interface EngineFigures extends RunnerFigures {
  readonly plans: PlanCacheFigures;
  /** Operations that graphql-js executed. */
  readonly fallbacks: number;
}

/** An operation with so many fields lets other requests have their turn before it is priced and before it is planned. */
const large = 100;

/** So many parameters are written at once. */
const fewParameters = 20;

/** The most characters of a statement. PostgreSQL takes about 700 bytes of memory for each to plan it. */
const maximumCharacters = 200_000;

/** What a request was made of, up to its price. It is the same for each request with the same read and role. */
interface Priced {
  readonly bound: BoundOperation;
  /** Identifies the plan. */
  readonly key: string;
  readonly cost: Cost;
}

/** Answers read operations, each with one statement. */
export class Engine {
  readonly graph: Graph;
  readonly policies: GraphPolicies;
  private readonly clock: Clock;
  private readonly costLimit: (role: string) => number;
  readonly inputLimit: (role: string) => number;
  private readonly costContext: CostContext;
  /** By role. */
  private readonly costContexts = new Map<string, CostContext>();
  private readonly costModels = new WeakMap<Operation, CostModel>();
  readonly operations: OperationCache;
  private readonly plans = new PlanCache();
  private readonly prices = new PriceCache();
  private readonly runner: Runner;
  private readonly introspection: Introspection;
  /** The values of viewers by the names that plans know. */
  private readonly viewers = new WeakMap<EngineViewer['values'], { readonly [name: string]: unknown }>();
  private fallbacks = 0;

  constructor({ schema, dataSource, clock, classes, policies, limits, ...parts }: EngineParts) {
    this.graph = buildGraph(schema, dataSource, classes);
    this.policies = new GraphPolicies(this.graph, policies, classes);
    this.costContext = new CostContext(this.graph);
    this.clock = clock;
    this.introspection = new Introspection(schema);
    this.costLimit = limits.cost;
    this.inputLimit = limits.inputs ?? (() => Infinity);
    this.operations = new OperationCache(this.graph);
    this.runner = new Runner({ ...parts, preparedLevels: limits.preparedLevels });
  }

  /** Answers a read operation, refuses it, or leaves it to graphql-js. */
  answer(request: OperationRequest): Promise<Outcome> {
    const known = request.memory?.get(request.viewer.role) as Priced | undefined;
    return known ? this.answerPriced(known, request) : this.answerNew(request);
  }

  private async answerNew(request: OperationRequest): Promise<Outcome> {
    const { viewer, memory, wait = nextTurn } = request;
    const bound = this.bind(request);
    if ('problems' in bound) return { kind: 'refused', ...bound };
    const key = PlanCache.keyOf(bound, viewer.role);
    // To read a large operation takes long, and to price it and to plan it does so again.
    if (this.isLargeAndNew(bound, key)) await wait();
    const problems = this.plans.has(key) ? [] : this.authorize(bound, viewer);
    if (problems.length > 0) return { kind: 'refused', problems };
    const price = this.cost(bound, viewer, key);
    if (bound.operation.introspective) return this.answerOfSchema(price, bound, key, request);
    const { cost, refusal } = price;
    if (refusal) return { kind: 'refused', problems: [refusal], cost };
    const priced: Priced = { bound, key, cost };
    memory?.set(viewer.role, priced);
    return this.answerPriced(priced, request);
  }

  /** Answers an operation that selects `__schema` or `__type`, or leaves it to graphql-js if it selects rows as well. */
  private async answerOfSchema(
    price: Omit<Price, 'work'>,
    bound: BoundOperation,
    key: string,
    request: OperationRequest,
  ): Promise<Outcome> {
    const { cost, refusal, schemaText } = await this.withSchema(price, bound, request);
    const refused = refusal ?? request.budget?.spend(cost.requested);
    if (refused) return { kind: 'refused', problems: [refused], cost };
    if (schemaText === undefined) return this.execute({ bound, key, cost }, request);
    if (isOnlyOfSchema(bound)) return { kind: 'answered', data: new JsonText(schemaText, true), cost };
    this.fallbacks++;
    return { kind: 'declined', cost };
  }

  /** Takes the price of an operation and answers it. */
  private answerPriced(priced: Priced, request: OperationRequest): Promise<Outcome> {
    const { cost } = priced;
    const refused = request.budget?.spend(cost.requested);
    return refused ? Promise.resolve({ kind: 'refused', problems: [refused], cost }) : this.execute(priced, request);
  }

  private async execute({ bound, key, cost }: Priced, request: OperationRequest): Promise<Outcome> {
    const { viewer, turns, wait = nextTurn, signal, asText } = request;
    if (this.isLargeAndNew(bound, key)) await wait();
    try {
      const plan = this.plans.get(key) ?? this.plans.keep(key, await this.planInSlices(bound, viewer, wait));
      const values = this.valuesOf(bound, viewer);
      const enter = turns && (() => turns.enter(cost.requested, signal));
      const json = await this.run(plan, values, wait, signal, enter);
      const unlessGone: Wait = async () => {
        await wait();
        if (signal?.aborted) throw clientGone();
      };
      return { kind: 'answered', data: await assemble(plan, json, values, unlessGone, asText), cost };
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
    const { cost, work, refusal } = this.price(bound, viewer);
    if (refusal) return { problems: [refusal] };
    try {
      const { statement } = completed(this.plan(bound, viewer, true));
      const values = this.valuesOf(bound, viewer);
      const parameters = statement.sources.map((source) => ({ source, value: values.of(source) }));
      return { text: statement.text, parameters, cost, work };
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
  private bind({
    document,
    operation,
    variables,
    viewer,
  }: OperationRequest): BoundOperation | Omit<RefusedOutcome, 'kind'> {
    const { coerced, problems } = coerceVariables(this.graph.schema, operation.variableDefinitions ?? [], variables);
    if (problems) return { problems, invalidVariables: true };
    const read = this.operations.read(document, operation, coerced);
    return 'problems' in read ? read : read.bind(coerced, this.inputLimit(viewer.role));
  }

  /** The refusals of the fields that the role sees on no row; none if there are no such fields. */
  authorize(bound: BoundOperation, { role }: EngineViewer): readonly GraphQLError[] {
    return new ForbiddenFields(this.graph, this.policies, role).in(bound);
  }

  /** The cost of an operation, with the refusal if it is above the limit of the role. */
  price(bound: BoundOperation, { role }: EngineViewer): Price {
    const { operation } = bound;
    let model = this.costModels.get(operation);
    if (!model) this.costModels.set(operation, (model = new CostModel(operation.selection, this.costContext)));
    let context = this.costContexts.get(role);
    if (!context)
      this.costContexts.set(role, (context = new CostContext(this.graph, { policies: this.policies, role })));
    return model.price(bound, this.costLimit(role), context);
  }

  /**
   * The same, from the cache if the operation costs no more than the limit.
   * @param plan the key of its plan
   */
  private cost(bound: BoundOperation, viewer: EngineViewer, plan: string): Omit<Price, 'work'> {
    const key = PriceCache.keyOf(plan, bound);
    const [requested, limit] = [this.prices.get(key), this.costLimit(viewer.role)];
    if (requested !== undefined && requested <= limit) return { cost: { requested, limit } };
    const price = this.price(bound, viewer);
    this.prices.set(key, price.cost.requested);
    return price;
  }

  /** Adds what an operation selects of the schema to its price. It costs what its text is long. */
  private async withSchema(
    price: Omit<Price, 'work'>,
    bound: BoundOperation,
    { budget, wait = nextTurn }: OperationRequest,
  ): Promise<Omit<Price, 'work'> & { readonly schemaText?: readonly string[] | undefined }> {
    if (price.refusal) return price;
    const { requested, limit } = price.cost;
    const { units, text, spent = 0, refusal } = await this.introspection.answer(bound, limit - requested, wait);
    budget?.charge?.(spent);
    const cost = { requested: requested + units, limit };
    return { ...price, cost, schemaText: text, ...(refusal && { refusal }) };
  }

  private isLargeAndNew({ operation }: BoundOperation, key: string): boolean {
    return operation.fieldCount > large && !this.plans.has(key);
  }

  /** Makes the statement of an operation, in slices. */
  private planInSlices(bound: BoundOperation, viewer: EngineViewer, wait: Wait): Promise<Plan> {
    return inSlices(this.plan(bound, viewer, false), new Slices(wait));
  }

  /**
   * Makes the statement. Yields where others may have their turn.
   * @param named whether the name of each policy clause stands beside it
   * @param table which of the two statements of a table it is
   * @throws GraphQLError (`TOO_COMPLEX`) if it would be too large
   */
  *plan(
    { operation, shapes }: BoundOperation,
    { role }: EngineViewer,
    named: boolean,
    table?: TableRows,
  ): Generator<void, Plan> {
    const access = new RoleAccess(this.graph, this.policies, role, named);
    const plan = yield* new Planner(this.graph, operation, shapes, access, table).plan();
    const { length } = plan.statement.text;
    if (length > maximumCharacters) {
      const message = `The document needs a statement of ${length} characters; at most ${maximumCharacters} are allowed.`;
      throw refusal('TOO_COMPLEX', message, undefined);
    }
    return plan;
  }

  /** Runs the statement of a plan. @returns the columns of each level, as JSON */
  private async run(
    plan: Plan,
    values: Values,
    wait: Wait,
    signal: Signal | undefined,
    enter: (() => Turn | Promise<Turn>) | undefined,
  ): Promise<string> {
    if (plan.levels === 0) return '[]';
    const places = placesOf(plan.statement.sources);
    const parameters: unknown[] = [];
    // The days of many series take long to write. To read the clock for each value takes longer than most values.
    const slices = places.length > fewParameters ? new Slices(wait) : undefined;
    for (const place of places) {
      parameters.push(values.at(place));
      if (slices?.over) await slices.next();
    }
    return this.runner.run(plan, parameters, signal, enter);
  }

  /** The values of a request by their names. */
  valuesOf({ fields, request }: BoundOperation, { values }: EngineViewer, others?: object): Values {
    let ofViewer = this.viewers.get(values);
    if (!ofViewer) {
      const named = Object.entries(values).map(([name, value]) => [`viewer.${name}`, value] as const);
      this.viewers.set(values, (ofViewer = Object.fromEntries(named)));
    }
    const now = this.clock.now();
    // These two take longer to write than the rest, and many statements use neither.
    const moment = { now: () => now.toISOString(), day: () => dayOf(now) };
    return new Values({ ...request, ...moment, ...ofViewer, ...others }, fields);
  }
}
