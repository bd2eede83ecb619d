import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { StartError } from '../start-error';
import { connectionLimits, leaveThoseWhoDoNotRead } from './connection-limits';
import { drainOnStop } from './draining';
import { errorMask, formatError, type RequestContext } from './error-mask';
import { graphqlPath, serveGraphql } from './graphql-route';
import { serveHealth, type HealthChecks } from './health';
import { answerBadAddress, answerHttpErrors, answerMalformedRequest } from './http-errors';
import { landingPage, serveIde } from './ide';
import { errorOutput } from './log-output';
import type { Metrics } from './metrics';
import { operationKinds } from './operation-kinds';
import { RateLimits } from './rate-limits';
import { readJsonBodies } from './request-body';
import { requestLimits } from './request-limits';
import { logRequests } from './request-log';
import { serveSchema } from './schema-route';
import { protect } from './security';
import type { FindDocument } from './trusted-requests';

export interface ServerOptions extends HealthChecks {
  schema: GraphQLSchema;
  /** What answers the operations that graphql-js shall not. */
  plugins?: ApolloServerPlugin<RequestContext>[];
  authenticate: Authenticate;
  /** Finds registered documents; where it is there, no others run. */
  findDocument?: FindDocument;
  /** What the hub tells of itself at `/metrics`. */
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
    | 'issuer'
    | 'trustedProxies'
    | 'rateLimits'
  >;
  /** The folder of the example documents that the IDE offers. */
  examplesDirectory: string;
  /** Tokens that the IDE offers to try roles with. */
  developmentTokens?: readonly DevelopmentToken[] | undefined;
  /** The folder of the built pages. */
  pagesDirectory: string;
  /** Where the log goes; the error output by default, so that the output stays readable. */
  logDestination?: pino.DestinationStream;
}

export interface HubServer {
  app: FastifyInstance;
  /** Starts to listen. @returns the address, such as `http://127.0.0.1:4000` */
  listen(): Promise<string>;
  /** Answers the requests in flight, refuses others, then stops listening. */
  stop(): Promise<void>;
}

/** How long a stop waits for requests that are arriving when everything else has been answered, in milliseconds. */
const arriving = 100;

/** Puts the HTTP server together; it does not listen yet. */
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
    // Draining answers for itself, with a reason and a time to come back.
    return503OnClosing: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerMalformedRequest,
  });
  readJsonBodies(app, config.limits.bodyBytes);
  // Hooks are written with callbacks: each promise would cost every request a turn.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  logRequests(app);
  leaveThoseWhoDoNotRead(app);
  const draining = drainOnStop(app);
  await protect(app, config);
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  answerHttpErrors(app, config.limits.bodyBytes);

  const apollo = createApollo(app, options);
  await apollo.start();
  serveGraphql(app, apollo, {
    ...options,
    rates: new RateLimits(config.rateLimits),
    tokenLimit: config.limits.tokens,
    onRefusal: (code) => options.metrics.error(code),
  });
  serveSchema(app, options.schema);
  serveHealth(app, options);
  options.metrics.serve(app);
  await serveIde(app, options);
  app.get('/', (_request, reply) => reply.redirect(graphqlPath));

  return {
    app,
    listen: () => listen(app, config),
    async stop() {
      const unfinished = await draining.drain(config.stopTimeoutMs);
      if (unfinished > 0) app.log.warn({ unfinished }, 'stopping although requests are still in flight');
      // A request that is just arriving gets 503; a connection that is cut instead tells its client nothing.
      await sleep(arriving);
      await draining.drain(arriving);
      app.server.closeAllConnections();
      await app.close();
      await apollo.stop();
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reasons: Record<string, string> = {
      EADDRINUSE: 'another program listens there',
      EACCES: 'this account may not listen there',
      EADDRNOTAVAIL: 'this machine does not have that address',
    };
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new StartError(`The hub cannot listen at HOST ${host}, PORT ${port}: ${reasons[code] ?? message}.`, {
      cause: error,
    });
  }
}

function createApollo(
  app: FastifyInstance,
  { schema, plugins = [], metrics, config, findDocument, developmentTokens }: ServerOptions,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // What an answer may be kept for is told by its address, not by hints of fields.
    plugins: [
      ...plugins,
      operationKinds(),
      errorMask((code) => metrics.error(code)),
      landingPage(developmentTokens !== undefined),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError,
    logger: app.log,
    parseOptions: { maxTokens: config.limits.tokens },
    validationRules: [requestLimits(config.limits)],
    // A client must not be able to register what runs only when it is registered.
    ...(findDocument && { persistedQueries: false }),
    // A GET is let through where the route sees that it carries no credentials of a browser.
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
}

/** The id that the caller gave the request, where it is one that can safely be logged and sent back, else a new one. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
