import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { DevelopmentToken } from '../access/development-tokens';
import type { RequestContext } from './error-mask';
import type { SignIn } from '../config';
import { notBuilt, providerOrigin, readPage, type BuiltPage, type PageSettings } from './pages';

/** The path of what the IDE loads of the hub. */
const prefix = '/ide/';

/** The path of the tokens for trying out roles. */
export const tokensPath = `${prefix}tokens.json`;

const ide: BuiltPage = { name: 'ide', returnPath: `${prefix}signed-in` };

/** The editor needs inline styles, and fonts as data URLs in its style sheet. Everything else comes from the hub, or signs in. */
export function ideContentSecurityPolicy(signIn: SignIn | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    ["connect-src 'self'", providerOrigin(signIn)].join(' ').trim(),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The plugin with which Apollo sends the page of the IDE to a browser that opens `/graphql`.
 * @param directory of the built pages
 */
export function landingPage(directory: string, settings: PageSettings): ApolloServerPlugin<RequestContext> {
  const html = (): Promise<string> => Promise.resolve(readPage(directory, ide, settings) ?? notBuilt);
  return { serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) }) };
}

/** An example as the page receives it; `web/ide/example-tabs.ts` describes its members. */
interface Example {
  id: string;
  group: string;
  name: string;
  query: string;
  variables: string | null;
}

interface IdeOptions {
  examplesDirectory: string;
  pagesDirectory: string;
  developmentTokens?: readonly DevelopmentToken[] | undefined;
}

/**
 * Serves the examples of the IDE, the page that a provider sends its users back to, and the tokens for trying out roles, which the
 * explorer offers too.
 */
export function serveIde(app: FastifyInstance, options: IdeOptions, settings: PageSettings): void {
  const { examplesDirectory, pagesDirectory, developmentTokens } = options;
  if (developmentTokens) serveTokens(app, developmentTokens);
  app.get(ide.returnPath, (_request, reply) =>
    reply
      .headers({ 'content-security-policy': ideContentSecurityPolicy(settings.signIn), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(readPage(pagesDirectory, ide, settings) ?? notBuilt),
  );
  app.get(`${prefix}examples.json`, (_request, reply) => {
    return reply.header('cache-control', 'no-cache').send(readExamples(examplesDirectory, pagesDirectory));
  });
}

/** Serves the tokens for trying out roles, to pages of the hub only; not to other origins that may call the API. */
function serveTokens(app: FastifyInstance, tokens: readonly DevelopmentToken[]): void {
  app.get(tokensPath, (request, reply) => {
    if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') return reply.callNotFound();
    return reply.header('cache-control', 'no-store').send(tokens);
  });
}

/** The examples, the welcome document first. They are read at each request, so that one can be written while the hub runs. */
function readExamples(examplesDirectory: string, pagesDirectory: string): Example[] {
  const welcome = join(pagesDirectory, 'welcome.graphql');
  return [
    ...(existsSync(welcome) ? [example('start', 'welcome', readFileSync(welcome, 'utf8'), null)] : []),
    ...groupsIn(examplesDirectory).flatMap((group) => readGroup(examplesDirectory, group)),
  ];
}

function readGroup(directory: string, group: string): Example[] {
  const folder = join(directory, group);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort(byNumberAndName)
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const variables = join(folder, `${name}.variables.json`);
      return example(
        group,
        name,
        readFileSync(join(folder, file), 'utf8'),
        existsSync(variables) ? readFileSync(variables, 'utf8').trim() : null,
      );
    });
}

function example(group: string, name: string, query: string, variables: string | null): Example {
  return { id: `${group}/${name}`, group: inWords(group), name: inWords(name), query, variables };
}

/** `program-page` → `Program page`, `9-timeline` → `Timeline`. */
function inWords(fileName: string): string {
  const words = fileName.replace(/^\d+[-.]/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The order of the groups; others come last. */
const groupOrder = ['front-end', 'distributor', 'analyst'];

function groupsIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  const place = (group: string): number =>
    (groupOrder.indexOf(group) + groupOrder.length + 1) % (groupOrder.length + 1);
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => place(a) - place(b) || byNumberAndName(a, b));
}

/** `9-timeline` before `11-program-page`. */
function byNumberAndName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
