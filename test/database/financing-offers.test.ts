import { useWriters, verdict, writeTogether } from '../support/connections';
import fc from '../support/fast-check';
import { useRace, write } from '../support/race';

/** What open financing programs offer are rows that the database keeps. They may never differ from their definition. */
const scene = useRace();
const { race } = scene;

const runs = Number(process.env['FINANCING_OFFER_RUNS'] ?? 20);

const [countries, qualifications] = ['financing_program_country', 'financing_program_qualification'];

/** The rows that only one of the table and its definition has. */
async function differing(): Promise<readonly unknown[]> {
  const { rows } = await scene.observer.query(
    `(table financing_offer except table financing_offer_definition)
     union all (table financing_offer_definition except table financing_offer)`,
  );
  return rows;
}

async function offersOf(program: string): Promise<readonly string[]> {
  const { rows } = await scene.observer.query<{ offer: string }>(
    `select country_id || ': ' || qualification_ids::text || ' ' || opens_on || ' ' || closes_on as offer
     from financing_offer where financing_program_id = $1 order by country_id`,
    [program],
  );
  return rows.map(({ offer }) => offer);
}

const pair = (table: string, program: string, other: string): ReturnType<typeof write> =>
  write(`insert into ${table} values ($1, $2) on conflict do nothing`, program, other);

const set = (program: string, what: string): ReturnType<typeof write> =>
  write(`update financing_program set ${what} where id = $1`, program);

async function run({ text, values }: ReturnType<typeof write>): Promise<void> {
  await scene.observer.query(text, [...values]);
}

/** A financing program with one country and one qualification. */
async function addProgram(): Promise<{ program: string; country: string; qualification: string }> {
  const program = await scene.rows.add('financing_program');
  const [country, qualification] = [await scene.rows.add('country'), await scene.rows.add('qualification')];
  await run(pair(countries, program, country));
  await run(pair(qualifications, program, qualification));
  return { program, country, qualification };
}

it('are each country of an open program with its qualifications and its window, whatever changes them', async () => {
  const { program, country, qualification } = await addProgram();
  const one = `${country}: {${qualification}} 2011-06-01`;
  expect(await offersOf(program)).toEqual([`${one} infinity`]);
  await run(set(program, `closes_on = '2012-06-01'`));
  expect(await offersOf(program)).toEqual([`${one} 2012-06-01`]);
  await run(set(program, `name = '{"en": "Other"}'`));
  expect(await offersOf(program)).toEqual([`${one} 2012-06-01`]);
  await run(set(program, `status = 'CLOSED'`));
  expect(await offersOf(program)).toEqual([]);
  await run(set(program, `status = 'OPEN'`));
  const [further, wanted] = [await scene.rows.add('country'), await scene.rows.add('qualification')];
  await run(pair(countries, program, further));
  await run(pair(qualifications, program, wanted));
  const both = `{${qualification},${wanted}} 2011-06-01 2012-06-01`;
  expect(await offersOf(program)).toEqual([`${country}: ${both}`, `${further}: ${both}`]);
  const other = await scene.rows.add('financing_program');
  await run(write(`update ${countries} set financing_program_id = $2 where country_id = $1`, further, other));
  await run(pair(qualifications, other, wanted));
  expect(await offersOf(program)).toEqual([`${country}: ${both}`]);
  expect(await offersOf(other)).toEqual([`${further}: {${wanted}} 2011-06-01 infinity`]);
  await run(write(`delete from ${qualifications} where financing_program_id = $1`, program));
  expect(await offersOf(program)).toEqual([]);
  expect(await differing()).toEqual([]);
});

it('go with their program, and with an emptied table', async () => {
  const { program } = await addProgram();
  await run(write('delete from financing_program where id = $1', program));
  expect(await offersOf(program)).toEqual([]);
  for (const table of [countries, qualifications]) {
    const { program: other } = await addProgram();
    await scene.observer.query(`truncate ${table}`);
    expect(await offersOf(other)).toEqual([]);
  }
  expect(await differing()).toEqual([]);
});

it('are made anew by one command after rows were written past the triggers', async () => {
  const { program } = await addProgram();
  await scene.observer.query('set session_replication_role = replica');
  await run(pair(countries, program, await scene.rows.add('country')));
  await scene.observer.query('reset session_replication_role');
  expect(await differing()).not.toEqual([]);
  await scene.observer.query('select rebuild_derived_rows()');
  expect(await differing()).toEqual([]);
});

it('refuse a writer that would not see what another committed while it waited', async () => {
  const { program } = await addProgram();
  await scene.first.query('begin isolation level repeatable read');
  const { text, values } = pair(countries, program, await scene.rows.add('country'));
  await expect(scene.first.query(text, [...values])).rejects.toThrow('READ COMMITTED');
});

describe('two writers at the same moment', () => {
  it('add a country and a qualification, and the offers have both', async () => {
    const { program, country, qualification } = await addProgram();
    const [further, wanted] = [await scene.rows.add('country'), await scene.rows.add('qualification')];
    expect(await race(pair(countries, program, further), pair(qualifications, program, wanted))).toBe('accepted');
    const both = `{${qualification},${wanted}} 2011-06-01 infinity`;
    expect(await offersOf(program)).toEqual([`${country}: ${both}`, `${further}: ${both}`]);
  });

  it.each([
    ['the end first', true],
    ['the country first', false],
  ])('close a program and add a country: %s', async (_, isEndFirst) => {
    const { program } = await addProgram();
    const [end, more] = [set(program, `status = 'CLOSED'`), pair(countries, program, await scene.rows.add('country'))];
    expect(await (isEndFirst ? race(end, more) : race(more, end))).toBe('accepted');
    expect(await offersOf(program)).toEqual([]);
    expect(await differing()).toEqual([]);
  });
});

describe('writers at random', () => {
  const writer = useWriters(() => scene.url);

  const nth = fc.nat({ max: 2 });
  const table = fc.constantFrom(countries, qualifications);
  const window = fc.constantFrom(`opens_on = '2011-07-01'`, `closes_on = '2012-01-01'`, 'closes_on = null');
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('add' as const),
      table,
      programs: fc.uniqueArray(nth, { minLength: 1 }),
      other: nth,
    }),
    fc.record({ kind: fc.constant('remove' as const), table, program: nth, other: nth }),
    fc.record({ kind: fc.constant('move' as const), table, program: nth, other: nth }),
    fc.record({ kind: fc.constant('set' as const), program: nth, what: window }),
    fc.record({
      kind: fc.constant('set' as const),
      program: nth,
      what: fc.constantFrom(`status = 'OPEN'`, `status = 'CLOSED'`),
    }),
  );

  it('leave no offer that differs from the definition', async () => {
    const programs: string[] = [];
    const others: Readonly<Record<string, string[]>> = { [countries]: [], [qualifications]: [] };
    for (let number = 0; number < 3; number++) {
      const { program, country, qualification } = await addProgram();
      programs.push(program);
      others[countries]?.push(country);
      others[qualifications]?.push(qualification);
    }
    const column = (of: string): string => (of === countries ? 'country_id' : 'qualification_id');
    const made = (each: typeof change extends fc.Arbitrary<infer T> ? T : never): ReturnType<typeof write> => {
      switch (each.kind) {
        case 'add':
          return write(
            `insert into ${each.table} select unnest($1::bigint[]), $2::bigint on conflict do nothing`,
            each.programs.map((index) => programs[index]).sort(),
            others[each.table]?.[each.other],
          );
        case 'remove':
          return write(
            `delete from ${each.table} where financing_program_id = $1 and ${column(each.table)} = $2`,
            programs[each.program],
            others[each.table]?.[each.other],
          );
        case 'move':
          return write(
            `update ${each.table} set financing_program_id = $1 where ${column(each.table)} = $2
               and financing_program_id = (select min(financing_program_id) from ${each.table} where ${column(each.table)} = $2)`,
            programs[each.program],
            others[each.table]?.[each.other],
          );
        case 'set':
          return set(programs[each.program] ?? '', each.what);
      }
    };
    const refusals = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 12 }), { minLength: 3, maxLength: 3 }), async (each) => {
        const outcomes = await writeTogether(each, (one, index) => {
          const { text, values } = made(one);
          return verdict(writer(index).query(text, [...values]));
        });
        for (const outcome of outcomes) refusals.add(outcome);
        expect(await differing()).toEqual([]);
      }),
      { numRuns: runs },
    );
    const expected = ['accepted', `${countries}_pkey`, `${qualifications}_pkey`];
    expect([...refusals].filter((each) => !expected.includes(each))).toEqual([]);
  });
});
