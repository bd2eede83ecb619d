import { administrator, roles, type Viewer } from '../../../src/access/viewer';
import { fixedClock } from '../../../src/clock';
import { readConfig } from '../../../src/config';
import { tableFormats } from '../../../src/exchange/table/formats';
import { startHub, type Hub } from '../../../src/hub';
import { costLimit } from '../../reference/refusals';
import { markTable } from '../../server/tables/mark-table';
import { register } from '../../server/tables/registered';
import { connect } from '../../support/connections';
import { testDay } from '../../support/database';
import { authenticate, headersOf } from '../../support/demo-hub';
import { Choice } from '../differential/generator/choice';
import type { GeneratedRequest } from '../differential/generator/generate';
import type { LeakTest, ViewerCopy } from './databases';
import { usesForbidden } from './forbidden';
import { questionOf, type Question } from './test-engine';

/** The table of a document in a format, as an address names it. */
interface FormatQuestion {
  readonly question: Question;
  readonly text: string;
  readonly extension: string;
  readonly shape: string;
  /** Of the address. */
  readonly search: string;
}

/** The most rows of a list in a table. */
const mostRows = 500;

/** Chooses tables of random documents. */
export class TableChoice {
  private readonly choice: Choice;

  constructor(
    private readonly setup: LeakTest,
    seed: number,
  ) {
    this.choice = new Choice(seed);
  }

  /** One of the lists of a document, in a format and a shape. Returns undefined if no list of it can be marked. */
  of(request: GeneratedRequest): FormatQuestion | undefined {
    const marked = markTable(this.setup.schema, request, mostRows, this.choice.integer(0, 1_000));
    const question = marked && questionOf(this.setup.schema, { query: marked.text, variables: marked.variables });
    if (!question) return undefined;
    const { extension } = this.choice.pick(tableFormats);
    const shape = this.choice.pick(['long', 'nested']);
    const search = new URLSearchParams({ shape, limit: String(mostRows), variables: JSON.stringify(marked.variables) });
    return { question, text: marked.text, extension, shape, search: search.toString() };
  }
}

/** What a viewer has asked before must not decide what it gets. */
const noLimits = roles.map((role) => `${role}=none`).join();

/** Hubs over the databases of the test, each started when it is asked first. */
export class TableHubs {
  private readonly hubs = new Map<string, Promise<Hub>>();

  /** Asks the hub over a database for a table, as a viewer. */
  async ask(database: string, { text, extension, search }: FormatQuestion, viewer: Viewer): Promise<Sent> {
    const client = await connect(database);
    const path = await register(client, text).finally(() => client.end());
    const { url } = await this.on(database);
    const response = await fetch(`${url}${path}.${extension}?${search}`, { headers: headersOf(viewer) });
    return sentOf(response, Buffer.from(await response.arrayBuffer()));
  }

  async close(): Promise<void> {
    for (const hub of this.hubs.values()) await (await hub).close();
  }

  private on(database: string): Promise<Hub> {
    let hub = this.hubs.get(database);
    if (!hub) {
      const settings = { DATABASE_URL: database, COST_LIMIT: String(costLimit), RATE_LIMITS: noLimits };
      const others = { PORT: '0', LOG_LEVEL: 'silent', STATEMENT_TIMEOUT_MS: '600000', POOL_SIZE: '2' };
      const config = readConfig({ ...settings, ...others, QUEUE_TIMEOUT_MS: '100000' });
      this.hubs.set(database, (hub = startHub(config, { clock: fixedClock(testDay), authenticate })));
    }
    return hub;
  }
}

/** What a client gets: a file, or a problem. */
interface Sent {
  readonly bytes: Buffer;
  /** The code of the problem; undefined if there is a file. */
  readonly code: string | undefined;
  /** What depends on the price: the detail of a refusal by price. */
  readonly price: string;
  readonly headers: string;
}

/** Headers that differ from one request to the next. */
const ofRequest = new Set(['date', 'x-request-id']);

function sentOf({ status, headers: all }: Response, body: Buffer): Sent {
  const headers = [...all].filter(([name]) => !ofRequest.has(name)).map((header) => header.join(': '));
  if (status === 200) return { bytes: body, code: undefined, price: '', headers: headers.join('\n') };
  const { code = 'none', detail } = JSON.parse(body.toString('utf8')) as { code?: string; detail?: string };
  // A price depends on the role, and so does the text that names it.
  const isDear = code === 'TOO_COMPLEX';
  const told = isDear ? code : `${status} ${code} ${detail ?? ''}`;
  return {
    bytes: Buffer.from(told),
    code,
    price: isDear ? (detail ?? '') : '',
    headers: isDear ? '' : headers.join('\n'),
  };
}

/**
 * Asks for a table as a viewer of the whole database, and compares the file and its headers with those of the viewer's copy, which has
 * only the rows that the viewer may see. An administrator of the copy gets the same file.
 * @returns the difference in words; undefined if there is none. `isFile` says whether there was a file.
 */
export async function tableLeak(
  asked: FormatQuestion,
  { whole, schema, hubs }: LeakTest,
  { viewer, copy }: ViewerCopy,
): Promise<{ readonly learnt: string | undefined; readonly isFile: boolean }> {
  // One after another: none is refused because others run.
  const actual = await hubs.ask(whole.url, asked, viewer);
  const ofCopy = await hubs.ask(copy.url, asked, viewer);
  const ofAll = await hubs.ask(copy.url, asked, administrator);
  const told = difference(actual, ofCopy) ?? otherDifference(actual, ofCopy);
  if (told !== undefined || ofAll.code === 'BAD_USER_INPUT') return { learnt: told, isFile: false };
  const { document, operation, variables } = asked.question;
  if (actual.code === 'FORBIDDEN_FIELD') {
    const learnt = usesForbidden(schema, document, operation, variables, viewer.role)
      ? undefined
      : 'it is refused a field that the role may see';
    return { learnt, isFile: false };
  }
  const isDear = [actual, ofAll].some(({ code }) => code === 'TOO_COMPLEX');
  return { learnt: isDear ? undefined : difference(actual, ofAll), isFile: actual.code === undefined };
}

function difference(actual: Sent, expected: Sent): string | undefined {
  const [has, ought] = [actual.bytes, expected.bytes];
  if (has.equals(ought)) return undefined;
  let at = 0;
  while (at < has.length && has[at] === ought[at]) at++;
  const around = (bytes: Buffer): string =>
    JSON.stringify(bytes.subarray(Math.max(0, at - 150), at + 150).toString('utf8'));
  return `the files differ from byte ${at}\n  gets   …${around(has)}…\n  should …${around(ought)}…`;
}

function otherDifference(actual: Sent, expected: Sent): string | undefined {
  const [has, ought] = [actual, expected].map(({ headers, price }) => `${headers}\n${price}`);
  return has === ought ? undefined : `beside the file it gets\n${has}\nand without the hidden rows\n${ought}`;
}
