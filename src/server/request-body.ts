import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

/** The error of a request whose body cannot be read. */
class BodyFault extends Error {
  /** @param headers those of the response */
  constructor(
    readonly statusCode: 400 | 413 | 415,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Whether the message of an error is meant for the client. */
export function isBodyFault(error: unknown): error is BodyFault {
  return error instanceof BodyFault;
}

type Decompress = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const inflateWrapped = promisify<Buffer, ZlibOptions, Buffer>(inflate);
const inflateBare = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);
const gunzipped = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** The encodings of a body that are accepted, by their names in `Content-Encoding`. */
const encodings: Readonly<Record<string, Decompress>> = {
  gzip: gunzipped,
  'x-gzip': gunzipped,
  // RFC 9110 requires the zlib format, but some clients send raw deflate data.
  deflate: (body, options) => (isWrapped(body) ? inflateWrapped : inflateBare)(body, options),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};

/** Whether data begins with the header of RFC 1950: the method is 8, and the two bytes are a multiple of 31. */
function isWrapped([method = 0, flags = 0]: Buffer): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

const accepted = 'gzip, deflate, br';

/**
 * Receives bodies as bytes. `JsonBodies.read` reads them once the viewer is known, because the size that is accepted depends
 * on the role. Fastify stops receiving at the limit of all roles.
 */
export function receiveBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain', 'application/json']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** A body of so many bytes is parsed when the request has its turn. It takes up to a millisecond. */
const large = 16 * 1024;

/** What reading a body needs of its request. */
interface Reading {
  /** Called with the number of bytes before they are parsed. */
  readonly charge: (bytes: number) => void;
  /** Waits until the request may use the process. */
  readonly nextTurn: () => Promise<void>;
}

/** A body of more characters is parsed each time. */
const mostKept = 4 * 1024;

/** How many bodies are kept. */
const mostBodies = 2_000;

/** How many characters the kept bodies may have together. What is made of them takes about a hundred bytes for each. */
const keptCharacters = 512 * 1024;

/** Reads bodies as JSON in UTF-8, compressed or not. Short ones that come again and again are parsed once. */
export class JsonBodies {
  private readonly parse: FastifyBodyParser<string>;
  /** Values by their texts; undefined for a text that came once. Most texts never come again. */
  private readonly values = new LRUCache<string, { readonly value?: object }>({
    max: mostBodies,
    maxSize: keptCharacters,
    sizeCalculation: (_kept, text) => text.length + 1,
  });
  private readonly kept = new WeakSet();

  constructor(app: FastifyInstance) {
    this.parse = app.getDefaultJsonParser('error', 'error');
  }

  /**
   * Reads the body of a request, at once if it is short and plain: a promise would cost each request several turns of the
   * queue of microtasks. Its size is limited both as it arrived and after decompression, which stops at the limit.
   * @returns undefined if the request has none
   * @throws BodyFault, or the error of Fastify for a body that is no JSON
   */
  read(request: FastifyRequest, mostBytes: number, reading: Reading): unknown {
    const { body } = request;
    if (!Buffer.isBuffer(body)) return undefined;
    const charset = charsetOf(request);
    if (charset !== undefined && !/^utf-?8$/i.test(charset))
      throw new BodyFault(415, 'The body of a request must be JSON in UTF-8: no other charset is accepted.');
    const encoding = request.headers['content-encoding'];
    reading.charge(body.length);
    if (body.length > mostBytes) throw new BodyFault(413, `The body of a request may hold ${mostBytes} bytes at most.`);
    if (encoding === undefined || /^(identity)?$/i.test(encoding)) return this.readText(request, body, reading);
    return decompressed(body, encoding, mostBytes).then((text) => {
      if (isUtf8(text)) reading.charge(text.length);
      return this.readText(request, text, reading);
    });
  }

  /** Whether the same text gives the same object when it comes again. Nobody may change a body. */
  keeps(body: unknown): body is object {
    return typeof body === 'object' && body !== null && this.kept.has(body);
  }

  private readText(request: FastifyRequest, text: Buffer, { nextTurn }: Reading): unknown {
    if (!isUtf8(text))
      throw new BodyFault(400, 'The body of a request must be JSON in UTF-8: it has bytes that are not UTF-8.');
    if (text.length <= mostKept) return this.keptOrParsed(request, text.toString());
    if (text.length <= large) return this.parsed(request, text.toString());
    return nextTurn().then(() => this.parsed(request, text.toString()));
  }

  private keptOrParsed(request: FastifyRequest, text: string): unknown {
    const known = this.values.get(text);
    if (known?.value) return known.value;
    const value = this.parsed(request, text);
    if (!known) this.values.set(text, {});
    else if (typeof value === 'object' && value !== null) {
      this.values.set(text, { value });
      this.kept.add(value);
    }
    return value;
  }

  /** Fastify's parser calls back at once. */
  private parsed(request: FastifyRequest, text: string): unknown {
    let failure: Error | null = null;
    let parsed: unknown;
    void this.parse(request, text, (error, value: unknown) => {
      failure = error;
      parsed = value;
    });
    if (failure) throw failure as Error;
    return parsed;
  }
}

function charsetOf({ headers }: FastifyRequest): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
}

async function decompressed(body: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  const decompress = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (!decompress) {
    const message = `The body of a request may be compressed with these only: ${accepted}.`;
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
