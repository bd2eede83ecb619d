import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExchangeDatabase } from './support/exchange-database';

/** The files of the page: each block of CSV stands below the name of its file. */
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'program-as-data.md'), 'utf8');
const files = Object.fromEntries(
  [...page.matchAll(/^`([a-z-]+\.csv)`[^\n]*\n\n```csv\n(.*?)^```/gms)].map(([, name, text]) => [
    name as string,
    text as string,
  ]),
);

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create('definition');
});

afterAll(() => database.close());

const verdicts = (day: string): Promise<unknown[]> =>
  database.rows(`
    select q.code, e.status from qualification_eligibility('${day}') e join qualification q on q.id = e.qualification_id
    where e.program_code = 'LANTERN'
    union all select tier.code, e.status from tier_eligibility('${day}') e join tier on tier.id = e.tier_id
    where e.program_code = 'LANTERN' order by 1`);

it('leads from an empty folder to an eligible partner', async () => {
  expect(Object.keys(files)).toHaveLength(15);
  await database.load(files, '2026-06-15');
  expect(await verdicts('2026-06-15')).toEqual([
    { code: 'BEACON', status: 'MET' },
    { code: 'INSTALLER', status: 'MET' },
    { code: 'SPARK', status: 'UNKNOWN' },
  ]);
  expect(await verdicts('2025-12-31')).toEqual([
    { code: 'BEACON', status: 'MISSING' },
    { code: 'INSTALLER', status: 'MISSING' },
    { code: 'SPARK', status: 'UNKNOWN' },
  ]);
});

it('shows the points that the page names', async () => {
  const rows = await database.rows(
    `select requirement_code as code, trim_scale(points)::text as points from requirement_check('2026-06-15') c
     join qualification q on q.id = c.qualification_id where q.slug = 'lantern-installer' and points is not null order by 1`,
  );
  expect(rows).toEqual([
    { code: 'PRACTICE', points: '20' },
    { code: 'SKILLS', points: '20' },
    { code: 'SMILES', points: '18' },
  ]);
});
