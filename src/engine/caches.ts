import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { refusal } from './errors/errors';
import type { Refused } from './errors/problems';
import type { Graph } from './metadata/graph';
import type { BoundOperation } from './operation/operation';
import { Operation } from './operation/operation';
import type { Variables } from './operation/selection';
import { decidingVariables } from './operation/selection';
import type { Plan } from './plan/planner';

/** What one cache holds at most: entries, and their estimated memory in bytes. */
const bounds = { max: 1_000, maxSize: 128 * 1024 * 1024 };

/**
 * Estimates of memory in bytes, measured and rounded: for each character of a document, a statement or a key, and for each
 * field.
 */
const memory = { documentCharacter: 100, field: 2_000, statementCharacter: 20, keyCharacter: 2 };

/** Whatever refers to a part of a document keeps all of it in memory. */
function documentBytes({ loc }: OperationDefinitionNode): number {
  let last = loc?.endToken;
  while (last?.next) last = last.next;
  return 1 + (last?.end ?? 0) * memory.documentCharacter;
}

/** The operations that were read last. */
export class OperationCache {
  private readonly deciding = new WeakMap<DocumentNode, readonly string[]>();
  private readonly identities = new WeakMap<OperationDefinitionNode, number>();
  private lastIdentity = 0;
  private readonly operations = new LRUCache<string, Operation>({
    ...bounds,
    sizeCalculation: ({ fieldCount, definition }, key) =>
      fieldCount * memory.field + documentBytes(definition) + key.length * memory.keyCharacter,
  });

  constructor(private readonly graph: Graph) {}

  /**
   * The operation with a definition in a document.
   * @param variables coerced
   * @returns the operation, or why it cannot be read: it selects too many fields (`TOO_COMPLEX`), or the `if` of a `@skip` or
   *   `@include` is null (`BAD_USER_INPUT`)
   */
  read(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables): Operation | Refused {
    const key = this.keyOf(document, definition, variables);
    const known = this.operations.get(key);
    if (known) return known;
    try {
      const operation = new Operation(this.graph, key, definition, document, variables);
      this.operations.set(key, operation);
      return operation;
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      if (problem.extensions['code'] !== undefined) return { problems: [problem] };
      // Errors of graphql-js have no code. All that it reads here was sent by the client.
      return { problems: [refusal('BAD_USER_INPUT', problem.message, undefined, problem.nodes)] };
    }
  }

  private keyOf(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables): string {
    let deciding = this.deciding.get(document);
    if (!deciding) this.deciding.set(document, (deciding = decidingVariables(document)));
    let identity = this.identities.get(definition);
    if (identity === undefined) this.identities.set(definition, (identity = ++this.lastIdentity));
    return `${identity}:${deciding.map((name) => (Object.hasOwn(variables, name) ? String(variables[name]) : '')).join()}`;
  }
}

/** What a plan cache has done since the start, and what it holds. */
export interface PlanCacheFigures {
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly count: number;
  /** Plans in it that PostgreSQL makes a custom plan for at each run. */
  readonly custom: number;
  /** The estimated memory of the plans in it, in bytes. */
  readonly bytes: number;
}

/** The plans that were used last: one for each operation, role, and shape of the arguments. */
export class PlanCache {
  private hits = 0;
  private misses = 0;
  private evictions = 0;
  private readonly plans = new LRUCache<string, Plan>({
    ...bounds,
    sizeCalculation: ({ statement, operation }, key) =>
      statement.text.length * memory.statementCharacter + documentBytes(operation) + key.length * memory.keyCharacter,
    dispose: (_plan, _key, reason) => {
      if (reason === 'evict') this.evictions++;
    },
  });

  /** The key of the plan of an operation for a role. */
  static keyOf({ operation, shapes }: BoundOperation, role: string): string {
    return `${role}|${operation.key}|${JSON.stringify(shapes)}`;
  }

  has(key: string): boolean {
    return this.plans.has(key);
  }

  /** The plan with a key. Returns undefined if it is not there; it has to be made then. */
  get(key: string): Plan | undefined {
    const known = this.plans.get(key);
    if (known) this.hits++;
    else this.misses++;
    return known;
  }

  /** Keeps a plan that was made. */
  keep(key: string, plan: Plan): Plan {
    this.plans.set(key, plan);
    return plan;
  }

  /** @param isCustom whether PostgreSQL makes a custom plan for a plan at each run */
  figures(isCustom: (plan: Plan) => boolean): PlanCacheFigures {
    return {
      hits: this.hits,
      misses: this.misses,
      evictions: this.evictions,
      count: this.plans.size,
      custom: [...this.plans.values()].filter(isCustom).length,
      bytes: this.plans.calculatedSize,
    };
  }
}
