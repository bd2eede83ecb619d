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
const types = ['application/json', 'application/graphql-response+json', ...offered.map(({ mediaType }) => mediaType)];

/** The formats of the headers that came last. Nearly all clients send one of a few. */
const accepted = new LRUCache<string, { readonly format: TableFormat | undefined }>({ max: 100 });

/** The format of a table that a client prefers to JSON; undefined for any other client. */
export function acceptedFormat(accept: string | undefined): TableFormat | undefined {
  if (accept === undefined) return undefined;
  let known = accepted.get(accept);
  if (!known) {
    const preferred = new Negotiator({ headers: { accept } }).mediaType(types);
    accepted.set(accept, (known = { format: offered.find(({ mediaType }) => mediaType === preferred) }));
  }
  return known.format;
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
    if (typeof query !== 'string' || query === '')
      throw new TableProblem('BAD_USER_INPUT', 'The request must have a document: its parameter query.');
    const name = typeof operationName === 'string' ? operationName : undefined;
    const found = await operationOf(service, admitted, query, name);
    const named = { name: found.operation.name?.value ?? 'table', title: '' };
    const parameters = { ...usualParameters, variables: variablesIn(variables) };
    return await sendTable(service, request, reply, admitted, { ...found, named, parameters, format });
  } catch (problem) {
    service.onRefusal(sendError(problem, request, reply));
    return reply;
  }
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
