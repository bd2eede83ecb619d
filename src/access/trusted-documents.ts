import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Reads } from './reads';

/** The most characters of all cached texts together. */
const most = 16 * 1024 * 1024;

/** Finds a registered document by its hash. */
export type FindDocument = (hash: string) => Promise<string | undefined>;

/** The id of a document: the SHA-256 of its text as it is in the file, in hexadecimal digits. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The most registered documents that are listed. */
const mostListed = 200;

/** The registered documents. Texts that were found are cached; a registered text never changes. */
export class TrustedDocuments {
  private readonly known = new LRUCache<string, string>({
    max: 10_000,
    maxSize: most,
    sizeCalculation: (text) => text.length + 1,
  });

  constructor(private readonly reads: Reads) {}

  /** Returns the document with a hash; undefined if none is registered. */
  async find(hash: string): Promise<string | undefined> {
    const known = this.known.get(hash);
    if (known !== undefined || !/^[0-9a-f]{64}$/.test(hash)) return known;
    const rows: { text: string }[] = await this.reads.query('select text from trusted_document where hash = $1', [
      hash,
    ]);
    const text = rows[0]?.text;
    if (text !== undefined) this.known.set(hash, text);
    return text;
  }

  /** The hashes of the documents that were registered last. */
  async newest(): Promise<readonly string[]> {
    const rows: { hash: string }[] = await this.reads.query(
      'select hash from trusted_document order by created_at desc, hash limit $1',
      [mostListed],
    );
    return rows.map(({ hash }) => hash);
  }
}
