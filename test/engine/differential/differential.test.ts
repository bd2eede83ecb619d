import { createDataSource } from '../../../src/database/data-source';
import { costLimit } from '../../reference/refusals';
import { startReference, type Reference, type ReferenceAnswer } from '../../reference/reference';
import { testDay } from '../../support/database';
import { startDemoHub, type TestHub } from '../../support/demo-hub';
import { metric } from '../../support/metrics';
import { difference, isAnswered, kindOf } from './compare';
import { Coverage } from './coverage';
import { HubCursors } from './cursors';
import { Usage } from './generator/usage';
import { generateRequests, type GeneratedRequest } from './generator/generate';
import { askHub, questionOf } from './question';
import { shrink } from './shrink';
import { recordStatements } from '../../support/statements';

const seed = Number(process.env.DIFFERENTIAL_SEED ?? 20_110_501);
const documents = Number(process.env.DIFFERENTIAL_DOCUMENTS ?? 100);
/** Fewer documents cannot cover everything. */
const coverageIsEnforced = documents >= 5_000;
/** If these documents do not cover everything, more are made, up to this number. */
const mostDocuments = coverageIsEnforced ? documents * 1.5 : documents;
const inFlight = 8;
/** Writing documents blocks the process, the hub included. */
const batchSize = 24;
const mostReports = 5;

interface Case {
  readonly number: number;
  readonly request: GeneratedRequest;
}

let hub: TestHub;
let reference: Reference;
let cursors: HubCursors;

const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: String(costLimit) }, { template: 'hazards' });
  closers.push(() => hub.close());
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
  closers.push(() => reference.stop());
  cursors = new HubCursors(async (parameters) => (await hub.post(parameters)).text, reference.schema);
});

afterAll(async () => {
  for (const close of closers) await close();
});

async function compare({ number, request }: Case): Promise<{ expected: ReferenceAnswer; differs: string | undefined }> {
  const question = questionOf(request, number);
  const expected = await reference.ask(question);
  const actual = await askHub(hub.url, await cursors.translate(question));
  const differs = difference(expected, actual, expected.observation.distances);
  return { expected, differs: expected.observation.isTooLarge ? undefined : differs };
}

/** How many statements a document takes, while nothing else runs. */
async function statementsOf(each: Case): Promise<number> {
  const { statements } = await recordStatements(() => compare(each));
  return statements.length;
}

async function report({ number, request }: Case, what: string): Promise<string> {
  const kind = kindOf(what);
  const fails = async (smaller: GeneratedRequest): Promise<boolean> => {
    const { differs: other } = await compare({ number, request: smaller });
    return other !== undefined && kindOf(other) === kind;
  };
  const smallest = await shrink(reference.schema, request, fails);
  const { differs } = await compare({ number, request: smallest });
  return [
    `Document ${number} of seed ${seed}: ${what}`,
    `made smaller: ${differs ?? 'the difference is gone'}`,
    JSON.stringify({ operationName: smallest.operationName, variables: smallest.variables }),
    smallest.query,
    `as it was made: ${JSON.stringify(request)}`,
  ].join('\n');
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return results;
}

it(
  `answers ${documents} random documents of seed ${seed} as graphql-js over repositories does, with one statement each`,
  async () => {
    const coverage = new Coverage(reference.schema);
    const usage = new Usage();
    const requests = generateRequests({ schema: reference.schema, graph: reference.graph, seed, usage });
    const wrong: string[] = [];
    const begun = performance.now();
    let made = 0;
    let tooLarge = 0;
    const goesOn = (): boolean => made < documents || (made < mostDocuments && coverage.unmet().length > 0);
    while (goesOn() && wrong.length < mostReports) {
      const first = made;
      const batch = Array.from({ length: batchSize }, (): Case => ({ number: made++, request: requests.next().value }));
      // The statements that read cursors do not count: they run before, and the cursors are kept.
      await inParallel(batch, ({ number, request }) => cursors.translate(questionOf(request, number)));
      const { result: results, statements } = await recordStatements(() => inParallel(batch, compare));
      const reading = batch.filter((_, index) => {
        const expected = results[index]?.expected;
        return expected && isAnswered(expected) && expected.observation.readsRows;
      });
      tooLarge += results.filter(({ expected }) => expected.observation.isTooLarge).length;
      for (const [index, { expected, differs }] of results.entries()) {
        coverage.add(expected.observation);
        usage.reached(expected.observation.depth);
        const each = batch[index];
        if (each && differs !== undefined && wrong.length < mostReports) wrong.push(await report(each, differs));
      }
      usage.seek(reference.schema, coverage.unmet());
      if (statements.length === reading.length) continue;
      wrong.push(
        `${batch.length} documents from ${first} on took ${statements.length} statements, not ${reading.length}`,
      );
      for (const each of batch) {
        const own = await statementsOf(each);
        if (own !== (reading.includes(each) ? 1 : 0))
          wrong.push(`document ${each.number} took ${own} statements: ${JSON.stringify(each.request)}`);
      }
    }
    const seconds = (performance.now() - begun) / 1000;
    const shortfalls = coverage.shortfalls();
    process.stdout.write(
      `differential, seed ${seed}: ${made} documents (${tooLarge} too large for the reference) in ${seconds.toFixed(1)} s; ${[coverage, ...shortfalls].join('; ')}\n`,
    );
    expect(wrong.join('\n\n')).toBe('');
    expect(tooLarge).toBeLessThanOrEqual(made / 500);
    expect(await metric(hub.url, 'hub_fallbacks_total')).toBe(0);
    if (coverageIsEnforced) expect(shortfalls).toEqual([]);
  },
  600_000 + documents * 5_000,
);
