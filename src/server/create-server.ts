import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { constants } from 'node:zlib';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import compress from '@fastify/compress';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { Authenticate } from '../access/access';
import type { DevelopmentToken } from '../access/development-tokens';
import type { Config } from '../config';
import type { Outcome, Read, Tables } from '../engine';
import type { Spool } from '../exchange/table/spool';
import { StartError } from '../start-error';
import { closeUnreadConnections, connectionLimits } from './connection-limits';
import { Documents, readDocuments } from './documents';
import { drainOnStop } from './draining';
import { errorMask, formatError, type RequestContext } from './error-mask';
import { serveGraphql } from './graphql-route';
import { serveHealth, type HealthChecks } from './health';
import { answerBadAddress, answerHttpErrors, answerMalformedRequest } from './http-errors';
import { ideContentSecurityPolicy, landingPage, serveIde, tokensPath } from './ide';
import { KnownReads } from './known-reads';
import { errorOutput } from './log-output';
import type { Metrics } from './metrics';
import { operationKinds } from './operation-kinds';
import { closeQueuedResponses } from './queued-responses';
import { explorerSender, servePages, type PageSettings } from './pages';
import { RateLimits } from './rate-limits';
import { JsonBodies, receiveBodies } from './request-body';
import { requestLimits } from './request-limits';
import { stringifyResult } from './response-text';
import { logRequests } from './request-log';
import { serveSchema } from './schema-route';
import { protect } from './security';
import { ConnectionTurns } from './shares/connection-turns';
import { NamedDocuments } from '../access/named-documents';
import { serveTables } from './tables/table-route';
import { executionTime } from './shares/execution-time';
import { boundBodies, HeldBytes } from './shares/held-bytes';
import { ProcessTurns } from './shares/process-turns';
import { TablePace } from './shares/table-pace';
import type { FindDocument, TrustedDocuments } from '../access/trusted-documents';

export interface ServerOptions extends HealthChecks {
  schema: GraphQLSchema;
  /** The plugins that answer operations instead of graphql-js. */
  plugins?: ApolloServerPlugin<RequestContext>[];
  /** Answers reads without Apollo. Apollo answers all operations if it is not given. */
  answerRead?: (read: Read, context: RequestContext) => Promise<Outcome>;
  /** Reads the tables of documents, and finds those that are registered, whether or not others are executed. */
  tables?: {
    readonly reader: Pick<Tables, 'open' | 'describe'>;
    readonly registered: Pick<TrustedDocuments, 'find' | 'newest'>;
    readonly spool: Spool;
  };
  authenticate: Authenticate;
  /** Finds registered documents. If it is given, only registered documents are executed. */
  findDocument?: FindDocument;
  /** The metrics that are served at `/metrics`. */
  metrics: Metrics;
  config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'logLevel'
    | 'corsOrigins'
    | 'corsHeaders'
    | 'stopTimeoutMs'
    | 'requestTimeoutMs'
    | 'limits'
    | 'inputLimits'
    | 'issuer'
    | 'trustedProxies'
    | 'rateLimits'
    | 'poolSize'
    | 'queueSize'
    | 'queueTimeoutMs'
    | 'statementTimeoutMs'
    | 'tables'
  >;
  /** The folder of the example documents that the IDE offers. */
  examplesDirectory: string;
  /** The tokens that the IDE offers for trying out roles. */
  developmentTokens?: readonly DevelopmentToken[] | undefined;
  /** The folder of the built pages. */
  pagesDirectory: string;
  /** Where the log is written; stderr by default, so that stdout stays readable. */
  logDestination?: pino.DestinationStream;
}

export interface HubServer {
  app: FastifyInstance;
  /** Starts to listen. @returns the address, such as `http://127.0.0.1:4000` */
  listen(): Promise<string>;
  /** Answers the requests in flight, refuses new ones, then stops listening. */
  stop(): Promise<void>;
}

/** How long a stop waits for requests that are arriving after everything else has been answered, in milliseconds. */
const arriving = 100;

/** Creates the HTTP server. It does not listen yet. */
export async function createServer(options: ServerOptions): Promise<HubServer> {
  const { config } = options;
  const log: FastifyBaseLogger = pino({ level: config.logLevel }, options.logDestination ?? errorOutput());
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ requestIdLogLabel: 'requestId', disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: config.limits.bodyBytes,
    trustProxy: config.trustedProxies.length > 0 && config.trustedProxies,
    ...connectionLimits(config.requestTimeoutMs),
    // `drainOnStop` sends this response, with a reason and `retry-after`.
    return503OnClosing: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerMalformedRequest,
  });
  const bodies = new JsonBodies(app);
  receiveBodies(app);
  // Hooks use callbacks. A promise would cost each request a turn of the event loop.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  logRequests(app);
  closeUnreadConnections(app);
  closeQueuedResponses(app);
  const draining = drainOnStop(app);
  const pace = new TablePace();
  if (options.tables) pace.watch(app);
  const held = new HeldBytes();
  boundBodies(app, held, config.limits.bodyBytes);
  await protect(app, config);
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  answerHttpErrors(app, config.limits.bodyBytes, explorerSender(options.pagesDirectory, settingsOf(options)));

  const documents = new Documents(options.schema, {
    tokens: config.limits.tokens,
    rules: [requestLimits(config.limits)],
  });
  const apollo = createApollo(app, documents, options);
  await apollo.start();
  const { metrics } = options;
  const turns = new ConnectionTurns(
    {
      connections: config.poolSize,
      places: config.queueSize,
      timeoutMs: config.queueTimeoutMs,
      longestTurnMs: config.statementTimeoutMs,
    },
    { onTurn: (seconds) => metrics.turn(seconds), onRefusal: (reason) => metrics.turnRefusal(reason) },
  );
  metrics.publishWaiting(() => turns.waiting);
  const { tables, ...others } = options;
  const { examplesDirectory, pagesDirectory, findDocument } = options;
  const named =
    tables && new NamedDocuments([examplesDirectory, pagesDirectory], tables.registered, findDocument !== undefined);
  const shared = {
    ...others,
    ...(tables && { tables: tables.reader, spool: tables.spool, named }),
    rates: new RateLimits(config.rateLimits),
    turns,
    processTurns: new ProcessTurns(),
    pace,
    tableTurns: tableTurns(config),
    bodies,
    knownReads: new KnownReads(),
    documents,
    idePolicy: ideContentSecurityPolicy(config.issuer?.signIn),
    held,
    inputLimits: config.inputLimits,
    onRefusal: (code: string) => metrics.error(code),
    onAfterCharge: (cost: number) => metrics.afterCharge(cost),
  };
  serveGraphql(app, apollo, shared);
  if (tables && named) serveTables(app, { ...shared, tables: tables.reader, spool: tables.spool, named });
  serveSchema(app, options.schema);
  serveHealth(app, options);
  options.metrics.serve(app);
  serveIde(app, options, settingsOf(options));
  await servePages(app, options.pagesDirectory, settingsOf(options));

  return {
    app,
    listen: () => listen(app, config),
    async stop() {
      const unfinished = await draining.drain(config.stopTimeoutMs);
      if (unfinished > 0) app.log.warn({ unfinished }, 'stopping with requests still in flight');
      // A request that is just arriving gets 503; a connection that is cut instead tells its client nothing.
      await sleep(arriving);
      // After a pause of the process, timers come before what has arrived meanwhile.
      await nextTurn();
      await draining.drain(arriving);
      app.server.closeAllConnections();
      await app.close();
      await apollo.stop();
    },
  };
}

/** What the pages have to know of this hub. */
function settingsOf({ developmentTokens, config }: ServerOptions): PageSettings {
  return {
    ...(developmentTokens && { developmentTokens: tokensPath }),
    ...(config.issuer?.signIn && { signIn: config.issuer.signIn }),
  };
}

/** The turns at the connections that read tables. Metrics are of the others. */
function tableTurns({ tables, queueTimeoutMs }: ServerOptions['config']): ConnectionTurns {
  const { poolSize: connections, queueSize: places, timeoutMs: longestTurnMs } = tables;
  return new ConnectionTurns(
    { connections, places, timeoutMs: queueTimeoutMs, longestTurnMs, longTurns: true },
    { onTurn: () => undefined, onRefusal: () => undefined },
  );
}

async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reasons: Record<string, string> = {
      EADDRINUSE: 'another program listens on it',
      EACCES: 'this account may not listen on it',
      EADDRNOTAVAIL: 'this machine does not have that address',
    };
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new StartError(`The hub cannot listen on HOST ${host}, PORT ${port}: ${reasons[code] ?? message}.`, {
      cause: error,
    });
  }
}

function createApollo(
  app: FastifyInstance,
  documents: Documents,
  options: ServerOptions,
): ApolloServer<RequestContext> {
  const { schema, plugins = [], metrics, findDocument } = options;
  return new ApolloServer<RequestContext>({
    schema,
    plugins: [
      readDocuments(documents),
      ...plugins,
      executionTime(),
      operationKinds(),
      errorMask((code) => metrics.error(code)),
      landingPage(options.pagesDirectory, settingsOf(options)),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError,
    stringifyResult,
    logger: app.log,
    // `readDocuments` keeps them.
    documentStore: null,
    // A client must not be able to register documents.
    ...(findDocument && { persistedQueries: false }),
    // The route lets a GET pass if it carries no credentials of a browser.
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
}

/** The id that the client gave the request, if it is safe to log and to send back; else a new one. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
