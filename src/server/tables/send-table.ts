import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { getOperationAST, OperationTypeNode, print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { OpenedTable, Tables, Turns } from '../../engine';
import type { Slices } from '../../engine/assemble/slices';
import type { Sink, TableFormat } from '../../exchange/table/format';
import type { Spool, SpoolKey } from '../../exchange/table/spool';
import type { Table } from '../../exchange/table/table';
import type { InputLimits } from '../../input-limits';
import type { Role } from '../../access/viewer';
import type { Admitted } from '../admission';
import type { Documents } from '../documents';
import { identityOf } from '../rate-limits';
import type { ConnectionTurns } from '../shares/connection-turns';
import type { ProcessTurns } from '../shares/process-turns';
import type { TablePace } from '../shares/table-pace';
import type { NamedDocument } from '../../access/named-documents';
import type { TableParameters } from './parameters';
import { sendFile } from './send-file';
import { joined, sendError, TableProblem } from './problem';

/** What tables are sent with. */
export interface TableService {
  readonly schema: GraphQLSchema;
  readonly tables: Pick<Tables, 'open' | 'describe'>;
  /** The turns at the connections for tables. */
  readonly tableTurns: ConnectionTurns;
  readonly processTurns: ProcessTurns;
  /** How tables let other requests go before them. */
  readonly pace: TablePace;
  readonly documents: Documents;
  readonly inputLimits: Readonly<Record<Role, InputLimits>>;
  /** The files of formats that are written whole before they are sent. */
  readonly spool: Spool;
  /** Called with the code of each refusal. */
  readonly onRefusal: (code: string) => void;
}

/** How much of a file waits for a client that reads slowly, in bytes. */
const waiting = 256 * 1024;

/** The operation of a document, parsed and validated within the limits of the viewer. @throws TableProblem */
export async function operationOf(
  { documents, inputLimits }: Pick<TableService, 'documents' | 'inputLimits'>,
  { viewer, account }: Admitted,
  text: string,
  name?: string | null,
): Promise<{ readonly document: DocumentNode; readonly operation: OperationDefinitionNode }> {
  const context = { inputLimits: inputLimits[viewer.role], elements: 0, account };
  const document = documents.find(text, context) ?? (await documents.read(text, context));
  if ('errors' in document) throw joined(document.errors);
  const operation = getOperationAST(document, name);
  if (operation?.operation !== OperationTypeNode.QUERY)
    throw new TableProblem(
      'BAD_USER_INPUT',
      'The document must have one query, or its name must be given as operationName.',
    );
  return { document, operation };
}

/** A table that is asked for. */
export interface AskedTable {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly named: Pick<NamedDocument, 'name' | 'title'>;
  readonly parameters: TableParameters;
  readonly format: TableFormat;
}

/** Checks the parameters of a request for a table, before any row is read. @throws TableProblem */
export function checkTable(
  { tables }: Pick<TableService, 'tables'>,
  { viewer }: Admitted,
  { parameters, ...asked }: Omit<AskedTable, 'format'>,
): void {
  const described = tables.describe({ ...asked, ...parameters, viewer });
  if ('problems' in described) throw joined(described.problems);
}

/** Sends the table of an operation, or the problem with it. */
export async function sendTable(
  service: TableService,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
  asked: AskedTable,
): Promise<FastifyReply> {
  const { named, format, parameters } = asked;
  const gone = abortedWithClient(reply);
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${named.name}.${format.extension}"`);
  try {
    // The head of a streamed file says nothing of its rows, so none is read.
    if (request.method === 'HEAD' && !format.spooled) {
      checkTable(service, admitted, asked);
      return reply.type(format.mediaType + charsetOf(format)).send();
    }
    if (format.spooled) return await sendSpooled(service, request, reply, admitted, asked, gone);
    const { table, slices, leave, close } = await openTable(service, request, admitted, asked, gone);
    const stream = new PassThrough({ highWaterMark: waiting });
    const written = format.write(table, parameters.options, writeTo(stream, slices, leave)).finally(close);
    // What fails before the first byte is still told as a problem.
    await Promise.race([written, once(stream, 'readable')]);
    written.then(
      () => stream.end(),
      (problem: unknown) => fail(problem, request, stream),
    );
    return reply.type(format.mediaType + charsetOf(format)).send(stream);
  } catch (problem) {
    reply.removeHeader('content-disposition');
    service.onRefusal(sendError(problem, request, reply));
    return reply;
  }
}

/** Sends the file of a table. It is written first if the viewer has none. */
async function sendSpooled(
  service: TableService,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
  asked: AskedTable,
  gone: AbortSignal,
): Promise<FastifyReply> {
  const { format, parameters } = asked;
  const key = spoolKeyOf(request, admitted, asked);
  // What a POST answers is not an address whose file stays.
  if (request.method === 'POST' || asksForNew(request)) await service.spool.forget(key);
  const file =
    service.spool.find(key) ??
    (await service.spool.get(
      key,
      async (sink, signal) => {
        const { table, close } = await openTable(service, request, admitted, asked, signal);
        await format.write(table, parameters.options, sink).finally(close);
      },
      gone,
    ));
  return sendFile(request, reply.type(format.mediaType), file);
}

/** Whether the client wants new rows. `fetch` sends `no-cache` with each condition of its own: that is one about the same file. */
function asksForNew({ headers }: FastifyRequest): boolean {
  const isAboutFile = ['range', 'if-range', 'if-match', 'if-none-match'].some((name) => headers[name] !== undefined);
  return !isAboutFile && headers['cache-control']?.includes('no-cache') === true;
}

/** A file is for its viewer alone, and for all that it depends on. */
function spoolKeyOf(
  { ip }: FastifyRequest,
  { viewer }: Admitted,
  { document, operation, parameters, format, named }: AskedTable,
): SpoolKey {
  const { values, caller } = viewer;
  const owner = identityOf(viewer, ip);
  const parts = [owner, values.id, caller ?? '', format.extension, named, print(document), operation.name?.value ?? ''];
  return { viewer: owner, name: JSON.stringify([...parts, parameters]) };
}

/** A table whose rows are about to be read, and what ends its reading. */
interface OpenedForRequest {
  readonly opened: OpenedTable;
  readonly table: Table;
  readonly slices: Slices;
  /** Called when the writer waits for its client. */
  readonly leave: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens a table in the turn of its viewer, and charges what was read of it when it is closed.
 * @param counted whether its rows are only counted
 */
export async function openTable(
  service: TableService,
  request: FastifyRequest,
  { viewer, account }: Admitted,
  { document, operation, named, parameters }: Omit<AskedTable, 'format'>,
  signal: AbortSignal,
  counted = false,
): Promise<OpenedForRequest> {
  const { shape, limit, asOf, variables } = parameters;
  const name = identityOf(viewer, request.ip);
  const turns: Turns = service.tableTurns.of(name);
  const turn = service.processTurns.of(name);
  const leave = (): void => turn.leave();
  const slices = service.pace.slices(request, turn);
  let opened: OpenedTable;
  try {
    const found = await service.tables.open({
      ...{ document, operation, variables, viewer, shape, limit, asOf, counted },
      budget: account,
      turns: { enter: (cost, aborted) => account.enter(cost, aborted, turns) },
      signal,
      slices,
    });
    if ('problems' in found) throw joined(found.problems);
    opened = found;
  } finally {
    account.settle();
    leave();
  }
  return {
    opened,
    table: { ...named, columns: opened.columns, asOf: opened.asOf, batches: opened.batches, slices },
    slices,
    leave,
    close: async () => {
      leave();
      account.charge(opened.spent() - opened.paid);
      await opened.close();
    },
  };
}

function charsetOf({ mediaType }: TableFormat): string {
  return mediaType.startsWith('text/') ? '; charset=utf-8' : '';
}

/** The client must not take what it has for the whole file: its connection breaks before the end of the response. */
function fail(problem: unknown, request: FastifyRequest, stream: PassThrough): void {
  if (!stream.destroyed) request.log.error({ err: problem }, 'a table could not be read to its end');
  stream.destroy(problem instanceof Error ? problem : new Error('The table could not be read.'));
}

function writeTo(stream: PassThrough, slices: Slices, leave: () => void): Sink {
  // A table has thousands of pieces, so no listener is added for each of them.
  let goOn = (): void => undefined;
  for (const event of ['drain', 'close'] as const) stream.on(event, () => goOn());
  return async (chunk) => {
    if (!stream.destroyed && stream.write(chunk)) return;
    if (!stream.destroyed) {
      leave();
      await new Promise<void>((resolve) => (goOn = resolve));
    }
    if (stream.destroyed) throw new Error('The client has left.');
    slices.begin();
  };
}

/** A signal that is aborted if the client goes away before it has the whole response. */
export function abortedWithClient({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (raw.destroyed) controller.abort();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
