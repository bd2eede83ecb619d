import { LRUCache } from 'lru-cache';
import type { Grant } from './claims';
import type { Reads } from './reads';
import { AccessRefusal } from './refusal';
import type { Party, Viewer } from './viewer';

/** How long a slug's row is remembered, in milliseconds: rows keep their keys, but slugs can be given to others. */
const remembered = 60_000;

/** Finds the rows that tokens name by slug. What was found is remembered, so that a request costs no statement. */
export class Parties {
  private readonly found = new LRUCache<string, Party>({ max: 10_000, ttl: remembered });

  constructor(private readonly reads: Reads) {}

  /** @throws AccessRefusal where a slug has no row */
  async resolve({ role, partner, distributor }: Grant, caller: string): Promise<Viewer> {
    if (partner !== undefined) return { role, partner: await this.find('partner', partner), caller };
    if (distributor !== undefined) return { role, distributor: await this.find('distributor', distributor), caller };
    return { role, caller };
  }

  private async find(table: 'partner' | 'distributor', slug: string): Promise<Party> {
    const name = `${table}:${slug}`;
    const known = this.found.get(name);
    if (known) return known;
    // A text with a NUL is none for PostgreSQL, and a slug is short.
    const rows: { id: string }[] = /^[a-z0-9-]{1,100}$/.test(slug)
      ? await this.reads.query(`select id::text from ${table} where slug = $1`, [slug])
      : [];
    const [row] = rows;
    if (!row)
      throw new AccessRefusal('TOKEN_PARTY_UNKNOWN', `There is no ${table} with the slug that the token names.`);
    const party = { key: row.id, slug };
    this.found.set(name, party);
    return party;
  }
}
