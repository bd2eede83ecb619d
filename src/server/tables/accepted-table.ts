import type { HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { TableFormat } from '../../exchange/table/format';
import { tableFormats } from '../../exchange/table/formats';
import type { Admitted } from '../admission';
import { parametersOf } from '../graphql-request';
import { usualParameters } from './parameters';
import { sendError, TableProblem } from './problem';
import { operationOf, sendTable, type TableService } from './send-table';

/** JSON is the answer itself, as GraphQL has it. */
const offered = tableFormats.filter(({ mediaType }) => mediaType !== 'application/json');
/** The media types of answers. */
export const sentMediaTypes: readonly string[] = [
  'application/json',
  'application/graphql-response+json',
  ...offered.map(({ mediaType }) => mediaType),
];

/** The formats of the headers that came last. Nearly all clients send one of a few. */
const accepted = new LRUCache<string, { readonly format: TableFormat | undefined }>({ max: 100 });

/** The format of a table that a client prefers to JSON; undefined for any other client. */
export function acceptedFormat(accept: string | undefined): TableFormat | undefined {
  if (accept === undefined) return undefined;
  let known = accepted.get(accept);
  if (!known) {
    const preferred = new Negotiator({ headers: { accept: withoutParameters(accept) } }).mediaType([...sentMediaTypes]);
    accepted.set(accept, (known = { format: offered.find(({ mediaType }) => mediaType === preferred) }));
  }
  return known.format;
}

/** A client may say more of a type than its name, such as `charset=utf-8`. Only the preference counts. */
function withoutParameters(accept: string): string {
  return accept.replace(/;\s*(?!q\s*=)[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi, '');
}

/** Sends the table of the document of a GraphQL request. */
export async function sendAcceptedTable(
  service: TableService,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
  asked: HTTPGraphQLRequest,
  format: TableFormat,
): Promise<FastifyReply> {
  try {
    const { query, variables, operationName } = parametersOf(asked);
    const [repeated] = repeatedParameters(asked);
    if (repeated !== undefined)
      throw new TableProblem('BAD_USER_INPUT', `The parameter ${repeated} is given several times.`);
    if (typeof query !== 'string' || query === '')
      throw new TableProblem('BAD_USER_INPUT', 'The request must have a document: its parameter query.');
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
      throw new TableProblem('BAD_USER_INPUT', 'The parameter operationName must be a text.');
    const found = await operationOf(service, admitted, query, operationName);
    const named = { name: found.operation.name?.value ?? 'table', title: '' };
    const parameters = { ...usualParameters, variables: variablesIn(variables) };
    return await sendTable(service, request, reply, admitted, { ...found, named, parameters, format });
  } catch (problem) {
    service.onRefusal(sendError(problem, request, reply));
    return reply;
  }
}

/** The parameters that a URL has several times: which of their values counts would be a guess. */
function repeatedParameters({ method, search }: HTTPGraphQLRequest): readonly string[] {
  if (method !== 'GET') return [];
  const names = [...new URLSearchParams(search).keys()];
  return ['query', 'variables', 'operationName'].filter((each) => names.filter((name) => name === each).length > 1);
}

/** The variables of a request; in a URL they are text. */
function variablesIn(given: unknown): { readonly [name: string]: unknown } {
  let value: unknown = given ?? {};
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value) as unknown;
    } catch {
      value = undefined;
    }
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TableProblem('BAD_USER_INPUT', 'The variables must be a JSON object.');
}
