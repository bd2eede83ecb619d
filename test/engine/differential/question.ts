import type { HttpQuestion } from '../../reference/reference';
import { searchOf } from '../../reference/reference';
import type { GeneratedRequest } from './generator/generate';

/** What a server answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Proxies and servers stop reading longer addresses. */
const longestSearch = 6_000;

/** How a request is sent: every fourth by GET, where its address does not grow too long. */
export function questionOf(parameters: GeneratedRequest, number: number): HttpQuestion {
  const method = number % 4 === 0 && searchOf(parameters).length <= longestSearch ? 'GET' : 'POST';
  const own = method === 'GET' ? ['apollo-require-preflight', 'true'] : ['content-type', 'application/json'];
  return {
    method,
    headers: Object.fromEntries([
      own,
      // Who asks for plain JSON by name is told of a wrong document with status 200; Apollo, which is compared with, knows no such rule.
      ['accept', 'application/graphql-response+json'],
      ['accept-encoding', 'identity'],
    ]) as HttpQuestion['headers'],
    parameters,
  };
}

/** Sends a question to the hub. */
export async function askHub(url: string, { method, headers, parameters }: HttpQuestion): Promise<HttpAnswer> {
  const response =
    method === 'GET'
      ? await fetch(`${url}/graphql?${searchOf(parameters)}`, { headers })
      : await fetch(`${url}/graphql`, { method, headers, body: JSON.stringify(parameters) });
  return { status: response.status, body: await response.text() };
}
