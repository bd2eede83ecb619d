import fc from '../support/fast-check';
import { useWriters, verdict, writeTogether } from '../support/connections';
import { useRace, write } from '../support/race';

/** The spans of awards are rows that the database keeps. They may never differ from their definition. */
const scene = useRace();
const { race } = scene;

const runs = Number(process.env['AWARD_SPAN_RUNS'] ?? 20);

/** The rows that only one of the table and its definition has. */
async function differing(): Promise<readonly unknown[]> {
  const { rows } = await scene.observer.query(
    `(table award_span except table award_span_definition) union all (table award_span_definition except table award_span)`,
  );
  return rows;
}

/** An open award with an application of its own. */
async function addAward(partner: string): Promise<string> {
  const application_id = await scene.rows.add('qualification_application', { partner_id: partner });
  return scene.rows.add('award', { partner_id: partner, application_id });
}

async function spansOf(award: string): Promise<readonly string[]> {
  const { rows } = await scene.observer.query<{ span: string }>(
    'select daterange(valid_from, valid_to)::text as span from award_span where award_id = $1 order by valid_from',
    [award],
  );
  return rows.map(({ span }) => span);
}

const suspend = (award: string, from: string, to: string | null): ReturnType<typeof write> =>
  write(
    `insert into award_suspension (award_id, valid_from, valid_to, reason) values ($1, $2, $3, 'An audit')`,
    award,
    from,
    to,
  );

const rename = (partner: string, name: string): ReturnType<typeof write> =>
  write('update partner set name = $2 where id = $1', partner, name);

it('are the period of an award without its suspensions, whatever changes them', async () => {
  const award = await scene.rows.add('award', { valid_from: '2012-01-01', valid_to: '2013-01-01' });
  expect(await spansOf(award)).toEqual(['[2012-01-01,2013-01-01)']);
  const suspension = await scene.rows.add('award_suspension', {
    award_id: award,
    valid_from: '2012-03-01',
    valid_to: '2012-04-01',
  });
  expect(await spansOf(award)).toEqual(['[2012-01-01,2012-03-01)', '[2012-04-01,2013-01-01)']);
  await scene.observer.query('update award_suspension set valid_to = null where id = $1', [suspension]);
  expect(await spansOf(award)).toEqual(['[2012-01-01,2012-03-01)']);
  await scene.observer.query('update award set valid_from = $2 where id = $1', [award, '2012-03-15']);
  expect(await spansOf(award)).toEqual([]);
  await scene.observer.query('delete from award_suspension where id = $1', [suspension]);
  expect(await spansOf(award)).toEqual(['[2012-03-15,2013-01-01)']);
  await scene.observer.query('delete from award where id = $1', [award]);
  expect(await spansOf(award)).toEqual([]);
  expect(await differing()).toEqual([]);
});

it('follow a suspension that moves to another award, a rename of the partner, and an emptied table', async () => {
  const partner = await scene.rows.add('partner', { name: 'Nimbus Works' });
  const [one, other] = [await addAward(partner), await addAward(await scene.rows.add('partner'))];
  const suspension = await scene.rows.add('award_suspension', { award_id: one, valid_from: '2012-03-01' });
  await scene.observer.query('update award_suspension set award_id = $2 where id = $1', [suspension, other]);
  expect(await spansOf(one)).toEqual(['[2012-01-01,)']);
  expect(await spansOf(other)).toEqual(['[2012-01-01,2012-03-01)']);
  await scene.observer.query(`update partner set name = 'Nimbus Cloud' where id = $1`, [partner]);
  const { rows } = await scene.observer.query('select partner_name from award_span where award_id = $1', [one]);
  expect(rows).toEqual([{ partner_name: 'Nimbus Cloud' }]);
  await scene.observer.query('truncate award_suspension');
  expect(await spansOf(other)).toEqual(['[2012-01-01,)']);
  expect(await differing()).toEqual([]);
});

it('are made anew by one command after rows were written past the triggers', async () => {
  const award = await scene.rows.add('award');
  await scene.observer.query('set session_replication_role = replica');
  await scene.rows.add('award_suspension', { award_id: award, valid_from: '2012-03-01' });
  await scene.observer.query('reset session_replication_role');
  expect(await differing()).not.toEqual([]);
  await scene.observer.query('select rebuild_derived_rows()');
  expect(await differing()).toEqual([]);
});

it('refuse a writer that would not see what another committed while it waited', async () => {
  const { text, values } = suspend(await scene.rows.add('award'), '2012-02-01', null);
  await scene.first.query('begin isolation level repeatable read');
  await expect(scene.first.query(text, [...values])).rejects.toThrow('READ COMMITTED');
});

describe('two writers at the same moment', () => {
  it('suspend one award, and each sees the suspension of the other', async () => {
    const award = await scene.rows.add('award');
    expect(await race(suspend(award, '2012-02-01', '2012-03-01'), suspend(award, '2012-05-01', null))).toBe('accepted');
    expect(await spansOf(award)).toEqual(['[2012-01-01,2012-02-01)', '[2012-03-01,2012-05-01)']);
  });

  it.each([
    ['the end first', true],
    ['the suspension first', false],
  ])('end and suspend one award: %s', async (_, isEndFirst) => {
    const award = await scene.rows.add('award');
    const end = write(`update award set valid_to = '2012-06-01' where id = $1`, award);
    const pause = suspend(award, '2012-02-01', '2012-03-01');
    expect(await (isEndFirst ? race(end, pause) : race(pause, end))).toBe('accepted');
    expect(await spansOf(award)).toEqual(['[2012-01-01,2012-02-01)', '[2012-03-01,2012-06-01)']);
  });

  it.each([
    ['the rename first', true],
    ['the suspension first', false],
  ])('suspend an award and rename its partner: %s', async (_, isRenameFirst) => {
    const partner = await scene.rows.add('partner');
    const award = await scene.rows.add('award', { partner_id: partner });
    const [renaming, pause] = [rename(partner, `Renamed ${partner}`), suspend(award, '2012-02-01', null)];
    expect(await (isRenameFirst ? race(renaming, pause) : race(pause, renaming))).toBe('accepted');
    expect(await differing()).toEqual([]);
  });
});

describe('writers at random', () => {
  const writer = useWriters(() => scene.url);

  const day = fc.integer({ min: 1, max: 28 }).map((each) => `2012-01-${String(each).padStart(2, '0')}`);
  const nth = fc.nat({ max: 2 });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('suspend' as const), awards: fc.uniqueArray(nth, { minLength: 1 }), day }),
    fc.record({ kind: fc.constant('prolong' as const), award: nth, day }),
    fc.record({ kind: fc.constant('reinstate' as const), award: nth }),
    fc.record({ kind: fc.constant('end' as const), award: nth, day: fc.option(day) }),
    fc.record({ kind: fc.constant('begin' as const), award: nth, day }),
    fc.record({ kind: fc.constant('rename' as const), partner: nth, name: fc.stringMatching(/^[A-Z][a-z]{1,4}$/) }),
  );

  it('leave no span that differs from the definition, and do not wait for each other in a circle', async () => {
    const partners = [
      await scene.rows.add('partner'),
      await scene.rows.add('partner'),
      await scene.rows.add('partner'),
    ];
    const awards: string[] = [];
    for (const partner of partners) awards.push(await addAward(partner));
    const one = `where id = (select id from award_suspension where award_id = $1 order by id desc limit 1)`;
    const made = (each: typeof change extends fc.Arbitrary<infer T> ? T : never): ReturnType<typeof write> => {
      switch (each.kind) {
        case 'suspend':
          return write(
            `insert into award_suspension (award_id, valid_from, valid_to, reason)
             select unnest($1::bigint[]), $2::date, $2::date + 2, 'An audit'`,
            each.awards.map((index) => awards[index]),
            each.day,
          );
        case 'prolong':
          return write(`update award_suspension set valid_to = $2 ${one}`, awards[each.award], each.day);
        case 'reinstate':
          return write(`delete from award_suspension ${one}`, awards[each.award]);
        case 'end':
          return write('update award set valid_to = $2 where id = $1', awards[each.award], each.day);
        case 'begin':
          return write('update award set valid_from = $2 where id = $1', awards[each.award], each.day);
        case 'rename':
          return rename(partners[each.partner] ?? '', each.name);
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
    const expected = [
      'accepted',
      'award_period_check',
      'award_suspension_award_id_valid_from_key',
      'award_suspension_overlap_excl',
      'award_suspension_period_check',
    ];
    expect([...refusals].filter((each) => !expected.includes(each))).toEqual([]);
  });
});
