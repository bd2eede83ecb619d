import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { dayOf } from '../clock';
import type { Access } from './policy/access';
import type { Binding } from './operation/analysis';
import { Analysis } from './operation/analysis';
import type { Bound } from './operation/bound';
import { refusal } from './errors/errors';
import { Values } from './operation/values';
import { coerceVariables } from './operation/variables';
import type { Cost } from './cost/cost';
import type { Class } from './metadata/class';
import type { Policies } from './metadata/policy';
import type { Graph } from './metadata/graph';
import { buildGraph } from './metadata/build-graph';
import { Answer } from './assemble/assembly';
import type { Plan } from './plan/planner';
import { Planner } from './plan/planner';
import { ForbiddenFields } from './authorize/forbidden-fields';
import { GraphPolicies } from './policy/policies';
import { RoleAccess } from './relation/role-access';
import type { RunnerFigures } from './execute/run';
import { Runner } from './execute/run';
import type { Variables } from './operation/selection';
import { decidingVariables } from './operation/selection';

/** What an engine is made of. */
export interface EngineParts {
  readonly schema: GraphQLSchema;
  /** Its metadata has been built; the engine sends nothing through it. */
  readonly dataSource: DataSource;
  /** Read-only connections. */
  readonly pool: Pool;
  readonly clock: Clock;
  /** The entities and links of the model. */
  readonly classes: readonly Class[];
  /** Which rows and fields of these each role sees. */
  readonly policies: Policies;
  readonly limits: EngineLimits;
  /** Cancels what a connection runs; true once the database has surely taken that in. */
  readonly cancel: (client: PoolClient) => Promise<boolean>;
  /** Whether a connection's session passes to others between transactions, by a pooler. */
  readonly isShared?: (client: PoolClient) => boolean;
  /** Told of each statement, in seconds. */
  readonly onStatement?: (seconds: number) => void;
}

/** What bounds the engine's work and memory. */
interface EngineLimits {
  /** What an operation of a role may cost. */
  readonly cost: (role: string) => number;
  /** How many levels the prepared statements of one connection may have together. */
  readonly preparedLevels: number;
}

/** Counters since the start, and what is held now. */
export interface EngineFigures extends RunnerFigures {
  readonly plans: {
    readonly hits: number;
    readonly misses: number;
    readonly evictions: number;
    readonly count: number;
    /** Plans kept that PostgreSQL plans anew for the values of each run. */
    readonly custom: number;
    /** The memory that they take, estimated, in bytes. */
    readonly bytes: number;
  };
  /** Operations that graphql-js executed. */
  readonly fallbacks: number;
}

/** What became of an operation, and what it costs where that could be told. */
export type Outcome = { readonly cost?: Cost } & (
  | { readonly kind: 'answered'; readonly data: { readonly [key: string]: unknown } }
  | {
      readonly kind: 'refused';
      readonly problems: readonly GraphQLError[];
      /** Whether the variables do not fit their types; such a request has no data, not even null. */
      readonly invalidVariables?: true;
    }
  /** The statement could not be made or run; what says why is not for clients unless it is a `GraphQLError`. */
  | { readonly kind: 'failed'; readonly cause: unknown }
  /** graphql-js has to execute it: it asks for the schema itself. */
  | { readonly kind: 'declined' }
);

/** Who asks, as far as the engine knows: a role, and values that what the role sees is told by. */
export interface EngineViewer {
  readonly role: string;
  /** By name, null where this viewer has none; plans know them as `viewer.` and the name. */
  readonly values: { readonly [name: string]: string | null };
}

/** What an operation comes to for a viewer: its statement, or why it is refused. */
export type Explanation =
  | {
      readonly text: string;
      /** The parameters in their order: what each is, and its value. */
      readonly parameters: readonly { readonly source: string; readonly value: unknown }[];
      readonly cost: Cost;
      readonly problems?: undefined;
    }
  | { readonly problems: readonly GraphQLError[] };

/** Takes the cost of an operation. @returns the refusal where the viewer may not spend it now */
export type Spend = (cost: number) => GraphQLError | undefined;

/** A request as the engine sees it. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: { readonly [name: string]: unknown };
  readonly viewer: EngineViewer;
  /** Asked before anything runs whether the viewer may spend so much; says why where it may not. */
  readonly spend?: Spend | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

type Bindings = Exclude<Binding, { readonly problems: readonly GraphQLError[] }>;

/** An operation's analysis, and what it is kept by. */
interface Analysed {
  readonly analysis: Analysis;
  readonly key: string;
  readonly problems?: undefined;
}

type Read = Analysed | { readonly problems: readonly GraphQLError[] };

/** How many analyses and how many plans are kept at most, and how much memory each kind may take together, in bytes. */
const kept = { count: 1_000, bytes: 128 * 1024 * 1024 };

/** What keeping something takes in memory, in bytes for each character or field: measured, in round figures. */
const memory = { documentCharacter: 100, field: 2_000, statementCharacter: 20, keyCharacter: 2 };

/** A document is kept whole by whatever refers to a part of it. */
function documentBytes({ loc }: OperationDefinitionNode): number {
  return 1 + (loc?.source.body.length ?? 0) * memory.documentCharacter;
}

/** Answers read operations, each with one statement. */
export class Engine {
  private readonly graph: Graph;
  private readonly policies: GraphPolicies;
  private readonly clock: Clock;
  private readonly runner: Runner;
  private readonly costLimit: (role: string) => number;
  private readonly deciding = new WeakMap<DocumentNode, readonly string[]>();
  private readonly analyses: LRUCache<string, Analysis>;
  private readonly plans: LRUCache<string, Plan>;
  private readonly identities = new WeakMap<OperationDefinitionNode, number>();
  private operations = 0;
  private planHits = 0;
  private planMisses = 0;
  private planEvictions = 0;
  private fallbacks = 0;

  constructor({
    schema,
    dataSource,
    pool,
    clock,
    classes,
    policies,
    limits,
    cancel,
    isShared,
    onStatement,
  }: EngineParts) {
    this.graph = buildGraph(schema, dataSource, classes);
    this.policies = new GraphPolicies(this.graph, policies, classes);
    this.clock = clock;
    this.runner = new Runner({ pool, cancel, isShared, preparedLevels: limits.preparedLevels, onStatement });
    this.costLimit = limits.cost;
    this.analyses = new LRUCache({
      max: kept.count,
      maxSize: kept.bytes,
      sizeCalculation: ({ fields, operation }, key) =>
        fields * memory.field + documentBytes(operation) + key.length * memory.keyCharacter,
    });
    this.plans = new LRUCache({
      max: kept.count,
      maxSize: kept.bytes,
      sizeCalculation: ({ statement, operation }, key) =>
        statement.text.length * memory.statementCharacter + documentBytes(operation) + key.length * memory.keyCharacter,
      dispose: (_plan, _key, reason) => {
        if (reason === 'evict') this.planEvictions++;
      },
    });
  }

  /** Answers a read operation, refuses it, or leaves it to graphql-js. */
  async answer({ document, operation, variables, viewer, spend, signal }: Operation): Promise<Outcome> {
    const given = coerceVariables(this.graph.schema, operation.variableDefinitions ?? [], variables);
    if (given.problems) return { kind: 'refused', problems: given.problems, invalidVariables: true };
    const { coerced } = given;
    const read = this.read(document, operation, coerced);
    if (read.problems) return { kind: 'refused', problems: read.problems };
    const { analysis, key } = read;
    let planKey = '';
    const binding = analysis.bind(coerced, this.costLimit(viewer.role), (bounds) => {
      planKey = `${viewer.role}|${key}|${JSON.stringify(bounds.map(({ shape }) => shape))}`;
      // What was planned for the role was judged before.
      return this.plans.has(planKey) ? [] : this.forbiddenIn(analysis, bounds, viewer);
    });
    if (binding.problems)
      return { kind: 'refused', problems: binding.problems, ...(binding.cost && { cost: binding.cost }) };
    const { cost } = binding;
    const refused = spend?.(cost.requested);
    if (refused) return { kind: 'refused', problems: [refused], cost };
    if (analysis.introspective) {
      this.fallbacks++;
      return { kind: 'declined', cost };
    }
    try {
      return { kind: 'answered', data: await this.run(analysis, planKey, binding, viewer, signal), cost };
    } catch (cause) {
      return { kind: 'failed', cause, cost };
    }
  }

  /** The statement that would answer an operation, with the name of each policy clause beside it; nothing runs. */
  explain({ document, operation, variables, viewer }: Operation): Explanation {
    const given = coerceVariables(this.graph.schema, operation.variableDefinitions ?? [], variables);
    if (given.problems) return given;
    const { coerced } = given;
    const read = this.read(document, operation, coerced);
    if (read.problems) return read;
    const { analysis } = read;
    const judge = (bounds: readonly Bound[]): readonly GraphQLError[] => this.forbiddenIn(analysis, bounds, viewer);
    const binding = analysis.bind(coerced, this.costLimit(viewer.role), judge);
    if (binding.problems) return { problems: binding.problems };
    const access = new RoleAccess(this.graph, this.policies, viewer.role, true);
    try {
      const { text, sources } = this.planFor(analysis, binding.bounds, access).statement;
      const values = this.valuesOf(binding, viewer);
      return { text, parameters: sources.map((source) => ({ source, value: values.of(source) })), cost: binding.cost };
    } catch (problem) {
      // How large a statement becomes shows only when it is made.
      if (problem instanceof GraphQLError) return { problems: [problem] };
      throw problem;
    }
  }

  figures(): EngineFigures {
    return {
      ...this.runner.figures(),
      plans: {
        hits: this.planHits,
        misses: this.planMisses,
        evictions: this.planEvictions,
        count: this.plans.size,
        custom: [...this.plans.values()].filter((plan) => this.runner.modeOf(plan) !== 'auto').length,
        bytes: this.plans.calculatedSize,
      },
      fallbacks: this.fallbacks,
    };
  }

  /** The analysis of an operation, or why it cannot be read: the `if` of a `@skip` or `@include` is null, or it is too large. */
  private read(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Read {
    try {
      return this.analyse(document, operation, variables);
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      if (problem.extensions['code'] !== undefined) return { problems: [problem] };
      // graphql-js gives its errors no code. It reads nothing here but what the client sent.
      return { problems: [refusal('BAD_USER_INPUT', problem.message, undefined, problem.nodes)] };
    }
  }

  private analyse(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Analysed {
    let deciding = this.deciding.get(document);
    if (!deciding) this.deciding.set(document, (deciding = decidingVariables(document)));
    let identity = this.identities.get(operation);
    if (identity === undefined) this.identities.set(operation, (identity = ++this.operations));
    const key = `${identity}:${deciding.map((name) => (Object.hasOwn(variables, name) ? String(variables[name]) : '')).join()}`;
    let analysis = this.analyses.get(key);
    if (!analysis) this.analyses.set(key, (analysis = new Analysis(this.graph, operation, document, variables)));
    return { analysis, key };
  }

  private async run(
    analysis: Analysis,
    planKey: string,
    binding: Bindings,
    viewer: EngineViewer,
    signal: AbortSignal | undefined,
  ): Promise<{ [key: string]: unknown }> {
    const plan = this.plan(analysis, planKey, binding.bounds, viewer);
    const values = this.valuesOf(binding, viewer);
    const text =
      plan.levels > 0
        ? await this.runner.run(
            plan,
            plan.statement.sources.map((source) => values.of(source)),
            signal,
          )
        : '[]';
    const answer = new Answer(JSON.parse(text) as ConstructorParameters<typeof Answer>[0], values);
    return Object.fromEntries(plan.fields.map(([name, reader]) => [name, reader(answer)(0)]));
  }

  private plan(analysis: Analysis, planKey: string, bounds: readonly Bound[], { role }: EngineViewer): Plan {
    let plan = this.plans.get(planKey);
    if (plan) {
      this.planHits++;
      return plan;
    }
    this.planMisses++;
    plan = this.planFor(analysis, bounds, new RoleAccess(this.graph, this.policies, role));
    this.plans.set(planKey, plan);
    return plan;
  }

  private planFor(analysis: Analysis, bounds: readonly Bound[], access: Access): Plan {
    const shapes = bounds.map(({ shape }) => shape);
    return new Planner(this.graph, analysis, shapes, access).plan();
  }

  private forbiddenIn(analysis: Analysis, bounds: readonly Bound[], { role }: EngineViewer): readonly GraphQLError[] {
    return new ForbiddenFields(this.graph, this.policies, role).in(analysis, bounds);
  }

  /** The values of a request by their names. */
  private valuesOf({ bounds, request }: Bindings, viewer: EngineViewer): Values {
    const ofViewer = Object.entries(viewer.values).map(([name, value]) => [`viewer.${name}`, value] as const);
    const now = this.clock.now();
    return new Values({ ...request, now: now.toISOString(), day: dayOf(now), ...Object.fromEntries(ofViewer) }, bounds);
  }
}
