import { builderBreaches, resellerBreaches } from './support/award-breaches';
import { count, covers, PopulationRows } from './support/population-rows';
import { rules } from './support/rules';

/** How many populations are checked, each with another seed and day: `POPULATIONS=200 npx jest test/population/rules`. */
const populations = Number(process.env.POPULATIONS ?? 2);
const days = ['2026-11-24', '2012-05-01', '2013-02-28', '2016-02-29', '2031-07-31'];

/** The first seeds have leap days and first or last days, the others days all over the calendar. */
function dayOf(index: number): string {
  return days[index] ?? new Date(Date.UTC(2012, 4, 1 + ((index * 2_677) % 7_000))).toISOString().slice(0, 10);
}

describe.each(Array.from({ length: populations }, (_, index) => [2011 + index, dayOf(index)] as const))(
  'seed %d, %s',
  (seed, today) => {
    let demo: PopulationRows;

    beforeAll(async () => {
      demo = await PopulationRows.generate(today, seed);
    });

    it.each(Object.entries(rules))('%s', (_rule, broken) => {
      expect(broken(demo)).toEqual([]);
    });

    it('has a few awards in force whose requirements have lapsed unnoticed', () => {
      for (const breaches of [builderBreaches(demo), resellerBreaches(demo)])
        expect(breaches.filter(({ on }) => on === today).length).toBeGreaterThanOrEqual(1);
    });

    it('has something in force, ending soon, scheduled, suspended, and waiting for a decision', () => {
      const limit = new Date(Date.parse(`${today}T00:00:00Z`) + 90 * 86_400_000).toISOString().slice(0, 10);
      const awards = demo.of('awards');
      const current = awards.filter((row) => covers(row, today));
      const soon = current.filter(({ validTo }) => validTo && validTo <= limit);
      const succeeded = (row: (typeof awards)[number]): boolean =>
        awards.some(
          (other) =>
            other['previousAward.partner'] === row.partner &&
            other['previousAward.qualification'] === row.qualification &&
            other['previousAward.validFrom'] === row.validFrom,
        );
      const waiting = (file: string): number =>
        count(demo.of(file), ({ status }) => status === 'SUBMITTED' || status === 'IN_REVIEW');
      expect(current.length).toBeGreaterThan(200);
      expect(count(soon, succeeded)).toBeGreaterThanOrEqual(5);
      expect(count(soon, (row) => !succeeded(row))).toBeGreaterThanOrEqual(5);
      expect(count(awards, ({ validFrom }) => (validFrom as string) > today)).toBeGreaterThanOrEqual(10);
      expect(count(awards, ({ endReason }) => endReason === 'REVOKED')).toBeGreaterThanOrEqual(10);
      expect(count(demo.of('award-suspensions'), (row) => covers(row, today))).toBeGreaterThanOrEqual(8);
      expect(waiting('qualification-applications')).toBeGreaterThanOrEqual(20);
      expect(waiting('funding-requests')).toBeGreaterThanOrEqual(10);
    });

    it('decides within weeks or a few months', () => {
      for (const file of ['qualification-applications', 'funding-requests']) {
        const lengths = new Map<string, number[]>();
        for (const { status, submittedAt, reviewStartedAt, decidedAt } of demo.of(file)) {
          const instants = [submittedAt, reviewStartedAt, decidedAt].filter((each) => each !== null);
          expect(instants).toEqual(instants.toSorted());
          if (submittedAt === null) continue;
          const end = Date.parse(decidedAt ?? `${today}T00:00:00Z`);
          const length = (end - Date.parse(submittedAt as string)) / 86_400_000;
          lengths.set(status as string, [...(lengths.get(status as string) ?? []), length]);
        }
        for (const [status, each] of lengths) {
          const mean = each.reduce((sum, length) => sum + length, 0) / each.length;
          expect([file, status, Math.max(...each) <= 92]).toEqual([file, status, true]);
          expect([file, status, mean > 5 && mean < 70]).toEqual([file, status, true]);
        }
      }
    });
  },
);

describe('the rules notice a violation', () => {
  let demo: PopulationRows;

  beforeAll(async () => {
    demo = await PopulationRows.generate('2026-11-24', 2011);
  });

  const broken = (number: string, world: PopulationRows): number =>
    Object.entries(rules).filter(([rule, check]) => rule.startsWith(number) && check(world).length > 0).length;

  it.each([
    ['1:', 'awards', (row) => ({ ...row, validTo: null })],
    ['2:', 'qualification-applications', (row) => ({ ...row, status: 'REJECTED' })],
    ['2 and 3:', 'competence-validations', (row) => (row.competence === 'INFRASTRUCTURE' ? undefined : row)],
    ['2 and 4:', 'offerings', (row) => ({ ...row, technologies: 'emc-vnx' })],
    ['2 and 5:', 'resale-agreements', (row) => ({ ...row, whiteLabel: 'false' })],
    ['2 and 5:', 'offerings', (row) => ({ ...row, retiredOn: '2015-01-01' })],
    ['6:', 'awards', (row) => ({ ...row, validFrom: '2011-05-01', validTo: null })],
    ['7:', 'engagements', (row) => ({ ...row, customerName: 'Cisco' })],
    ['8:', 'ledger-entries', (row) => ({ ...row, kind: 'PAY' })],
    ['8:', 'financing-programs', (row) => ({ ...row, budgetAmount: '0' })],
    ['10:', 'financing-programs', (row) => ({ ...row, countries: 'AQ' })],
    ['10:', 'awards', () => undefined],
    ['11:', 'awards', (row) => ({ ...row, endReason: null })],
  ] as [string, string, Parameters<PopulationRows['with']>[1]][])('%s %s', (number, file, change) => {
    expect(broken(number, demo)).toBe(0);
    expect(broken(number, demo.with(file, change))).toBe(1);
  });
});
