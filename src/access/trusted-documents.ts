import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Reads } from './reads';

/** The memory that texts may take together, in characters. */
const most = 16 * 1024 * 1024;

/** By what a document is known: the SHA-256 of its text as it stands in the file, in hexadecimal digits. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The documents that were registered. Those that were asked for are remembered: a registered text never changes. */
export class TrustedDocuments {
  private readonly known = new LRUCache<string, string>({
    max: 10_000,
    maxSize: most,
    sizeCalculation: (text) => text.length + 1,
  });

  constructor(private readonly reads: Reads) {}

  /** The document with a hash; nothing where none was registered. */
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
}
