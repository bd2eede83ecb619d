import { readdirSync, readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

/** Milliseconds between two samples. */
const interval = 100;

/**
 * Samples the memory of a process and of the children of another one: what each has for itself, without what it shares, such
 * as PostgreSQL's buffers (`RssAnon` of /proc/PID/status). Linux only.
 */
export class MemoryWatch {
  #timer;
  #hub = 0;
  #backends = new Map();

  /**
   * @param {number} hub process id
   * @param {number} postmaster process id
   */
  constructor(hub, postmaster) {
    this.#timer = setInterval(() => this.#sample(hub, postmaster), interval);
  }

  /** Ends the sampling. @returns the most that was seen, in megabytes; of the backends, one figure each, the largest first */
  stop() {
    clearInterval(this.#timer);
    return { hub: this.#hub, backends: [...this.#backends.values()].sort((one, other) => other - one) };
  }

  #sample(hub, postmaster) {
    this.#hub = Math.max(this.#hub, statusOf(hub)?.own ?? 0);
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const found = statusOf(name);
      if (found?.parent !== postmaster) continue;
      this.#backends.set(name, Math.max(this.#backends.get(name) ?? 0, found.own));
    }
  }
}

/** @returns {{ parent: number, own: number } | undefined} own memory in megabytes; undefined if there is no such process */
function statusOf(processId) {
  try {
    const text = readFileSync(`/proc/${processId}/status`, 'utf8');
    const number = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: number('PPid'), own: number('RssAnon') / 1024 };
  } catch {
    return undefined;
  }
}
