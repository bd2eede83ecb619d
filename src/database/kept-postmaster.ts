import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster';

/** What is done if PostgreSQL ends unexpectedly. */
interface KeptOptions {
  /** Whether it is started again. */
  readonly keep: boolean;
  /** The pause before each attempt to start it again, in milliseconds; about a minute together by default. */
  readonly pauses?: readonly number[];
  /** Starts PostgreSQL at the same address. */
  readonly start: () => Promise<Postmaster>;
  /** Called when it runs again, with how it had ended, such as "ended by SIGKILL". */
  readonly onRestart: (how: string) => void;
  /** Called when it is not started again, with how it ended and why it could not be started. */
  readonly onEnd: (how: string) => void;
}

const usualPauses: readonly number[] = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];
/** After so many milliseconds a start counts as successful: the next start needs no pause. */
const steady = 1_000;
/** A server that ends more often than this within a minute is not started again. */
const mostRestarts = 20;
const minute = 60_000;

/**
 * Keeps PostgreSQL running. If it ends unexpectedly it is started again. A start that fails, or after which PostgreSQL ends at
 * once, is repeated with growing pauses. The number of attempts is limited.
 */
export class KeptPostmaster {
  private readonly stopped = new AbortController();
  private tries = 0;
  /** When it was started again, within the last minute. */
  private restarts: readonly number[] = [];
  private restarting: Promise<void> = Promise.resolve();

  constructor(
    private current: Postmaster,
    private readonly options: KeptOptions,
  ) {
    this.watch();
  }

  /** Stops PostgreSQL. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.restarting;
    await this.current.stop();
  }

  private watch(): void {
    const begun = performance.now();
    this.current.onExit((how) => {
      if (this.stopped.signal.aborted) return;
      if (!this.options.keep) return this.options.onEnd(how);
      if (performance.now() - begun > steady) this.tries = 0;
      this.restarting = this.restart(how);
    });
  }

  private async restart(how: string): Promise<void> {
    const { pauses = usualPauses } = this.options;
    let reason = 'Each time it ended at once.';
    const now = performance.now();
    this.restarts = [...this.restarts.filter((at) => now - at < minute), now];
    if (this.restarts.length > mostRestarts)
      return this.options.onEnd(`${how} and is not started again: it ended ${mostRestarts} times within a minute.`);
    for (; this.tries < pauses.length; this.tries++) {
      await sleep(pauses[this.tries], undefined, { signal: this.stopped.signal }).catch(() => undefined);
      if (this.stopped.signal.aborted) return;
      try {
        this.current = await this.options.start();
      } catch (error) {
        reason = (error as Error).message;
        continue;
      }
      this.tries++;
      this.options.onRestart(how);
      this.watch();
      return;
    }
    this.options.onEnd(`${how} and could not be started again: ${reason}`);
  }
}
