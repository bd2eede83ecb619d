import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TableFormat } from '../../exchange/table/format';
import { dataPackageExtension } from '../../exchange/table/data-package';
import { tableFormats } from '../../exchange/table/formats';
import { admit, type Admitted, type Gate } from '../admission';
import { dataPath, isOfData } from './address';
import { challenges, orBasic } from './basic';
import { catalogueJson, cataloguePage, pageContentSecurityPolicy } from './catalogue';
import type { NamedDocument, NamedDocuments } from '../../access/named-documents';
import { readParameters } from './parameters';
import { quoted, sendError, sendProblem, TableProblem } from './problem';
import { sendPackage } from './send-package';
import { operationOf, sendTable, type TableService } from './send-table';
import type { GraphQLError } from 'graphql';
import Negotiator from 'negotiator';

interface RouteOptions extends TableService, Gate {
  readonly named: NamedDocuments;
}

/** Serves the tables of documents, and the list of them. */
export function serveTables(app: FastifyInstance, options: RouteOptions): void {
  const gate: Gate = { ...options, authenticate: orBasic(options.authenticate) };
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .header('vary', 'accept');
    try {
      refuseOtherSites(request);
      return await answer(request, reply, options, gate);
    } catch (problem) {
      options.onRefusal(sendError(problem, request, reply));
      return reply;
    }
  };
  // Before a body is read: whatever it holds, the method is what is wrong.
  app.addHook('onRequest', (request, reply, done) => {
    if (isReading(request) || !isOfData(request)) return done();
    reply.header('allow', 'GET, HEAD');
    sendProblem(reply, 'METHOD_NOT_ALLOWED', 'Send the request by GET or HEAD.');
  });
  for (const url of [dataPath, `${dataPath}/*`])
    app.route({ method: ['GET', 'HEAD'], url, exposeHeadRoute: false, handler });
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A browser that has the password of HTTP Basic sends it by itself, also with requests that a page of another site makes. */
function refuseOtherSites({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new TableProblem('CROSS_SITE', 'A page of another site has made this request: open the address itself.');
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  options: RouteOptions,
  gate: Gate,
): Promise<FastifyReply> {
  const admitted = await admit(request, reply, gate, {
    send: (code, message, status) => sendProblem(reply, code, message, status),
    challenges,
    fail: (error) => sendError(error, request, reply),
  });
  if (!admitted) return reply;
  const { documents } = admitted.viewer;
  const { '*': file = '' } = request.params as { readonly '*'?: string };
  try {
    if (file === '') {
      const all = await options.named.list(documents);
      return list(request, reply, await readable(options, admitted, all));
    }
    const { name, extension } = split(file);
    if (documents?.includes(name) === false)
      throw new TableProblem(
        'DOCUMENT_NOT_ALLOWED',
        `The API key is limited to the documents ${documents.join(', ')}.`,
      );
    const named = await options.named.find(name);
    if (!named)
      throw new TableProblem(
        'UNKNOWN_DOCUMENT',
        `There is no document with the name ${quoted(name)}: ${dataPath} lists them.`,
      );
    const format = extension === dataPackageExtension ? undefined : formatOf(extension);
    const { document, operation } = await operationOf(options, admitted, named.text);
    const query = request.url.indexOf('?');
    const search = query < 0 ? '' : request.url.slice(query);
    const parameters = readParameters(options.schema, operation, new URLSearchParams(search), named.variables);
    const asked = { document, operation, named, parameters };
    return format
      ? await sendTable(options, request, reply, admitted, { ...asked, format })
      : await sendPackage(options, request, reply, admitted, { ...asked, search });
  } finally {
    admitted.account.settle();
  }
}

function split(file: string): { readonly name: string; readonly extension: string } {
  const [, name = file, extension = ''] = /^([^.]*)\.(.*)$/.exec(file) ?? [];
  return { name, extension };
}

function formatOf(extension: string): TableFormat {
  const found = tableFormats.find((format) => format.extension === extension);
  if (found) return found;
  const known = [...tableFormats.map((format) => format.extension), dataPackageExtension].join(', ');
  throw new TableProblem(
    'UNKNOWN_FORMAT',
    `There is no format ${quoted(extension)}: the address must end with one of ${known}.`,
  );
}

/** The documents whose tables a viewer may read. A document whose variables a request has to give may be one. */
async function readable(
  options: RouteOptions,
  admitted: Admitted,
  documents: readonly NamedDocument[],
): Promise<readonly NamedDocument[]> {
  const { viewer, account } = admitted;
  const found: NamedDocument[] = [];
  for (const named of documents) {
    const { variables, text } = named;
    const asked = await operationOf(options, admitted, text).catch(() => undefined);
    if (!asked) continue;
    const described = options.tables.describe({ ...asked, variables, viewer, shape: 'nested' });
    if (!('problems' in described) || described.problems.every(isOfVariables)) found.push(named);
    await account.pass();
  }
  return found;
}

function isOfVariables({ extensions }: GraphQLError): boolean {
  return extensions['code'] === 'BAD_USER_INPUT';
}

function list({ headers }: FastifyRequest, reply: FastifyReply, documents: readonly NamedDocument[]): FastifyReply {
  const type = new Negotiator({ headers: { accept: headers.accept } }).mediaType(['application/json', 'text/html']);
  if (type !== 'text/html') return reply.type('application/json').send(JSON.stringify(catalogueJson(documents)));
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pageContentSecurityPolicy)
    .send(cataloguePage(documents));
}
