/** How many requests may be half done at a time. What they hold meanwhile, such as a large document, takes up to 5 MB each. */
const usual = 16;

/** The turns of one request. */
export interface ProcessTurn {
  /** Waits for the next turn. */
  next(): Promise<void>;
  /** Called when the request waits for something else than the process, and when it ends. Another one may begin then. */
  leave(): void;
}

/** A request that waits to begin, or to go on with its work. */
interface Request {
  /** The number of the request, in the order of arrival. */
  readonly arrival: number;
  /** Whether it has had a turn. */
  hasBegun: boolean;
  resume: () => void;
}

/**
 * Lets long requests use the process in turn: each round of the event loop has one slice of one request. So everything else
 * waits for one slice at most, however many long requests there are. The viewers take turns. Of one viewer the request that
 * arrived first goes on, so that it ends instead of all of them being kept in memory half done. Of all viewers together, a bounded
 * number of requests is half done: however many addresses send large documents, the memory is enough.
 */
export class ProcessTurns {
  /** What waits of each viewer, from the first to the last to arrive. The viewer next in turn is the first. */
  private readonly waiting = new Map<string, Request[]>();
  /** The requests that are half done. */
  private readonly halfDone = new Set<Request>();
  private arrivals = 0;
  private isGiving = false;

  /** @param mostHalfDone how many requests may be half done */
  constructor(private readonly mostHalfDone = usual) {}

  /**
   * The turns of a request.
   * @param name identifies the viewer
   */
  of(name: string): ProcessTurn {
    const request: Request = { arrival: this.arrivals++, hasBegun: false, resume: () => undefined };
    return {
      next: () =>
        new Promise((resume) => {
          request.resume = resume;
          this.wait(name, request);
        }),
      leave: () => {
        if (this.halfDone.delete(request)) this.give();
      },
    };
  }

  private wait(name: string, request: Request): void {
    const own = this.waiting.get(name);
    if (own) {
      const later = own.findIndex(({ arrival }) => arrival > request.arrival);
      own.splice(later < 0 ? own.length : later, 0, request);
    } else this.waiting.set(name, [request]);
    this.give();
  }

  /** Gives the next round of the event loop to a request, if one waits that may go on. */
  private give(): void {
    if (this.isGiving || !this.next()) return;
    this.isGiving = true;
    setImmediate(() => {
      this.isGiving = false;
      const next = this.next();
      if (next) this.resume(...next);
      // The request that goes on may wait again before the next round begins. It is behind the others then.
      this.give();
    });
  }

  private next(): [name: string, own: Request[], request: Request] | undefined {
    const mayBegin = this.halfDone.size < this.mostHalfDone;
    for (const [name, own] of this.waiting) {
      const request = mayBegin ? own[0] : own.find(({ hasBegun }) => hasBegun);
      if (request) return [name, own, request];
    }
    return undefined;
  }

  private resume(name: string, own: Request[], request: Request): void {
    this.waiting.delete(name);
    own.splice(own.indexOf(request), 1);
    // One that goes on after it has left needs no place any more: its document is read.
    if (!request.hasBegun) this.halfDone.add(request);
    request.hasBegun = true;
    request.resume();
    if (own.length > 0) this.waiting.set(name, own);
  }
}
