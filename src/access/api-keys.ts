import { createHash, hash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import type { Reads } from './reads';
import { AccessRefusal } from './refusal';
import type { Role, Viewer } from './viewer';

/** The lifetime of a cached key, in milliseconds. A revoked key works for at most this long. */
const remembered = 5_000;
/** The interval between writes of the last uses, in milliseconds. */
const writing = 10_000;

/** The form of a key: a public prefix, then 256 random bits. */
const form = /^hub_([0-9a-f]{12})_[\w-]{43}$/;

/** Whether credentials are an API key and not a token. */
export function isApiKey(credentials: string): boolean {
  return credentials.startsWith('hub_');
}

/** Makes a new key. Only its hash is stored, so the key cannot be read again. */
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
  readonly cost_per_minute: number | null;
  readonly documents: readonly string[] | null;
  readonly expires_at: Date;
  readonly revoked: boolean;
}

interface Known {
  readonly id: string;
  readonly viewer: Viewer;
  readonly expires: number;
  readonly revoked: boolean;
}

/** Finds the viewer of an API key. Keys are cached for five seconds, so the number of statements does not grow with the requests. */
export class ApiKeys {
  private readonly known = new LRUCache<string, Known | 'unknown'>({ max: 10_000, ttl: remembered });
  private readonly uses = new Map<string, Date>();
  private readonly timer: NodeJS.Timeout;
  private writing = false;

  /** @param dataSource writes the last uses */
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

  /** Writes the last uses and stops the timer. */
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
    if (known === 'unknown') throw new AccessRefusal('KEY_UNKNOWN', 'The API key is unknown.');
    if (known.revoked) throw new AccessRefusal('KEY_REVOKED', 'The API key has been revoked.');
    const now = new Date();
    if (known.expires <= now.getTime()) throw new AccessRefusal('KEY_EXPIRED', 'The API key has expired.');
    this.uses.set(known.id, now);
    return known.viewer;
  }

  private async write(): Promise<void> {
    // If the database hangs, no second write is sent to it.
    if (this.uses.size === 0 || this.writing) return;
    this.writing = true;
    const uses = [...this.uses];
    this.uses.clear();
    const written = this.dataSource.query(
      `update api_key set last_used_at = greatest(last_used_at, used.at)
       from unnest($1::bigint[], $2::timestamptz[]) as used (id, at) where api_key.id = used.id`,
      [uses.map(([id]) => id), uses.map(([, at]) => at.toISOString())],
    );
    // The last use is only information for people, so a failed write is not reported.
    await written.catch(() => undefined);
    this.writing = false;
  }
}

const byHash = `
  select api_key.id::text, prefix, role, partner_id::text, partner.slug as partner_slug,
    distributor_id::text, distributor.slug as distributor_slug, cost_per_minute, documents, expires_at, revoked_at is not null as revoked
  from api_key
  left join partner on partner.id = partner_id
  left join distributor on distributor.id = distributor_id
  where hash = $1`;

function viewerOf(row: KeyRow): Viewer {
  const { role, prefix, partner_id: partner, distributor_id: distributor, cost_per_minute: costPerMinute } = row;
  return {
    role,
    ...(partner !== null && { partner: { key: partner, slug: row.partner_slug ?? '' } }),
    ...(distributor !== null && { distributor: { key: distributor, slug: row.distributor_slug ?? '' } }),
    caller: `key:${prefix}`,
    ...(costPerMinute !== null && { costPerMinute }),
    ...(row.documents !== null && { documents: row.documents }),
  };
}
