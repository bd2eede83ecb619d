import { isIPv6 } from 'node:net';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Role, Viewer } from '../access/viewer';

/** What viewers of each role may spend in a minute, in the cost of operations; nothing where there is no limit. */
export type RateLimitsByRole = Readonly<Record<Role, number | undefined>>;

/** How many viewers are remembered; a viewer who was forgotten starts with a full bucket. */
const remembered = 50_000;

/** The span that limits are told for, in seconds. */
const minute = 60;

/**
 * What one viewer may still spend. It fills evenly and holds a minute's worth; whoever has something left may spend, even
 * more than is left: an operation that costs more than a minute gives is paid for by waiting afterwards.
 */
export class Bucket {
  private level: number;
  private filled: number;

  /** @param now in seconds, as all times here */
  constructor(
    readonly perMinute: number,
    private readonly now: () => number,
  ) {
    this.level = perMinute;
    this.filled = now();
  }

  /** Takes a cost where something is left. @returns whether it was taken */
  take(cost: number): boolean {
    if (this.left() <= 0) return false;
    this.level -= cost;
    return true;
  }

  /** What is left; negative while something is to be paid for. */
  left(): number {
    const now = this.now();
    this.level = Math.min(this.perMinute, this.level + ((now - this.filled) * this.perMinute) / minute);
    this.filled = now;
    return this.level;
  }

  /** When it will hold so much, in whole seconds from now. */
  secondsUntil(level: number): number {
    return Math.max(0, Math.ceil(((level - this.left()) * minute) / this.perMinute));
  }
}

/**
 * The token buckets of those who ask: one for each partner, distributor, other caller, and for the public one for each
 * address. They are counted in this process; each process of several has its own.
 */
export class RateLimits {
  private readonly buckets = new LRUCache<string, Bucket>({ max: remembered });

  constructor(
    private readonly perMinute: RateLimitsByRole,
    private readonly now: () => number = () => performance.now() / 1_000,
  ) {}

  /** The bucket of a viewer; nothing where it has no limit. */
  of(viewer: Viewer, address: string): Bucket | undefined {
    const perMinute = this.perMinute[viewer.role];
    if (perMinute === undefined) return undefined;
    const name = identity(viewer, address);
    let bucket = this.buckets.get(name);
    if (!bucket) this.buckets.set(name, (bucket = new Bucket(perMinute, this.now)));
    return bucket;
  }
}

function identity({ role, partner, distributor, caller }: Viewer, address: string): string {
  if (partner) return `partner:${partner.key}`;
  if (distributor) return `distributor:${distributor.key}`;
  return caller === undefined ? `address:${network(address)}` : `${role}:${caller}`;
}

/** Whoever has one address of IPv6 has all of its /64. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':');
  const right = tail.split(':');
  const groups = address.includes('::')
    ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
    : left;
  return groups.slice(0, 4).join(':');
}

/**
 * Tells a client what it may still spend, by the fields of draft-ietf-httpapi-ratelimit-headers-10: `q` the quota of the
 * window `w`, `qu` its unit, `r` what is left, `t` in how many seconds the bucket will be full again.
 */
export function tellLimit(reply: FastifyReply, bucket: Bucket): void {
  const left = Math.max(0, Math.floor(bucket.left()));
  reply.header('ratelimit-policy', `"viewer";q=${bucket.perMinute};w=${minute};qu="cost"`);
  reply.header('ratelimit', `"viewer";r=${left};t=${bucket.secondsUntil(bucket.perMinute)}`);
}

/** What a viewer who has nothing left is told. */
export function refuseForRate(reply: FastifyReply, bucket: Bucket): string {
  const seconds = Math.max(1, bucket.secondsUntil(1));
  reply.code(429).header('retry-after', seconds);
  return `The limit of ${bucket.perMinute} in cost a minute is used up: try again in ${seconds} s.`;
}
