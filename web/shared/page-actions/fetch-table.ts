import { failureOfText, type Failure } from '../../graph/failure';

/** A table that the hub refused. */
export class TableRefused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

/** How much of a file has arrived, in bytes. The whole is unknown for files that are written while they are sent. */
export interface Progress {
  readonly received: number;
  readonly whole?: number;
}

/**
 * Fetches a table as a file.
 * @throws TableRefused if the hub refuses it
 */
export async function fetchTable(
  address: string,
  token: string | undefined,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Blob> {
  const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(address, { headers, signal });
  if (!response.ok || !response.body) throw new TableRefused(failureOfText(await response.text(), response.status));
  const length = Number(response.headers.get('content-length'));
  // A length that was compressed on its way says nothing of what arrives.
  const isWhole = length > 0 && response.headers.get('content-encoding') === null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for await (const part of partsOf(response.body)) {
    parts.push(part);
    received += part.byteLength;
    onProgress(isWhole ? { received, whole: length } : { received });
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
}

async function* partsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Lets the browser keep a file. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
