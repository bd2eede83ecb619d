import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Random } from '../../src/population/random';
import { ExchangeDatabase } from '../exchange/support/exchange-database';
import { evaluate, type Verdict } from './evaluator';
import { dayWithin, filesOf, randomFacts, type Facts, type Row } from './facts';

/** How many verdicts are compared: `PROGRAM_SAMPLES=5000 npx jest test/programs`. */
const samples = Number(process.env.PROGRAM_SAMPLES ?? 600);
const seed = Number(process.env.PROPERTY_SEED ?? 20_110_501);
const partners = 40;

/**
 * Programs of different nature: one with tiers and lists of conditions, one with designations by points, one of certified
 * installers with amounts in two currencies, a prerequisite, two proofs of three and a rule that changed, and a guild of interpreters
 * with two kinds of work, a score whose parts have floors and caps, and rules for some countries and for a track.
 */
const programs = ['network', 'designations', 'installers', 'interpreters'];

const filesIn = (program: string): Record<string, string> => {
  const folder = join(__dirname, program);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
};
const rowsIn = (program: string, name: string): Row[] =>
  parse(filesIn(program)[name] ?? '', { columns: true }) as Row[];

let database: ExchangeDatabase;
let facts: Facts;

beforeAll(async () => {
  database = await ExchangeDatabase.create('definition');
  for (const program of programs) await database.load(filesIn(program));
  facts = randomFacts(new Random(seed), partners);
  await database.load(filesOf(facts), '2026-12-01');
}, 300_000);

afterAll(() => database.close());

/** The rules of each target, by its natural key. */
const targets: ReadonlyMap<string, readonly Row[]> = new Map(
  programs.flatMap((program) => {
    const rules = rowsIn(program, 'requirements.csv');
    const ofTiers = rowsIn(program, 'tiers.csv').map(
      ({ program: of, code }) =>
        [`${of} ${code}`, rules.filter((rule) => rule['tier.program'] === of && rule['tier.code'] === code)] as const,
    );
    const ofQualifications = rowsIn(program, 'qualifications.csv').map(
      ({ slug = '' }) => [slug, rules.filter((rule) => rule.qualification === slug)] as const,
    );
    return [...ofTiers, ...ofQualifications];
  }),
);
const ranks = new Map(
  programs.flatMap((program) =>
    rowsIn(program, 'tiers.csv').map(({ program: of, code, rank }) => [`${of} ${code}`, Number(rank)] as const),
  ),
);

/** The verdicts of the database on a day, by partner and target. */
async function verdictsOn(day: string): Promise<ReadonlyMap<string, Verdict>> {
  const rows = await database.rows<{ key: string; status: Verdict['status']; missing_count: number | null }>(`
    select partner.slug || ' ' || q.slug as key, e.status, e.missing_count from qualification_eligibility('${day}') e
    join partner on partner.id = e.partner_id join qualification q on q.id = e.qualification_id
    union all
    select partner.slug || ' ' || program.code || ' ' || tier.code, e.status, e.missing_count
    from tier_eligibility('${day}') e join partner on partner.id = e.partner_id
    join tier on tier.id = e.tier_id join program on program.id = tier.program_id`);
  return new Map(rows.map(({ key, status, missing_count: missingCount }) => [key, { status, missingCount }]));
}

it('programs of different nature load as data, and are judged as an evaluator of their files judges', async () => {
  const random = new Random(seed).fork('days');
  const counts = new Map<string, number>();
  const names = Array.from({ length: partners }, (_, index) => `partner-${index}`);
  for (let compared = 0; compared < samples;) {
    const day = dayWithin(random);
    const found = await verdictsOn(day);
    for (const partner of random.sample(names, 10))
      for (const [target, rules] of targets) {
        const expected = evaluate(rules, { facts, partner, day }, ranks);
        expect({ day, partner, target, ...found.get(`${partner} ${target}`) }).toEqual({
          day,
          partner,
          target,
          ...expected,
        });
        counts.set(expected.status, (counts.get(expected.status) ?? 0) + 1);
        compared++;
      }
  }
  // Each result occurs, so that the programs are tried in earnest.
  for (const status of ['MET', 'MISSING', 'UNKNOWN']) expect(counts.get(status) ?? 0).toBeGreaterThan(samples / 50);
}, 300_000);
