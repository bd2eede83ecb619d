import type { FastifyReply, FastifyRequest } from 'fastify';
import { dataPackage, dataPackageExtension } from '../../exchange/table/data-package';
import type { Admitted } from '../admission';
import { sendError } from './problem';
import { abortedWithClient, checkTable, openTable, type AskedTable, type TableService } from './send-table';

/** Sends the description of a table: what its columns are, how many rows it has, and where its files are. */
export async function sendPackage(
  service: TableService,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
  asked: Omit<AskedTable, 'format'> & { readonly search: string },
): Promise<FastifyReply> {
  const { named, operation, parameters, search } = asked;
  const disposition = `inline; filename="${named.name}.${dataPackageExtension}"`;
  try {
    if (request.method === 'HEAD') {
      checkTable(service, admitted, asked);
      return await reply.header('content-disposition', disposition).type('application/json').send();
    }
    const { opened, close } = await openTable(service, request, admitted, asked, abortedWithClient(reply), true);
    const rowCount = await opened.count().finally(close);
    const described = dataPackage({
      name: named.name,
      title: operation.name?.value ?? named.name,
      description: named.title,
      columns: opened.columns,
      asOf: opened.asOf,
      rowCount,
      variables: parameters.variables,
      search,
      options: parameters.options,
    });
    return await reply
      .header('content-disposition', disposition)
      .type('application/json')
      .send(JSON.stringify(described));
  } catch (problem) {
    service.onRefusal(sendError(problem, request, reply));
    return reply;
  }
}
