import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { Authenticate } from '../../src/access/access';
import type { DevelopmentToken } from '../../src/access/development-tokens';
import { administrator, type Viewer } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { startHub } from '../../src/hub';
import { createTestDatabase, testDay, type Template } from './database';

/** An answer of the hub over HTTP. */
interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As it was sent. */
  readonly text: string;
  /** The text as JSON. */
  readonly body: unknown;
}

/** Sends requests of one viewer. */
interface Asking {
  /** Sends a GraphQL request by POST. */
  post(request: {
    readonly query: string;
    readonly variables?: object;
    readonly operationName?: string;
  }): Promise<HttpAnswer>;
  /** Sends a typed document and returns its data; an answer with errors fails the test. */
  ask<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}

/** A hub on a database of its own with the demo population of `testDay`. Its viewer is an administrator. */
export interface TestHub extends Asking {
  readonly url: string;
  /** Sends requests of another viewer. */
  as(viewer: Viewer): Asking;
  /** Connection string of its database. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** The header with the viewer of a test. Tokens and keys have tests of their own, and would need statements. */
const viewerHeader = 'x-test-viewer';

/** What the token of a viewer begins with. Pages send a token, as those of the demo do. */
const tokenPrefix = 'Bearer viewer.';

export const authenticate: Authenticate = ({ authorization, [viewerHeader]: viewer }) => {
  if (authorization?.startsWith(tokenPrefix)) {
    return JSON.parse(Buffer.from(authorization.slice(tokenPrefix.length), 'base64url').toString()) as Viewer;
  }
  return typeof viewer === 'string' ? (JSON.parse(viewer) as Viewer) : administrator;
};

/** The token of a viewer, for the pages to offer. Its name is the role. */
function tokenOf(viewer: Viewer): DevelopmentToken {
  const encoded = Buffer.from(JSON.stringify(viewer)).toString('base64url');
  return { name: viewer.role, token: `${tokenPrefix.slice('Bearer '.length)}${encoded}` };
}

/** The headers of a request of a viewer, for tests with a client of their own. */
export function headersOf(viewer: Viewer): { readonly [header: string]: string } {
  return { [viewerHeader]: JSON.stringify(viewer) };
}

function askingAs(url: string, viewer: Viewer): Asking {
  const post: Asking['post'] = async (request) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(viewer) },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown };
  };
  return {
    post,
    async ask(document, variables) {
      const { status, body } = await post({ query: print(document), variables });
      const { data, errors } = body as { readonly data: never; readonly errors?: unknown };
      if (errors !== undefined) throw new Error(`The hub answered ${status} with errors: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/**
 * Nothing takes too long on a busy machine, unless a test is about that. A hub opens all connections of its pool when it starts, which
 * takes PostgreSQL a tenth of a second for each in a new database. Four are enough for each rule about connections.
 */
const patient = { STATEMENT_TIMEOUT_MS: '600000', QUEUE_TIMEOUT_MS: '100000', POOL_SIZE: '4' };

interface DemoHubOptions {
  /** The template of the database. */
  readonly template?: Extract<Template, 'demo' | 'two-programs' | 'hazards'>;
  /** Makes the URL by which the hub reaches the database of its own one. */
  readonly through?: (url: string) => string | Promise<string>;
  /** Finds the viewers that the pages offer, beside `PUBLIC`. */
  readonly offered?: (databaseUrl: string) => Promise<readonly Viewer[]>;
}

/** Starts a hub on a clone of the demo database. */
export async function startDemoHub(
  environment: Readonly<Record<string, string>> = {},
  { template = 'demo', through = (url) => url, offered }: DemoHubOptions = {},
): Promise<TestHub> {
  const database = await createTestDatabase(template);
  const developmentTokens = (await offered?.(database.url))?.map(tokenOf);
  const hub = await startHub(
    readConfig({
      DATABASE_URL: await through(database.url),
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...patient,
      ...environment,
    }),
    { clock: fixedClock(testDay), authenticate, ...(developmentTokens && { developmentTokens }) },
  );
  return {
    url: hub.url,
    databaseUrl: database.url,
    ...askingAs(hub.url, administrator),
    as: (viewer) => askingAs(hub.url, viewer),
    async close() {
      await hub.close();
      await database.drop();
    },
  };
}
