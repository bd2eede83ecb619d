import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignIn } from '../config';

/** What a page has to know of the hub before its first request. `web/shell/settings.ts` reads it. */
export interface PageSettings {
  /** The path of the tokens for trying out roles, if there are any. */
  readonly developmentTokens?: string;
  /** The OpenID provider that users sign in with, if there is one. */
  readonly signIn?: SignIn;
}

/** A page as Vite built it. */
export interface BuiltPage {
  /** Of its file, without `.html`. */
  readonly name: string;
  /** The path that an OpenID provider sends a user of this page back to. */
  readonly returnPath: string;
}

const explorer: BuiltPage = { name: 'index', returnPath: '/signed-in' };

/** Stands for a page that has been removed. */
export const notBuilt = 'The pages are not built: run npm run build.';

/** The paths of the explorer. The router of the page (`web/app/router.tsx`) shows what belongs to them. */
const explorerPaths = [...['/', '/partners/*', '/compare', '/program', '/coverage', '/portal'], explorer.returnPath];

/**
 * Reads a page, with the settings in the place that it marks.
 * @returns undefined if the pages are not built
 */
export function readPage(directory: string, page: BuiltPage, settings: PageSettings): string | undefined {
  const file = join(directory, `${page.name}.html`);
  if (!existsSync(file)) return undefined;
  const { signIn, ...others } = settings;
  const given = JSON.stringify({ ...others, ...(signIn && { signIn: { ...signIn, returnPath: page.returnPath } }) });
  return readFileSync(file, 'utf8').replace('<!--hub-settings-->', () => metaOf('hub-settings', given));
}

/** The origin of the OpenID provider, which pages send requests to. */
export function providerOrigin(signIn: SignIn | undefined): string | undefined {
  return signIn && new URL(signIn.authority).origin;
}

function metaOf(name: string, content: string): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<meta name="${name}" content="${escaped}" />`;
}

/** Serves the explorer and the files of all pages. A page loads nothing from another server. */
export async function servePages(app: FastifyInstance, directory: string, settings: PageSettings): Promise<void> {
  if (readPage(directory, explorer, settings) === undefined) {
    app.log.warn('the pages are not built: run npm run build');
    app.get('/', (_request, reply) => reply.redirect('/graphql'));
    return;
  }
  const provider = providerOrigin(settings.signIn);
  // Read for each request, as the files that it names are: a build may have replaced them.
  const html = (): string => readPage(directory, explorer, settings) ?? notBuilt;
  for (const path of explorerPaths) app.get(path, (_request, reply) => sendExplorer(reply, html(), provider));
  await app.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders(response, path) {
      // A name with a hash belongs to one content. The other files keep their names, so browsers must revalidate them.
      const isHashed = /-[\w-]{8}\.\w+(\.gz)?$/.test(path);
      void response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Sends the explorer, whatever the address; undefined if it is not built. Its router shows that there is no such page. */
export function explorerSender(
  directory: string,
  settings: PageSettings,
): (reply: FastifyReply) => FastifyReply | undefined {
  const provider = providerOrigin(settings.signIn);
  return (reply) => {
    const html = readPage(directory, explorer, settings);
    return html === undefined ? undefined : sendExplorer(reply, html, provider);
  };
}

/** The components of the page add style sheets while it runs. Each answer has a new nonce that allows them. */
function sendExplorer(reply: FastifyReply, html: string, provider: string | undefined): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `connect-src 'self'${provider === undefined ? '' : ` ${provider}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return reply
    .headers({ 'content-security-policy': policy.join('; '), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(html.replace('</head>', `  ${metaOf('style-nonce', nonce)}\n  </head>`));
}
