import type { FastifyReply } from 'fastify';
import type { Signal } from '../engine';

/**
 * Is aborted if the client goes away before it has the whole response. An `AbortSignal` does the same, but to make one and to
 * listen to it twice takes 7 µs of the processor, a thirtieth of a small request.
 */
export class ClientSignal implements Signal {
  reason: unknown;
  private isAborted: boolean;
  private readonly listeners = new Set<() => void>();

  constructor({ raw }: Pick<FastifyReply, 'raw'>) {
    // The client may have gone while its viewer was found. Then `close` does not come any more.
    this.isAborted = raw.destroyed;
    raw.once('close', () => {
      if (!raw.writableFinished) this.abort();
    });
  }

  get aborted(): boolean {
    return this.isAborted;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }

  private abort(): void {
    this.isAborted = true;
    this.reason = new Error('The client went away.');
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  }
}
