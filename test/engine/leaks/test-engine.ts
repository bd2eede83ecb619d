import {
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { requestViewer, type Viewer } from '../../../src/access/viewer';
import { fixedClock } from '../../../src/clock';
import { statementEnds } from '../../../src/database/cancel';
import { createDataSource } from '../../../src/database/data-source';
import { createReadPool } from '../../../src/database/pool';
import { Engine } from '../../../src/engine/engine';
import type { Outcome } from '../../../src/engine/request';
import type { Policies } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import { costLimit } from '../../reference/refusals';
import { testDay } from '../../support/database';
import type { GeneratedRequest } from '../differential/generator/generate';

/** A request with a valid document and one operation. */
export interface Question {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Returns undefined if a server would refuse the request before it reaches the engine. */
export function questionOf(
  schema: GraphQLSchema,
  { query, operationName, variables = {} }: GeneratedRequest,
): Question | undefined {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (!operation || validate(schema, document).length > 0) return undefined;
  return { document, operation, variables };
}

interface Running {
  readonly engine: Engine;
  readonly pool: Pool;
}

/** An engine over one database, for tests. */
export class TestEngine {
  private running: Running | undefined;

  private constructor(
    private readonly schema: GraphQLSchema,
    readonly url: string,
    private readonly dataSource: DataSource,
    private readonly policies: Policies,
  ) {}

  static async on(url: string, schema: GraphQLSchema, policies: Policies): Promise<TestEngine> {
    const dataSource = await createDataSource({ url }).initialize();
    await dataSource.destroy();
    return new TestEngine(schema, url, dataSource, policies);
  }

  /** An engine over the same database under other policies. */
  under(policies: Policies): TestEngine {
    return new TestEngine(this.schema, this.url, this.dataSource, policies);
  }

  async ask(question: Question, viewer: Viewer): Promise<Outcome> {
    this.running ??= this.start();
    return this.running.engine.answer({ ...question, viewer: requestViewer(viewer) });
  }

  /** The statement of a request, or its refusal. */
  explain(question: Question, viewer: Viewer): string {
    this.running ??= this.start();
    return JSON.stringify(this.running.engine.explain({ ...question, viewer: requestViewer(viewer) }));
  }

  /** Why the engine does not start: its policies contradict each other. */
  async refusal(): Promise<string | undefined> {
    try {
      this.running ??= this.start();
    } catch (error) {
      return (error as Error).message;
    }
    await this.close();
    return undefined;
  }

  private start(): Running {
    const pool = createReadPool({ url: this.url, size: 2, statementTimeoutMs: 60_000, onError: () => undefined });
    const engine = new Engine({
      schema: this.schema,
      dataSource: this.dataSource,
      pool,
      clock: fixedClock(testDay),
      classes: entities,
      policies: this.policies,
      limits: { cost: () => costLimit, preparedLevels: 1_000 },
      ends: statementEnds(60_000),
    });
    return { engine, pool };
  }

  /** Ends the engine; the next request starts another. The plans that an engine keeps take memory. */
  async close(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.pool.end();
  }
}
