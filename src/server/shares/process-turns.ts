/** A request that waits to go on with its work. */
interface Waiting {
  /** The number of the request, in the order of arrival. */
  readonly arrival: number;
  readonly resume: () => void;
}

/**
 * Lets long requests use the process in turn: each round of the event loop has one slice of one request. So everything else
 * waits for one slice at most, however many long requests there are. The viewers take turns. Of one viewer the request that
 * arrived first goes on, so that it ends instead of all of them being kept in memory half done.
 */
export class ProcessTurns {
  /** What waits of each viewer, from the first to the last to arrive. The viewer next in turn is the first. */
  private readonly waiting = new Map<string, Waiting[]>();
  private arrivals = 0;

  /**
   * A function that waits for the next turn of one request.
   * @param name identifies the viewer
   */
  of(name: string): () => Promise<void> {
    const arrival = this.arrivals++;
    return () => new Promise((resume) => this.wait(name, { arrival, resume }));
  }

  private wait(name: string, request: Waiting): void {
    if (this.waiting.size === 0) setImmediate(() => this.giveTurn());
    const own = this.waiting.get(name);
    if (!own) {
      this.waiting.set(name, [request]);
      return;
    }
    const later = own.findIndex(({ arrival }) => arrival > request.arrival);
    own.splice(later < 0 ? own.length : later, 0, request);
  }

  private giveTurn(): void {
    for (const [name, own] of this.waiting) {
      this.waiting.delete(name);
      own.shift()?.resume();
      if (own.length > 0) this.waiting.set(name, own);
      break;
    }
    // The request that goes on may wait again before the next round begins. It is behind the others then.
    if (this.waiting.size > 0) setImmediate(() => this.giveTurn());
  }
}
