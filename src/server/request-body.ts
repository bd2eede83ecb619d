import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A request whose body cannot be read, in the form that the error handler knows. */
class BodyFault extends Error {
  /** @param headers of the answer */
  constructor(
    readonly statusCode: 400 | 413 | 415,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Whether an error says itself what a client may know of it. */
export function isBodyFault(error: unknown): error is BodyFault {
  return error instanceof BodyFault;
}

type Decompress = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const inflateWrapped = promisify<Buffer, ZlibOptions, Buffer>(inflate);
const inflateBare = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);
const gunzipped = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** The encodings in which a body may come, by their names in `Content-Encoding`. */
const encodings: Readonly<Record<string, Decompress>> = {
  gzip: gunzipped,
  'x-gzip': gunzipped,
  // Some senders leave out the wrapping that RFC 9110 asks for.
  deflate: (body, options) => (isWrapped(body) ? inflateWrapped : inflateBare)(body, options),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};

/** Whether data has the two bytes of RFC 1950 before it: the method 8, and both a multiple of 31. */
function isWrapped([method = 0, flags = 0]: Buffer): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

const accepted = 'gzip, deflate, br';

/**
 * Reads bodies as JSON in UTF-8, which may come compressed. Their size is counted as they come and when they are
 * decompressed; decompressing stops at the limit.
 */
export function readJsonBodies(app: FastifyInstance, bodyLimit: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['text/plain', 'application/json']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const encoding = request.headers['content-encoding'];
    const read = (text: Buffer): void => {
      if (isUtf8(text)) void parse(request, text.toString(), done);
      else done(new BodyFault(400, 'The body of a request must be JSON in UTF-8: it holds bytes that are none.'));
    };
    const charset = charsetOf(request);
    if (charset !== undefined && !/^utf-?8$/i.test(charset))
      done(new BodyFault(415, 'The body of a request must be JSON in UTF-8, whose charset is utf-8.'));
    else if (encoding === undefined || /^(identity)?$/i.test(encoding)) read(body as Buffer);
    else decompressed(body as Buffer, encoding, bodyLimit).then(read, done);
  });
}

function charsetOf({ headers }: FastifyRequest): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
}

async function decompressed(body: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  const decompress = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (!decompress) {
    const message = `The body of a request may be compressed by one of ${accepted}.`;
    throw new BodyFault(415, message, { 'accept-encoding': accepted });
  }
  try {
    return await decompress(body, { maxOutputLength });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new BodyFault(413, `The body of a request may hold ${maxOutputLength} bytes at most, decompressed.`);
    throw new BodyFault(400, `The body of the request cannot be decompressed: it is not ${name}.`);
  }
}
