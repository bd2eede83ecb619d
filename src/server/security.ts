import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback, type Config } from '../config';
import { allowOrigins } from './cross-origin';
import { errorBody } from './http-errors';

/**
 * Adds security headers for browsers, and allows the configured origins. Without an issuer of tokens, the hub answers only
 * requests for a name of this machine.
 */
export async function protect(
  app: FastifyInstance,
  config: Pick<Config, 'corsOrigins' | 'corsHeaders' | 'issuer'>,
): Promise<void> {
  const headers = safeHeaders();
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });

  if (config.issuer === undefined) refuseForeignHosts(app);
  await allowOrigins(app, config);
}

/** The headers are the same for every request, so helmet is called once. */
function safeHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const setHeaders = helmet({
    // Responses are data: a browser must not load, run or frame anything in them. The page of the IDE has its own policy.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // The hub speaks HTTP on loopback. This header would force HTTPS on every other server of this host name.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  setHeaders({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return headers;
}

/**
 * Protects from DNS rebinding. A page on the internet can make its own name resolve to 127.0.0.1 after it is loaded, and
 * then has the same origin as the hub. Its requests still carry its name as their host. Such a page can also set
 * `X-Forwarded-Host`, as a trusted proxy on this machine would, so both names must be names of this machine.
 */
function refuseForeignHosts(app: FastifyInstance): void {
  // Nearly all requests have the same host, and parsing it takes time.
  let lastAccepted = '';
  app.addHook('onRequest', (request, reply, done) => {
    const names = `${request.headers.host ?? ''},${request.host}`;
    if (names === lastAccepted || names.split(',').every(isOfThisMachine)) {
      lastAccepted = names;
      done();
      return;
    }
    const body = errorBody('MISDIRECTED_REQUEST', 'The hub answers on this machine only, as localhost.', request.id);
    void reply.code(421).send(body);
  });
}

/** Whether a host, with or without a port, is this machine. Browsers always send a host, so an absent one is accepted. */
function isOfThisMachine(host: string): boolean {
  const name = host.trim().replace(/:\d*$/, '');
  return name === '' || isLoopback(name.replace(/^\[(.*)\]$/, '$1'));
}
