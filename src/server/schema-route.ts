import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { printHubSchema } from '../engine/schema/print-schema';

/** Where the schema is, as SDL. */
const schemaPath = '/schema.graphql';

/**
 * Serves the schema as a text that tools can be pointed at: the very text of `schema/schema.graphql`. Browsers show it, since
 * its type is plain text. It changes only with the program, so it is asked for again by its tag.
 */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  const text = printHubSchema(schema);
  // A weak tag: the answer can be compressed or not.
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
  app.get(schemaPath, (request, reply) => {
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(text);
  });
}

/** Whether `If-None-Match` names the tag, or any. */
function isKnown(header: string | undefined, tag: string): boolean {
  const opaque = (each: string): string => each.trim().replace(/^W\//, '');
  return header !== undefined && header.split(',').some((each) => each.trim() === '*' || opaque(each) === opaque(tag));
}
