import { prepareGround, leak, type Ground, type LeakGround } from './ground';

const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const documents = Number(process.env.LEAK_DOCUMENTS ?? 500);
const mostReports = 3;
const documentsOfEngine = 200;

/** One viewer of each role: those of one role take turns. */
function turn(viewers: readonly Ground[], number: number): readonly Ground[] {
  const roles = [...new Set(viewers.map(({ viewer }) => viewer.role))];
  return roles.flatMap((role) => {
    const ofRole = viewers.filter(({ viewer }) => viewer.role === role);
    return ofRole[number % ofRole.length] ?? [];
  });
}

let ground: LeakGround;

beforeAll(async () => {
  ground = await prepareGround();
}, 180_000);

afterAll(() => ground.close());

it(
  `tells each viewer what it would be told if what it may not see were not there, for ${documents} documents of seed ${seed}`,
  async () => {
    const wrong: string[] = [];
    const begun = performance.now();
    const requests = ground.documents(seed);
    for (let number = 0; number < documents && wrong.length < mostReports; number++) {
      if (number % documentsOfEngine === 0) await ground.renew();
      const { request, question } = (await requests.next()).value;
      const found = await Promise.all(
        turn(ground.viewers, number).map(async ({ name, viewer, copy }) => {
          const learnt = await leak(ground.schema, question, ground.whole, viewer, copy);
          return learnt === undefined ? [] : [`Document ${number}, ${name}: ${learnt}`];
        }),
      );
      const reports = found.flat();
      if (reports.length > 0) wrong.push([...reports, request.query, JSON.stringify(request.variables)].join('\n'));
    }
    const seconds = (performance.now() - begun) / 1000;
    process.stdout.write(`leaks, seed ${seed}: ${documents} documents in ${seconds.toFixed(1)} s\n`);
    expect(wrong.join('\n\n')).toBe('');
  },
  600_000 + documents * 1_000,
);
