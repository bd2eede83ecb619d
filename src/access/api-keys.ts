import { createHash, hash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import type { Reads } from './reads';
import { AccessRefusal } from './refusal';
import type { Role, Viewer } from './viewer';

/** How long what is known of a key holds, in milliseconds: a key that is revoked works this long at most. */
const remembered = 5_000;
/** How often the last uses of keys are written down, in milliseconds. */
const writing = 10_000;

/** What keys look like: their prefix names them, the rest is 256 random bits. */
const form = /^hub_([0-9a-f]{12})_[\w-]{43}$/;

/** Whether what a request shows is meant to be a key, and not a token. */
export function isApiKey(shown: string): boolean {
  return shown.startsWith('hub_');
}

/** A new key; it cannot be read again once it is forgotten. */
export function newApiKey(): { readonly key: string; readonly prefix: string; readonly hash: string } {
  const prefix = randomBytes(6).toString('hex');
  const key = `hub_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { key, prefix, hash: createHash('sha256').update(key).digest('hex') };
}

interface KeyRow {
  readonly id: string;
  readonly prefix: string;
  readonly role: Role;
  readonly partner_id: string | null;
  readonly partner_slug: string | null;
  readonly distributor_id: string | null;
  readonly distributor_slug: string | null;
  readonly expires_at: Date;
  readonly revoked: boolean;
}

interface Known {
  readonly id: string;
  readonly viewer: Viewer;
  readonly expires: number;
  readonly revoked: boolean;
}

/** Tells who shows an API key: one statement per key in a few seconds, however many requests show it. */
export class ApiKeys {
  private readonly known = new LRUCache<string, Known | 'unknown'>({ max: 10_000, ttl: remembered });
  private readonly uses = new Map<string, Date>();
  private readonly timer: NodeJS.Timeout;
  private writing = false;

  /** @param dataSource where the last uses are written */
  constructor(
    private readonly reads: Reads,
    private readonly dataSource: DataSource,
  ) {
    this.timer = setInterval(() => void this.write(), writing);
    this.timer.unref();
  }

  /** @throws AccessRefusal */
  viewer(key: string): Viewer | Promise<Viewer> {
    const name = hash('sha256', key, 'hex');
    const known = this.known.get(name);
    return known ? this.judge(known) : this.find(key, name);
  }

  /** Writes down the last uses, and stops. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  private async find(key: string, name: string): Promise<Viewer> {
    const rows: KeyRow[] = form.test(key) ? await this.reads.query(byHash, [name]) : [];
    const [row] = rows;
    const found = row
      ? { id: row.id, viewer: viewerOf(row), expires: row.expires_at.getTime(), revoked: row.revoked }
      : 'unknown';
    this.known.set(name, found);
    return this.judge(found);
  }

  private judge(known: Known | 'unknown'): Viewer {
    if (known === 'unknown') throw new AccessRefusal('KEY_UNKNOWN', 'The API key is none of this hub.');
    if (known.revoked) throw new AccessRefusal('KEY_REVOKED', 'The API key has been revoked.');
    const now = new Date();
    if (known.expires <= now.getTime()) throw new AccessRefusal('KEY_EXPIRED', 'The API key has expired.');
    this.uses.set(known.id, now);
    return known.viewer;
  }

  private async write(): Promise<void> {
    // A database that hangs is not sent another one.
    if (this.uses.size === 0 || this.writing) return;
    this.writing = true;
    const uses = [...this.uses];
    this.uses.clear();
    const written = this.dataSource.query(
      `update api_key set last_used_at = greatest(last_used_at, used.at)
       from unnest($1::bigint[], $2::timestamptz[]) as used (id, at) where api_key.id = used.id`,
      [uses.map(([id]) => id), uses.map(([, at]) => at.toISOString())],
    );
    // Last uses are told for people; a hub that loses its database has other things to say.
    await written.catch(() => undefined);
    this.writing = false;
  }
}

const byHash = `
  select api_key.id::text, prefix, role, partner_id::text, partner.slug as partner_slug,
    distributor_id::text, distributor.slug as distributor_slug, expires_at, revoked_at is not null as revoked
  from api_key
  left join partner on partner.id = partner_id
  left join distributor on distributor.id = distributor_id
  where hash = $1`;

function viewerOf(row: KeyRow): Viewer {
  const { role, prefix, partner_id: partner, distributor_id: distributor } = row;
  return {
    role,
    ...(partner !== null && { partner: { key: partner, slug: row.partner_slug ?? '' } }),
    ...(distributor !== null && { distributor: { key: distributor, slug: row.distributor_slug ?? '' } }),
    caller: `key:${prefix}`,
  };
}
