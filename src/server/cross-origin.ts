import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { isOfData } from './tables/address';

type CorsConfig = Pick<Config, 'corsOrigins' | 'corsHeaders'>;

/** Headers that pages may send without configuration: the hub's own, and those of GraphQL clients and of tracing. */
const knownHeaders = [
  'accept',
  'accept-language',
  'authorization',
  'content-language',
  'content-type',
  'x-request-id',
  'x-requested-with',
  'x-hub-cost',
  // Apollo's clients.
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'x-apollo-operation-id',
  'x-apollo-operation-name',
  'x-apollo-operation-type',
  // Tracing: W3C Trace Context and Baggage, Sentry.
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
];

/** Methods that pages may use. */
const methods = ['GET', 'HEAD', 'POST'];

/** Lets pages of the configured origins call the API. The browser hides the reason of a refusal, so the log says what to set. */
export async function allowOrigins(app: FastifyInstance, { corsOrigins, corsHeaders }: CorsConfig): Promise<void> {
  const allowedHeaders = [...new Set([...knownHeaders, ...corsHeaders])];
  logRefusals(app, corsOrigins, new Set(allowedHeaders));
  if (corsOrigins.length === 0) return;
  const options = {
    origin: corsOrigins,
    methods,
    allowedHeaders,
    exposedHeaders: ['x-request-id', 'x-hub-cost', 'retry-after', 'www-authenticate', 'ratelimit', 'ratelimit-policy'],
    maxAge: 86_400,
  };
  // A browser sends the password of HTTP Basic by itself, so no page may read what is there.
  await app.register(
    cors,
    () => (request: FastifyRequest, decide: (error: Error | null, chosen: object) => void) =>
      decide(null, isOfData(request) ? { origin: false } : options),
  );
}

function logRefusals(app: FastifyInstance, origins: CorsConfig['corsOrigins'], headers: ReadonlySet<string>): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnPage(request, origin)) {
      if (origins !== '*' && !origins.includes(origin)) {
        const message = 'CORS_ORIGINS does not name the origin of a page, so the page may not read responses';
        request.log.warn({ origin: short(origin), setting: 'CORS_ORIGINS' }, message);
      } else {
        logRefusedHeaders(request, origin, headers);
      }
    }
    done();
  });
}

/** Whether a request comes from a page of the hub itself, which needs no permission. */
function isOwnPage({ headers, host }: FastifyRequest, origin: string): boolean {
  return headers['sec-fetch-site'] === 'same-origin' || origin === `http://${host}` || origin === `https://${host}`;
}

function logRefusedHeaders({ method, headers, log }: FastifyRequest, origin: string, known: ReadonlySet<string>): void {
  const asked = headers['access-control-request-headers'];
  if (method !== 'OPTIONS' || asked === undefined) return;
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const refused = names.filter((name) => name !== '' && !known.has(name));
  if (refused.length === 0) return;
  const message = 'a preflight was refused: CORS_HEADERS does not name a header that the page wants to send';
  log.warn({ origin: short(origin), headers: refused.slice(0, 20).map(short), setting: 'CORS_HEADERS' }, message);
}

/** A client's text, 100 characters of it at most. */
function short(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
