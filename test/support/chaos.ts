import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

/** A question with its one right answer. */
export interface Question {
  readonly query: string;
  readonly data: unknown;
}

/** Something bad that happens to what the hub stands on. */
export interface Cause {
  readonly name: string;
  /** Begins it; done when it is there. */
  strike(): Promise<void>;
  /** Ends it. */
  relieve(): Promise<void>;
}

/** What the clients have seen since they began. */
export interface Seen {
  readonly right: number;
  /** Requests that were told to come back later. */
  readonly refused: number;
  /** What never may be, in words. */
  readonly wrong: readonly string[];
}

/** How long a request may take at all, in milliseconds: none is held for ever. */
const longest = 25_000;
/** Between two requests of a client, in milliseconds, so that the hub is busy and the machine not only with that. */
const pause = 10;

/**
 * Clients that ask without end, and hold each answer against the right one. An answer is right, or 503 with `Retry-After`;
 * anything else is wrong: other data, other errors, another status, a connection that the hub broke, none in time.
 */
export class ReadingClients {
  private right = 0;
  private refused = 0;
  private readonly wrong: string[] = [];
  private readonly stopped = new AbortController();
  /** When each client began the last request that was answered rightly. */
  private readonly lastRight: number[];
  private readonly running: Promise<unknown>;
  private readonly questions: readonly Question[];

  /** @param headers those of each client, by its number */
  constructor(
    private readonly url: string,
    questions: readonly Question[],
    count = 16,
    private readonly headers: (client: number) => Readonly<Record<string, string>> = () => ({}),
  ) {
    // As if they had been read from a text: what `fetch` reads is of another realm in Jest, and never equal to a literal.
    this.questions = JSON.parse(JSON.stringify(questions)) as Question[];
    this.lastRight = Array.from({ length: count }, () => 0);
    this.running = Promise.all(this.lastRight.map((_, client) => this.ask(client)));
  }

  seen(): Seen {
    return { right: this.right, refused: this.refused, wrong: this.wrong.slice(0, 5) };
  }

  /**
   * Waits until each client has asked anew and been answered rightly.
   * @returns the time that took, in milliseconds
   */
  async allRight(patience = longest): Promise<number> {
    const begun = performance.now();
    while (!this.lastRight.every((last) => last >= begun)) {
      if (performance.now() - begun > patience) {
        throw new Error(`Not well again after ${patience} ms: ${JSON.stringify(this.seen())}`);
      }
      await sleep(pause);
    }
    return Math.round(performance.now() - begun);
  }

  /** Waits until some client is refused. */
  async someRefused(patience = longest): Promise<void> {
    const { refused } = this;
    const begun = performance.now();
    while (this.refused === refused) {
      if (performance.now() - begun > patience) throw new Error(`Nobody was refused within ${patience} ms.`);
      await sleep(pause);
    }
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async ask(client: number): Promise<void> {
    for (let turn = client; !this.stopped.signal.aborted; turn++) {
      const question = this.questions[turn % this.questions.length];
      if (!question) return;
      const begun = performance.now();
      const verdict = await this.answered(question, client).catch((error: unknown) => `no answer: ${String(error)}`);
      if (verdict === 'right') {
        this.right++;
        this.lastRight[client] = begun;
      } else if (verdict === 'refused') this.refused++;
      else this.wrong.push(`${question.query}: ${verdict}`);
      await sleep(pause);
    }
  }

  private async answered({ query, data }: Question, client: number): Promise<string> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers(client) },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(longest),
    });
    const text = await response.text();
    if (response.status === 200 && isDeepStrictEqual(JSON.parse(text), { data })) return 'right';
    const later = Number(response.headers.get('retry-after'));
    if (response.status === 503 && later > 0 && text.includes('"SERVICE_UNAVAILABLE"')) return 'refused';
    return `${response.status} ${text.slice(0, 200)}`;
  }
}

/**
 * One cause under clients that were well before it.
 * @param lasts waits as long as the cause is to last
 * @returns how long after its end each client was answered rightly again, in milliseconds
 */
export async function strike(clients: ReadingClients, cause: Cause, lasts: () => Promise<unknown>): Promise<number> {
  await clients.allRight();
  await cause.strike();
  try {
    await lasts();
  } finally {
    await cause.relieve();
  }
  return clients.allRight();
}
