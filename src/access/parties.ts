import { LRUCache } from 'lru-cache';
import type { Grant } from './claims';
import type { Reads } from './reads';
import { AccessRefusal } from './refusal';
import type { Party, Viewer } from './viewer';

/** The lifetime of a cached slug, in milliseconds. A row keeps its key, but its slug can later belong to another row. */
const remembered = 60_000;

/** Finds the partner or distributor that a token names by slug. Results are cached, so most requests need no statement. */
export class Parties {
  private readonly found = new LRUCache<string, Party>({ max: 10_000, ttl: remembered });

  constructor(private readonly reads: Reads) {}

  /** @throws AccessRefusal TOKEN_PARTY_UNKNOWN if no row has the slug */
  async resolve({ role, partner, distributor }: Grant, caller: string): Promise<Viewer> {
    if (partner !== undefined) return { role, partner: await this.find('partner', partner), caller };
    if (distributor !== undefined) return { role, distributor: await this.find('distributor', distributor), caller };
    return { role, caller };
  }

  private async find(table: 'partner' | 'distributor', slug: string): Promise<Party> {
    const name = `${table}:${slug}`;
    const known = this.found.get(name);
    if (known) return known;
    // PostgreSQL rejects a text with a NUL, and a slug has at most 100 characters.
    const rows: { id: string }[] = /^[a-z0-9-]{1,100}$/.test(slug)
      ? await this.reads.query(`select id::text from ${table} where slug = $1`, [slug])
      : [];
    const [row] = rows;
    if (!row) throw new AccessRefusal('TOKEN_PARTY_UNKNOWN', `No ${table} has the slug that the token names.`);
    const party = { key: row.id, slug };
    this.found.set(name, party);
    return party;
  }
}
