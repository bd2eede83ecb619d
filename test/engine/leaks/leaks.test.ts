import { leakOrCost, prepareLeakTest, type ViewerCopy, type LeakTest } from './databases';
import type { Question } from './test-engine';
import { TableChoice, tableLeak } from './tables';

const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const documents = Number(process.env.LEAK_DOCUMENTS ?? 20);
const mostReports = 3;
const documentsOfEngine = 200;
/** The test asks for a table of one in so many documents. */
const documentsOfTable = 10;

/** One viewer of each role. The viewers of one role take turns from document to document. */
function turn(viewers: readonly ViewerCopy[], number: number): readonly ViewerCopy[] {
  const roles = [...new Set(viewers.map(({ viewer }) => viewer.role))];
  return roles.flatMap((role) => {
    const ofRole = viewers.filter(({ viewer }) => viewer.role === role);
    return ofRole[number % ofRole.length] ?? [];
  });
}

let setup: LeakTest;

beforeAll(async () => {
  setup = await prepareLeakTest();
}, 180_000);

afterAll(() => setup.close());

it(
  `hidden rows and fields change no result of a viewer, for ${documents} documents of seed ${seed}`,
  async () => {
    const wrong: string[] = [];
    const begun = performance.now();
    const requests = setup.documents(seed);
    const tables = new TableChoice(setup, seed);
    let [asked, files] = [0, 0];
    for (let number = 0; number < documents && wrong.length < mostReports; number++) {
      if (number % documentsOfEngine === 0) await setup.renew();
      const { request, question } = (await requests.next()).value;
      const found = (await leaksOf(question, turn(setup.viewers, number))).map((leak) => `Document ${number}, ${leak}`);
      // A document without a list that can be the table leaves its turn to the next.
      const table = asked * documentsOfTable <= number ? tables.of(request) : undefined;
      if (table) {
        asked++;
        for (const each of turn(setup.viewers, number)) {
          const { learnt, isFile } = await tableLeak(table, setup, each);
          if (isFile) files++;
          if (learnt !== undefined)
            found.push(`Table of document ${number}, ${table.extension}, ${table.shape}, ${each.name}: ${learnt}`);
        }
      }
      if (found.length > 0) wrong.push([...found, request.query, JSON.stringify(request.variables)].join('\n'));
    }
    const seconds = (performance.now() - begun) / 1000;
    process.stdout.write(
      `leaks, seed ${seed}: ${documents} documents and ${files} files of ${asked} tables in ${seconds.toFixed(1)} s\n`,
    );
    expect(wrong.join('\n\n')).toBe('');
    expect(files).toBeGreaterThan(asked);
  },
  600_000 + documents * 10_000,
);

/** In `npm test` one in so many documents of edges. It is odd, so that both days and both ends have their turns. */
const step = documents > 100 ? 1 : 13;

it(
  'hidden rows and fields change nothing of what each edge shows a viewer',
  async () => {
    const wrong: string[] = [];
    for (let number = 0; number < setup.edges.length && wrong.length < mostReports; number += step) {
      if (number % documentsOfEngine === 0) await setup.renew();
      const { query, question } = setup.edges[number] as (typeof setup.edges)[number];
      const found = await leaksOf(question, step === 1 ? setup.viewers : turn(setup.viewers, number / step));
      if (found.length > 0) wrong.push([...found, query].join('\n'));
    }
    expect(wrong.join('\n\n')).toBe('');
  },
  600_000 + documents * 1_000,
);

/** What a document tells viewers of hidden rows, in words. */
async function leaksOf(question: Question, viewers: readonly ViewerCopy[]): Promise<readonly string[]> {
  const found = await Promise.all(
    viewers.map(async ({ name, viewer, copy }) => {
      const learnt = await leakOrCost(setup.schema, question, setup.whole, viewer, copy);
      return learnt === undefined ? [] : [`${name}: ${learnt}`];
    }),
  );
  return found.flat();
}
