import { isIPv6 } from 'node:net';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Role, Viewer } from '../access/viewer';
import { RetryLater } from './retry-later';

/** What viewers of each role may spend in a minute, in the cost of operations; undefined for a role without a limit. */
export type RateLimitsByRole = Readonly<Record<Role, number | undefined>>;

/** How many buckets are kept. A viewer whose bucket is gone starts with a full one. */
const remembered = 50_000;

/** The window of a limit, in seconds. */
const minute = 60;

/**
 * The token bucket of one viewer. It fills evenly and holds as much as the viewer may spend in a minute. A viewer who has
 * something left may spend more than is left, and waits afterwards until the bucket has filled up again. So an operation may
 * cost more than the bucket holds.
 */
export class Bucket {
  private level: number;
  private filled: number;

  /** @param now the time in seconds */
  constructor(
    readonly perMinute: number,
    private readonly now: () => number,
  ) {
    this.level = perMinute;
    this.filled = now();
  }

  /**
   * Takes a cost if something is left.
   * @returns the refusal if nothing is left
   */
  spend(cost: number): RetryLater | undefined {
    if (this.left() <= 0) return usedUp(this.perMinute, Math.max(1, this.secondsUntil(1)));
    this.level -= cost;
    return undefined;
  }

  /** Takes a cost also if less is left. A negative cost is given back. */
  charge(cost: number): void {
    this.level = Math.min(this.perMinute, this.left() - cost);
  }

  /** What is left; negative if an operation cost more than was left. */
  left(): number {
    const now = this.now();
    this.level = Math.min(this.perMinute, this.level + ((now - this.filled) * this.perMinute) / minute);
    this.filled = now;
    return this.level;
  }

  /** Whole seconds until the bucket holds so much. */
  secondsUntil(level: number): number {
    return Math.max(0, Math.ceil(((level - this.left()) * minute) / this.perMinute));
  }
}

function usedUp(perMinute: number, retryAfter: number): RetryLater {
  const message = `The limit of ${perMinute} in cost a minute is used up: try again in ${retryAfter} s.`;
  return new RetryLater('RATE_LIMITED', message, retryAfter);
}

/**
 * The time in whole seconds. If buckets filled continuously, what is left in one would tell the time between two requests,
 * or between the begin and the end of one, in microseconds.
 */
function wholeSeconds(): number {
  return Math.floor(performance.now() / 1_000);
}

/**
 * The token buckets of the viewers: one for each partner, each distributor and each other caller. Requests without
 * credentials have one for each address. Each process of the hub has its own buckets.
 */
export class RateLimits {
  private readonly buckets = new LRUCache<string, Bucket>({ max: remembered });

  constructor(
    private readonly perMinute: RateLimitsByRole,
    private readonly now: () => number = wholeSeconds,
  ) {}

  /** The bucket of a viewer. Returns undefined if neither the viewer nor its role has a limit. */
  of(viewer: Viewer, address: string): Bucket | undefined {
    const perMinute = viewer.costPerMinute ?? this.perMinute[viewer.role];
    if (perMinute === undefined) return undefined;
    const name = identityOf(viewer, address);
    let bucket = this.buckets.get(name);
    if (!bucket) this.buckets.set(name, (bucket = new Bucket(perMinute, this.now)));
    return bucket;
  }
}

/** What has one bucket and one share: a partner, a distributor, another caller, or an address without credentials. */
export function identityOf({ role, partner, distributor, caller }: Viewer, address: string): string {
  if (partner) return `partner:${partner.key}`;
  if (distributor) return `distributor:${distributor.key}`;
  return caller === undefined ? `address:${networkOf(address)}` : `${role}:${caller}`;
}

/** The network of an address. A client that has one IPv6 address usually has all of its /64. */
export function networkOf(address: string): string {
  // The pattern of an IPv6 address takes a microsecond, so it is not tried on an address without a colon.
  if (!address.includes(':') || !isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':');
  const right = tail.split(':');
  const groups = address.includes('::')
    ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
    : left;
  return groups.slice(0, 4).join(':');
}

/**
 * Adds the headers of draft-ietf-httpapi-ratelimit-headers-10 to a reply: `q` is the quota of the window `w` in the unit
 * `qu`, `r` is what is left, `t` is the number of seconds until the bucket is full again.
 */
export function tellLimit(reply: FastifyReply, bucket: Bucket): void {
  const left = Math.max(0, Math.floor(bucket.left()));
  reply.header('ratelimit-policy', `"viewer";q=${bucket.perMinute};w=${minute};qu="cost"`);
  reply.header('ratelimit', `"viewer";r=${left};t=${bucket.secondsUntil(bucket.perMinute)}`);
}
