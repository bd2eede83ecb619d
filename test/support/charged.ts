import type { Viewer } from '../../src/access/viewer';
import { headersOf, startDemoHub, type TestHub } from './demo-hub';
import { metric } from './metrics';

/** What each analyst may spend in a minute. A bucket fills by a sixtieth of it at each whole second of the clock. */
export const perMinute = 60_000;

/** The answer to a request, and what it cost. */
interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly data: unknown;
  /** At least what was charged: the bucket may have filled since, and the most that it can have filled is added. */
  readonly charged: number;
  readonly text: string;
}

/** Asks a hub whose analysts may spend little, and tells what each request was charged. */
export class Charged {
  private callers = 0;

  private constructor(readonly hub: TestHub) {}

  static async start(): Promise<Charged> {
    return new Charged(await startDemoHub({ RATE_LIMITS: `ANALYST=${perMinute}`, COST_LIMITS: 'ANALYST=300000' }));
  }

  /** Sends a body as a viewer of its own, an analyst whose bucket is full by default. */
  async send(body: string, viewer?: Viewer): Promise<Told> {
    const asker = viewer ?? { role: 'ANALYST', caller: `token:${++this.callers}` };
    const begun = wholeSeconds();
    const response = await fetch(`${this.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(asker) },
      body,
    });
    const filled = ((wholeSeconds() - begun) * perMinute) / 60;
    const text = await response.text();
    const { errors, data } = JSON.parse(text) as {
      readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
      readonly data?: unknown;
    };
    const left = Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    const [error] = errors ?? [];
    const { code } = error?.extensions ?? {};
    return { status: response.status, code, message: error?.message, data, charged: perMinute - left + filled, text };
  }

  /** Ends the hub. @returns how many requests met a defect of it */
  async close(): Promise<number> {
    const defects = await metric(this.hub.url, 'hub_errors_total{code="INTERNAL_SERVER_ERROR"}');
    await this.hub.close();
    return defects;
  }
}

/** The time in whole seconds by the clock of the hub's buckets, which runs in this process. */
export const wholeSeconds = (): number => Math.floor(performance.now() / 1_000);

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** The body of a request. */
export const ask = (query: string, variables?: object): string => JSON.stringify({ query, variables });
