import { join } from 'node:path';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { administrator } from '../../src/access/viewer';
import { readConfig } from '../../src/config';
import { Metrics } from '../../src/server/metrics';
import { createServer, type HubServer, type ServerOptions } from '../../src/server/create-server';

/** A gate at which requests for `held` wait. A test learns when a request waits, and opens the gate. */
class Gate {
  private readonly waiting: ((text: string) => void)[] = [];
  private announce: () => void = () => undefined;

  wait(): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.announce();
    });
  }

  /** Resolves when a request waits. */
  async reached(): Promise<void> {
    if (this.waiting.length === 0) await new Promise<void>((resolve) => (this.announce = resolve));
  }

  open(): void {
    for (const resolve of this.waiting.splice(0)) resolve('let through');
  }
}

/** The gate of this file's servers. */
export const gate = new Gate();

const resolvers: Record<string, () => unknown> = {
  held: () => gate.wait(),
  broken: () => {
    throw new Error('select secret from private.table at /srv/hub/engine.ts');
  },
  lateStatement: () => {
    throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  },
  noDatabase: () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  },
  refused: () => {
    throw new GraphQLError('No partner has this slug.', { extensions: { code: 'BAD_USER_INPUT', hint: 'slugs' } });
  },
  large: () => 'x'.repeat(10_000),
};

/** A schema of fields that behave as their names say. The tests of the server need no database. */
function plainSchema(): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      hello(to: Int): String
      self: Query
      held: String
      broken: String
      lateStatement: String
      noDatabase: String
      refused: String
      large: String
    }
    type Mutation { change: String }
  `);
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (field) field.resolve = resolve;
  }
  return schema;
}

/** A server that writes its log to a list. */
export interface PlainServer extends HubServer {
  log: Record<string, unknown>[];
}

/** @param environment settings as the hub takes them */
export async function plainServer(
  environment: Record<string, string> = {},
  options: Partial<ServerOptions> = {},
): Promise<PlainServer> {
  const log: Record<string, unknown>[] = [];
  const server = await createServer({
    authenticate: () => administrator,
    schema: plainSchema(),
    config: readConfig({ PORT: '0', ...environment }),
    checkDatabase: () => Promise.resolve(),
    checkIssuer: () => undefined,
    metrics: new Metrics(),
    examplesDirectory: join(__dirname, 'no-examples'),
    pagesDirectory: join(__dirname, 'no-pages'),
    logDestination: { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
    ...options,
  });
  // Tests read what requests log, not what the start does.
  log.length = 0;
  return { ...server, log };
}

/** Sends an operation by POST. */
export function post(
  { app }: HubServer,
  query: string,
  { variables, headers = {} }: { variables?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return app
    .inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers })
    .then((response) => ({ status: response.statusCode, headers: response.headers, body: response.json<Body>() }));
}

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Body;
}

export interface Body {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}
