import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback, type Config } from '../config';
import { allowOrigins } from './cross-origin';
import { errorBody } from './http-errors';

/**
 * Headers that tell browsers to be careful, and the origins whose pages may call the API. Without an issuer of tokens the hub
 * answers to names of this machine alone.
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

/** They are the same for every request, so the middleware that knows them is asked once. */
function safeHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const setHeaders = helmet({
    // The answers are data: nothing in them is to be loaded, run or framed. The IDE's page has a policy of its own.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // The hub speaks plain HTTP on loopback; a promise to use HTTPS would bind every other server of this machine's name.
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
 * A page on the internet can let its own name lead to 127.0.0.1 once it is loaded, and would then count as the same
 * origin as the hub. Its requests still carry its name. Beside it such a page can set what a trusted proxy on this machine
 * would set, so `X-Forwarded-Host` takes a name away and gives none.
 */
function refuseForeignHosts(app: FastifyInstance): void {
  // Nearly all requests come under one name, and reading an address takes time.
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

/** Whether the host that a request is for, with its port or without, is this machine; one that says nothing is no page's. */
function isOfThisMachine(host: string): boolean {
  const name = host.trim().replace(/:\d*$/, '');
  return name === '' || isLoopback(name.replace(/^\[(.*)\]$/, '$1'));
}
