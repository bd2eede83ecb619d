import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request and its only right answer. */
export interface Question {
  readonly query: string;
  readonly data: unknown;
}

/** A failure of something that the hub needs. */
export interface Cause {
  readonly name: string;
  /** Causes the failure. Resolves when it has happened. */
  strike(): Promise<void>;
  /** Ends it. */
  relieve(): Promise<void>;
}

/** The counts of the clients since they started. */
export interface Seen {
  readonly right: number;
  /** Requests that were told to come later, by 503 or 429 with `Retry-After`. */
  readonly refused: number;
  /** The wrong answers, in words. */
  readonly wrong: readonly string[];
}

/** The codes that tell a client to come later, by the status. */
const refusals: Readonly<Record<number, string>> = { 503: '"SERVICE_UNAVAILABLE"', 429: '"RATE_LIMITED"' };
/** The longest that a request may take, in milliseconds. */
const longest = 25_000;
/** The longest wait for something that always comes, in milliseconds. Others may need the processor meanwhile. */
const patient = 90_000;
/** The pause between two requests of a client, in milliseconds, which leaves the machine time for other work. */
const pause = 50;

/**
 * Clients that send requests without end and compare each answer with the right one. An answer is right, or 503 with `Retry-After`,
 * or 429 with it: the database may be away for so long that the requests of one viewer use its whole share. Anything else is
 * wrong: other data, other errors, another status, a broken connection, no answer in time.
 */
export class ReadingClients {
  private right = 0;
  private refused = 0;
  private readonly wrong: string[] = [];
  private readonly stopped = new AbortController();
  /** The start of the last request of each client that got the right answer. */
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
    // Parsed from a text: objects that `fetch` reads come from another realm in Jest, and never equal a literal.
    this.questions = JSON.parse(JSON.stringify(questions)) as Question[];
    this.lastRight = Array.from({ length: count }, () => 0);
    this.running = Promise.all(this.lastRight.map((_, client) => this.ask(client)));
  }

  seen(): Seen {
    return { right: this.right, refused: this.refused, wrong: this.wrong.slice(0, 5) };
  }

  /**
   * Waits until each client has sent a new request and got the right answer.
   * @returns the time, in milliseconds
   */
  async allRight(patience = patient): Promise<number> {
    const begun = performance.now();
    while (!this.lastRight.every((last) => last >= begun)) {
      if (performance.now() - begun > patience) {
        throw new Error(`Not well again after ${patience} ms: ${JSON.stringify(this.seen())}`);
      }
      await sleep(pause);
    }
    return Math.round(performance.now() - begun);
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
    const code = refusals[response.status];
    if (code !== undefined && later > 0 && text.includes(code)) return 'refused';
    return `${response.status} ${text.slice(0, 200)}`;
  }
}

/**
 * Causes one failure under clients that got right answers before.
 * @param lasts waits until the failure is to end
 * @returns the time from its end until each client got the right answer again, in milliseconds
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
