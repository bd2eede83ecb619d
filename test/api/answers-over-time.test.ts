import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { completed } from '../../src/engine/assemble/slices';
import { backtestOf, forecastMethod, futuresOf, prospects, reaching } from '../../src/forecast/forecast';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** The expected answers of the examples over time, worked out from the rows of the tables without the hub. */

const folder = join(__dirname, '..', '..', 'schema', 'examples', 'analyst');

function json<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Content;
}

interface Period {
  readonly valid_from: string;
  readonly valid_to: string | null;
}

let hub: TestHub;
let database: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

async function all<Row>(table: string): Promise<readonly Row[]> {
  const { rows } = await database.query<{ row: Row }>(`select to_json("${table}") as row from "${table}"`);
  return rows.map(({ row }) => row);
}

function contains({ valid_from, valid_to }: Period, day: string): boolean {
  return valid_from <= day && (valid_to === null || valid_to > day);
}

interface Award extends Period {
  readonly id: number;
  readonly partner_id: number;
  readonly qualification_id: number;
}

/** The awards in force on a day. */
async function awards(): Promise<(day: string) => readonly Award[]> {
  const rows = await all<Award>('award');
  const suspensions = await all<Period & { readonly award_id: number }>('award_suspension');
  return (day) => {
    const suspended = new Set(suspensions.filter((each) => contains(each, day)).map(({ award_id }) => award_id));
    return rows.filter((each) => contains(each, day) && !suspended.has(each.id));
  };
}

/** How many partners a program has on a day: those that are enrolled, and those that hold one of its qualifications. */
async function covered(code: string): Promise<Record<'enrolled' | 'qualified', (day: string) => number>> {
  const programs = await all<{ readonly id: number; readonly code: string }>('program');
  const program = programs.find((each) => each.code === code);
  const enrolments = await all<Period & { readonly partner_id: number; readonly program_id: number }>('enrolment');
  const qualifications = await all<{ readonly id: number; readonly program_id: number }>('qualification');
  const ofProgram = new Set(qualifications.filter(({ program_id }) => program_id === program?.id).map(({ id }) => id));
  const inForce = await awards();
  const partners = (rows: readonly { readonly partner_id: number }[]): number =>
    new Set(rows.map(({ partner_id }) => partner_id)).size;
  return {
    enrolled: (day) => partners(enrolments.filter((each) => each.program_id === program?.id && contains(each, day))),
    qualified: (day) => partners(inForce(day).filter(({ qualification_id }) => ofProgram.has(qualification_id))),
  };
}

function lastDays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let [year = 0, month = 0] = from.split('-').map(Number); ; month += 1) {
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (last >= to) return [...days, to];
    days.push(last);
  }
}

it('draws the rollout curve by month', async () => {
  const {
    from,
    to,
    program: code,
  } = json<{ from: string; to: string; program: string }>('03-rollout-curve.variables.json');
  const { enrolled, qualified } = await covered(code);
  const curve = (partners: (day: string) => number): object => ({
    series: {
      points: lastDays(from, to).map((endsOn) => ({ endsOn, aggregate: { count: partners(endsOn) } })),
    },
  });
  const { data } = json<{ data: object }>('03-rollout-curve.expected.json');
  expect(data).toMatchObject({
    partners: { totalCount: (await all('partner')).length },
    enrolled: curve(enrolled),
    qualified: curve(qualified),
  });
});

it('forecasts when all partners are covered', async () => {
  type Variables = { readonly from: string; readonly to: string; readonly yearLater: string; readonly program: string };
  const { from, to, yearLater, program } = json<Variables>('04-when-all-are-covered.variables.json');
  const { enrolled, qualified } = await covered(program);
  const total = (await all('partner')).length;
  const ahead = lastDays(to, '2034-01-01').slice(1);
  const values = (partners: (day: string) => number): readonly number[] =>
    lastDays(from, to).map((day) => partners(day) / total);
  const reached = (partners: (day: string) => number, share: number): object => {
    const futures = completed(futuresOf(values(partners), { periods: 240, bound: 1 }));
    const { expected, earliest, latest } = reaching(futures, share - 0.5 / total);
    const on = (place: number | undefined): string | null => (place === undefined ? null : (ahead[place] ?? null));
    return {
      reason: expected === undefined ? 'NOT_REACHED' : null,
      reachedOn: on(expected),
      earliest: on(earliest),
      latest: on(latest),
      method: forecastMethod,
      backtest: completed(backtestOf(values(partners), 1)),
    };
  };
  const months = ahead.slice(0, 12);
  expect(months.at(-1)).toBe(yearLater);
  const next = completed(prospects(completed(futuresOf(values(qualified), { periods: 12, bound: 1 }))));
  expect(json<{ data: object }>('04-when-all-are-covered.expected.json').data).toEqual({
    partners: {
      totalCount: total,
      series: {
        allEnrolled: reached(enrolled, 1),
        allQualified: reached(qualified, 1),
        mostQualified: reached(qualified, 0.9),
        yearLater: { reason: null, periods: next.map((each, place) => ({ endsOn: months[place], ...each })) },
      },
    },
  });
});

it('tells what changed in coverage between two dates', async () => {
  const { from, to } = json<{ from: string; to: string }>('11-coverage-change.variables.json');
  const named = async (table: string, name: string): Promise<ReadonlyMap<number, string>> =>
    new Map(
      (await all<{ id: number } & Record<string, string | number>>(table)).map((row) => [row.id, String(row[name])]),
    );
  const [countries, categories, slugs] = [
    await named('country', 'code'),
    await named('technology_category', 'code'),
    await named('qualification', 'slug'),
  ];
  const technologies = new Map(
    (await all<{ id: number; category_id: number }>('technology')).map(({ id, category_id }) => [id, category_id]),
  );
  const partners = await all<{ id: number; slug: string; name: string; country_id: number }>('partner');
  const links = await all<Period & { partner_id: number; technology_id: number }>('partner_technology');
  const inForce = await awards();
  const cellsAt = (day: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const cells = new Map<string, Set<string>>();
    const held = inForce(day);
    const used = links.filter((each) => contains(each, day));
    for (const { id, slug, country_id } of partners)
      for (const { qualification_id } of held.filter(({ partner_id }) => partner_id === id))
        for (const { technology_id } of used.filter(({ partner_id }) => partner_id === id)) {
          const category = categories.get(technologies.get(technology_id) ?? 0);
          const name = [countries.get(country_id), category, slugs.get(qualification_id)].join(' ');
          cells.set(name, (cells.get(name) ?? new Set()).add(slug));
        }
    return cells;
  };
  const [before, after] = [cellsAt(from), cellsAt(to)];
  const moves = [...new Set([...before.keys(), ...after.keys()])].map((name) => {
    const [then, now] = [before.get(name) ?? new Set<string>(), after.get(name) ?? new Set<string>()];
    return {
      name,
      gained: [...now].filter((slug) => !then.has(slug)),
      lost: [...then].filter((slug) => !now.has(slug)),
      kept: [...now].filter((slug) => then.has(slug)),
    };
  });
  type Rows = { readonly totalCount: number; readonly nodes?: readonly { readonly slug: string }[] };
  type Cell = Record<'gained' | 'lost' | 'kept', Rows> & {
    readonly key: { country: { code: string }; technologyCategory: { code: string }; qualification: { slug: string } };
  };
  const { change } = json<{ data: { partners: { change: { totalCount: number; nodes: readonly Cell[] } } } }>(
    '11-coverage-change.expected.json',
  ).data.partners;
  expect(change.totalCount).toBe(moves.length);
  const sizes = moves.map(({ gained, lost }) => gained.length + lost.length).sort((one, other) => other - one);
  expect(change.nodes.map(({ gained, lost }) => gained.totalCount + lost.totalCount)).toEqual(
    sizes.slice(0, change.nodes.length),
  );
  for (const { key, ...cell } of change.nodes) {
    const name = [key.country.code, key.technologyCategory.code, key.qualification.slug].join(' ');
    const move = moves.find((each) => each.name === name);
    for (const fate of ['gained', 'lost', 'kept'] as const) {
      expect(cell[fate].totalCount).toBe(move?.[fate].length);
      for (const { slug } of cell[fate].nodes ?? []) expect(move?.[fate]).toContain(slug);
      expect(cell[fate].nodes?.length ?? 0).toBe(cell[fate].nodes ? Math.min(3, cell[fate].totalCount) : 0);
    }
  }
});
