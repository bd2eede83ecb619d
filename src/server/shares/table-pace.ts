import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Slices } from '../../engine/assemble/slices';
import type { ProcessTurn } from './process-turns';

/** How long a slice of the work for a table is, in milliseconds. */
const slice = 1;

/** The longest rest of a table after a slice while other requests are in flight, in milliseconds. */
const rest = 3;

/**
 * Lets other requests go before tables. While others are in flight, a table rests after each slice until all of them are answered,
 * but not for longer than three times a slice: a busy hub gives tables a quarter of its time at least. The statements of a table
 * that rests are not sent either, so the database works less for it too. Alone, a table goes on at once.
 */
export class TablePace {
  private readonly others = new Set<FastifyRequest>();
  private readonly resting = new Set<() => void>();

  /** Counts the requests of a server. */
  watch(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      this.others.add(request);
      const end = (): void => this.end(request);
      // A client that reads its answer slowly needs nothing of the process any more.
      reply.raw.once('finish', end).once('close', end);
      done();
    });
  }

  /**
   * The slices of the work for a table.
   * @param request that asks for it; other tables do not rest for it
   */
  slices(request: FastifyRequest, turn: ProcessTurn): Slices {
    this.end(request);
    return new Slices(async () => {
      if (this.others.size > 0) await this.rest();
      await turn.next();
    }, slice);
  }

  private end(request: FastifyRequest): void {
    if (!this.others.delete(request) || this.others.size > 0) return;
    for (const go of this.resting) go();
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(late);
        this.resting.delete(go);
        resolve();
      };
      const late = setTimeout(go, rest);
      this.resting.add(go);
    });
  }
}
