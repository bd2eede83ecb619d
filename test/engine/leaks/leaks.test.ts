import { leakOrCost, prepareLeakTest, type ViewerCopy, type LeakTest } from './databases';
import { TableChoice, tableLeak } from './tables';

const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const documents = Number(process.env.LEAK_DOCUMENTS ?? 30);
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
      const found = await Promise.all(
        turn(setup.viewers, number).map(async ({ name, viewer, copy }) => {
          const learnt = await leakOrCost(setup.schema, question, setup.whole, viewer, copy);
          return learnt === undefined ? [] : [`Document ${number}, ${name}: ${learnt}`];
        }),
      );
      // A document without a list that can be the table leaves its turn to the next.
      const table = asked * documentsOfTable <= number ? tables.of(request) : undefined;
      if (table) {
        asked++;
        for (const each of turn(setup.viewers, number)) {
          const { learnt, isFile } = await tableLeak(table, setup, each);
          if (isFile) files++;
          if (learnt !== undefined)
            found.push([`Table of document ${number}, ${table.extension}, ${table.shape}, ${each.name}: ${learnt}`]);
        }
      }
      const reports = found.flat();
      if (reports.length > 0) wrong.push([...reports, request.query, JSON.stringify(request.variables)].join('\n'));
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
