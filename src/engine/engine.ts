import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../clock';
import { today } from '../clock';
import { allowAll } from './access';
import type { Binding } from './analysis';
import { Analysis } from './analysis';
import type { Bound } from './bound';
import { Values } from './values';
import type { PageBudget } from './budget';
import { pageBudget } from './budget';
import type { Class } from './metadata/concept';
import type { Graph } from './metadata/graph';
import { buildGraph } from './metadata/graph';
import { Answer } from './plan/assembly';
import type { Plan } from './plan/planner';
import { Planner } from './plan/planner';
import { Runner } from './run';
import type { Variables } from './selection';
import { decidingVariables } from './selection';

/** What an engine is made of. */
export interface EngineParts {
  readonly schema: GraphQLSchema;
  /** Its metadata has been built; the engine sends nothing through it. */
  readonly dataSource: DataSource;
  /** Read-only connections. */
  readonly pool: Pool;
  readonly clock: Clock;
  /** The concepts and links of the model. */
  readonly classes: readonly Class[];
  readonly limits?: Partial<EngineLimits>;
}

/** What bounds the engine's work and memory. */
interface EngineLimits {
  readonly pages: PageBudget;
  /** How many plans are kept. */
  readonly plans: number;
}

/** Counters since the start. */
export interface EngineMetrics {
  readonly planHits: number;
  readonly planMisses: number;
  readonly plans: number;
  readonly statements: number;
  readonly fallbacks: number;
}

/** What became of an operation. */
export type Outcome =
  | { readonly kind: 'answered'; readonly data: { readonly [key: string]: unknown } }
  | { readonly kind: 'refused'; readonly problems: readonly GraphQLError[] }
  /** graphql-js has to execute it: it asks for the schema itself, or its variables do not coerce. */
  | { readonly kind: 'declined' };

/** A request as the engine sees it. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: { readonly [name: string]: unknown };
}

type Bindings = Exclude<Binding, { readonly problems: readonly GraphQLError[] }>;

/** Answers read operations, each with one statement. */
export class Engine {
  private readonly graph: Graph;
  private readonly clock: Clock;
  private readonly runner: Runner;
  private readonly budget: PageBudget;
  private readonly deciding = new WeakMap<DocumentNode, readonly string[]>();
  private readonly analyses: LRUCache<string, Analysis>;
  private readonly plans: LRUCache<string, Plan>;
  private readonly identities = new WeakMap<OperationDefinitionNode, number>();
  private operations = 0;
  private planHits = 0;
  private planMisses = 0;
  private fallbacks = 0;

  constructor({ schema, dataSource, pool, clock, classes, limits }: EngineParts) {
    this.graph = buildGraph(schema, dataSource, classes);
    this.clock = clock;
    this.runner = new Runner(pool);
    this.budget = limits?.pages ?? pageBudget;
    const plans = limits?.plans ?? 1_000;
    this.analyses = new LRUCache({ max: plans });
    this.plans = new LRUCache({ max: plans });
  }

  /** Answers a read operation, refuses it, or leaves it to graphql-js. */
  async answer({ document, operation, variables }: Operation): Promise<Outcome> {
    const { coerced } = getVariableValues(this.graph.schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: 50,
    });
    if (!coerced) return { kind: 'declined' };
    const { analysis, key } = this.analyse(document, operation, coerced);
    const binding = analysis.bind(coerced, this.budget);
    if (binding.problems) return { kind: 'refused', problems: binding.problems };
    if (analysis.introspective) {
      this.fallbacks++;
      return { kind: 'declined' };
    }
    return { kind: 'answered', data: await this.run(analysis, key, binding) };
  }

  metrics(): EngineMetrics {
    return {
      planHits: this.planHits,
      planMisses: this.planMisses,
      plans: this.plans.size,
      statements: this.runner.statements,
      fallbacks: this.fallbacks,
    };
  }

  private analyse(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): { readonly analysis: Analysis; readonly key: string } {
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
    key: string,
    { bounds, request }: Bindings,
  ): Promise<{ [key: string]: unknown }> {
    const plan = this.plan(analysis, key, bounds);
    const values = new Values({ ...request, day: today(this.clock) }, bounds);
    const text =
      plan.levels > 0
        ? await this.runner.run(
            plan,
            plan.statement.sources.map((source) => values.of(source)),
          )
        : '[]';
    const answer = new Answer(JSON.parse(text) as ConstructorParameters<typeof Answer>[0], values);
    return Object.fromEntries(plan.fields.map(([name, reader]) => [name, reader(answer)(0)]));
  }

  private plan(analysis: Analysis, key: string, bounds: readonly Bound[]): Plan {
    const shapes = bounds.map(({ shape }) => shape);
    const planKey = `${key}|${JSON.stringify(shapes)}`;
    let plan = this.plans.get(planKey);
    if (plan) {
      this.planHits++;
      return plan;
    }
    this.planMisses++;
    plan = new Planner(this.graph, analysis, shapes, allowAll).plan();
    this.plans.set(planKey, plan);
    return plan;
  }
}
