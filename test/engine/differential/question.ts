import type { HttpQuestion } from '../../reference/reference';
import { searchOf } from '../../reference/reference';
import type { GeneratedRequest } from './generator/generate';

/** An answer of a server over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** The longest URL that proxies and servers read. */
const longestSearch = 6_000;

/** The HTTP form of a request: every fourth is sent by GET, unless its URL is too long. */
export function questionOf(parameters: GeneratedRequest, number: number): HttpQuestion {
  const method = number % 4 === 0 && searchOf(parameters).length <= longestSearch ? 'GET' : 'POST';
  const own = method === 'GET' ? ['apollo-require-preflight', 'true'] : ['content-type', 'application/json'];
  return {
    method,
    headers: Object.fromEntries([
      own,
      // For application/json the hub answers a wrong document with status 200. Apollo, the reference, does not.
      ['accept', 'application/graphql-response+json'],
      ['accept-encoding', 'identity'],
    ]) as HttpQuestion['headers'],
    parameters,
  };
}

/**
 * Sends a question to the hub. It asks again if the connection was closed: the reference may keep this process, where the hub runs
 * too, for longer than the hub keeps a connection that nobody uses.
 */
export async function askHub(url: string, question: HttpQuestion, attempts = 3): Promise<HttpAnswer> {
  const { method, headers, parameters } = question;
  try {
    const response =
      method === 'GET'
        ? await fetch(`${url}/graphql?${searchOf(parameters)}`, { headers })
        : await fetch(`${url}/graphql`, { method, headers, body: JSON.stringify(parameters) });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
    if (cause?.code !== 'ECONNRESET' || attempts === 1) throw error;
    return askHub(url, question, attempts - 1);
  }
}
