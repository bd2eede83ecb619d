import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { getOperationAST, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { OpenedTable, Tables, Turns } from '../../engine';
import type { Sink, TableFormat } from '../../exchange/table/format';
import type { Table } from '../../exchange/table/table';
import type { InputLimits } from '../../input-limits';
import type { Role } from '../../access/viewer';
import type { Admitted } from '../admission';
import type { Documents } from '../documents';
import { identityOf } from '../rate-limits';
import type { ConnectionTurns } from '../shares/connection-turns';
import type { ProcessTurns } from '../shares/process-turns';
import type { NamedDocument } from './named-documents';
import type { TableParameters } from './parameters';
import { joined, sendError, TableProblem } from './problem';

/** What tables are sent with. */
export interface TableService {
  readonly schema: GraphQLSchema;
  readonly tables: Pick<Tables, 'open' | 'describe'>;
  /** The turns at the connections for tables. */
  readonly tableTurns: ConnectionTurns;
  readonly processTurns: ProcessTurns;
  readonly documents: Documents;
  readonly inputLimits: Readonly<Record<Role, InputLimits>>;
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

/** Sends the table of an operation, or the problem with it. */
export async function sendTable(
  service: TableService,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
  asked: {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly named: Pick<NamedDocument, 'name' | 'title'>;
    readonly parameters: TableParameters;
    readonly format: TableFormat;
  },
): Promise<FastifyReply> {
  const { viewer, account } = admitted;
  const { named, parameters, format } = asked;
  const { shape, limit, asOf, variables, options } = parameters;
  const { document, operation } = asked;
  const name = identityOf(viewer, request.ip);
  const turns: Turns = service.tableTurns.of(name);
  const gone = abortedWithClient(reply);
  const turn = service.processTurns.of(name);
  let opened: OpenedTable;
  try {
    const found = await service.tables.open({
      ...{ document, operation, variables, viewer, shape, limit, asOf },
      budget: account,
      turns: { enter: (cost, signal) => account.enter(cost, signal, turns) },
      signal: gone,
      wait: () => turn.next(),
    });
    if ('problems' in found) throw joined(found.problems);
    opened = found;
  } catch (problem) {
    service.onRefusal(sendError(problem, request, reply));
    return reply;
  } finally {
    account.settle();
    turn.leave();
  }
  const stream = new PassThrough({ highWaterMark: waiting });
  const table: Table = { ...named, columns: opened.columns, asOf: opened.asOf, batches: opened.batches };
  const write = writeTo(stream, () => turn.leave());
  void format
    .write(table, options, write)
    .then(
      () => stream.end(),
      (problem: unknown) => fail(problem, request, stream),
    )
    .finally(() => opened.close())
    .finally(() => {
      turn.leave();
      account.charge(opened.spent() - opened.price.requested);
    })
    .catch((problem: unknown) => request.log.error({ err: problem }, 'a table could not be closed'));
  reply.header('cache-control', 'no-store').header('content-disposition', disposition(named.name, format));
  return reply.type(format.mediaType + charsetOf(format)).send(stream);
}

function charsetOf({ mediaType }: TableFormat): string {
  return mediaType.startsWith('text/') ? '; charset=utf-8' : '';
}

function disposition(name: string, { extension }: TableFormat): string {
  return `attachment; filename="${name}.${extension}"`;
}

/** The client must not take what it has for the whole file: its connection breaks before the end of the response. */
function fail(problem: unknown, request: FastifyRequest, stream: PassThrough): void {
  if (!stream.destroyed) request.log.error({ err: problem }, 'a table could not be read to its end');
  stream.destroy(problem instanceof Error ? problem : new Error('The table could not be read.'));
}

function writeTo(stream: PassThrough, leave: () => void): Sink {
  return async (chunk) => {
    if (stream.destroyed) throw new Error('The client has left.');
    if (stream.write(chunk)) return;
    leave();
    const closed = once(stream, 'close').then(() => {
      throw new Error('The client has left.');
    });
    closed.catch(() => undefined);
    await Promise.race([once(stream, 'drain'), closed]);
  };
}

/** A signal that is aborted if the client goes away before it has the whole response. */
function abortedWithClient({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (raw.destroyed) controller.abort();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
