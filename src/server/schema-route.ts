import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { printHubSchema } from '../engine/schema/print-schema';

/** The path of the schema as SDL. */
const schemaPath = '/schema.graphql';

/**
 * Serves the schema for tools: the text of `schema/schema.graphql`. Its type is plain text, so that browsers show it. It
 * changes only with the version of the hub, so clients revalidate it by its entity tag.
 */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  // The text is written for the first who asks: a start has no need of it.
  let written: WrittenSchema | undefined;
  app.get(schemaPath, (request, reply) => {
    const { text, tag } = (written ??= write(schema));
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(text);
  });
}

interface WrittenSchema {
  readonly text: string;
  readonly tag: string;
}

function write(schema: GraphQLSchema): WrittenSchema {
  const text = printHubSchema(schema);
  // The tag is weak because the response may be compressed.
  return { text, tag: `W/"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** Whether `If-None-Match` names the tag, or any. */
function isKnown(header: string | undefined, tag: string): boolean {
  const opaque = (each: string): string => each.trim().replace(/^W\//, '');
  return header !== undefined && header.split(',').some((each) => each.trim() === '*' || opaque(each) === opaque(tag));
}
