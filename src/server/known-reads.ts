import type { InputLimits } from '../input-limits';
import type { Read } from '../engine';

/** A read that was answered before, with what its variables hold. */
interface KnownRead {
  readonly read: Read;
  /** The elements of all lists in its variables. */
  readonly elements: number;
}

/**
 * The reads of bodies that are kept. Each was within the limits of the role, and its document was valid. The engine keeps what it has
 * made of a read beside it, so a request that comes again is not read again.
 */
export class KnownReads {
  /** By the body, and by the limits of the role. They are forgotten with the body. */
  private readonly known = new WeakMap<object, Map<InputLimits, KnownRead>>();

  find(body: unknown, limits: InputLimits): KnownRead | undefined {
    return typeof body === 'object' && body !== null ? this.known.get(body)?.get(limits) : undefined;
  }

  /** Remembers the read of a body that is kept. */
  remember(body: object, limits: InputLimits, { read, elements }: KnownRead): void {
    let ofBody = this.known.get(body);
    if (!ofBody) this.known.set(body, (ofBody = new Map()));
    if (!ofBody.has(limits)) ofBody.set(limits, { read: { ...read, memory: new Map() }, elements });
  }
}
