import fc from '../support/fast-check';
import { useWriters, verdict, writeTogether } from '../support/connections';
import { useRace, write } from '../support/race';

/** A partner with locations has one main location, and is where that is, whoever writes to either. */
const scene = useRace();
const { race } = scene;

const runs = Number(process.env['MAIN_LOCATION_RUNS'] ?? 20);

const copied = 'partner_id, partner_name, country_id, latitude, longitude';

/**
 * Partners that are elsewhere than their main location, partners that have locations but no main one, or several, and partners whose places
 * are not those of their definition.
 */
async function wrong(): Promise<readonly unknown[]> {
  const { rows } = await scene.observer.query(
    `select partner.slug from main_location_definition main join partner on partner.id = main.partner_id
     where (partner.city, partner.country_id, partner.latitude, partner.longitude)
       is distinct from (main.city, main.country_id, main.latitude, main.longitude)
     union all
     select partner.slug from location join partner on partner.id = partner_id
     group by partner.id having count(*) filter (where is_main) <> 1
     union all
     (select partner_id::text from (table partner_place_definition except all select ${copied} from partner_place) missing)
     union all
     (select partner_id::text from (select ${copied} from partner_place except all table partner_place_definition) needless)`,
  );
  return rows;
}

const lyon = { city: 'Lyon', latitude: 45.76, longitude: 4.84 };
const nice = { city: 'Nice', latitude: 43.71, longitude: 7.26 };

async function placeOf(table: 'partner' | 'location', id: string): Promise<unknown> {
  const { rows } = await scene.observer.query(`select city, latitude, longitude from ${table} where id = $1`, [id]);
  return rows[0];
}

async function revisionOf(table: 'partner' | 'location', id: string): Promise<number> {
  const { rows } = await scene.observer.query<{ revision: number }>(`select revision from ${table} where id = $1`, [
    id,
  ]);
  return rows[0]?.revision ?? 0;
}

it('a partner is where its main location is, and the main location where the partner is', async () => {
  const partner_id = await scene.rows.add('partner', lyon);
  const main = await scene.rows.add('location', { partner_id, ...nice });
  expect(await placeOf('partner', partner_id)).toEqual(nice);
  expect(await revisionOf('partner', partner_id)).toBe(2);
  const branch = await scene.rows.add('location', { partner_id, is_main: false, ...lyon });
  expect(await placeOf('partner', partner_id)).toEqual(nice);

  await scene.observer.query(`update partner set city = 'Antibes', revision = revision + 1 where id = $1`, [
    partner_id,
  ]);
  expect(await placeOf('location', main)).toEqual({ ...nice, city: 'Antibes' });
  expect(await placeOf('location', branch)).toEqual(lyon);
  expect([await revisionOf('location', main), await revisionOf('location', branch)]).toEqual([2, 1]);

  await scene.observer.query('update location set is_main = not is_main where partner_id = $1', [partner_id]);
  expect(await placeOf('partner', partner_id)).toEqual(lyon);
  expect(await wrong()).toEqual([]);

  await scene.observer.query('delete from location where partner_id = $1', [partner_id]);
  expect(await placeOf('partner', partner_id)).toEqual(lyon);
});

it('a partner has each of its places once, and one without a position if it has none', async () => {
  const places = async (): Promise<unknown> =>
    (await scene.observer.query('select latitude from partner_place where partner_id = $1 order by 1', [partner_id]))
      .rows;
  const partner_id = await scene.rows.add('partner');
  expect(await places()).toEqual([{ latitude: null }]);
  await scene.rows.add('location', { partner_id });
  const [branch] = [
    await scene.rows.add('location', { partner_id, is_main: false, ...nice }),
    await scene.rows.add('location', { partner_id, is_main: false, ...nice, name: 'Other' }),
  ];
  expect(await places()).toEqual([{ latitude: nice.latitude }]);
  await scene.observer.query('update partner set latitude = $2, longitude = $3, name = $4 where id = $1', [
    ...[partner_id, lyon.latitude, lyon.longitude, 'Renamed'],
  ]);
  expect(await places()).toEqual([{ latitude: nice.latitude }, { latitude: lyon.latitude }]);
  await scene.observer.query('delete from location where id = $1', [branch]);
  expect(await places()).toEqual([{ latitude: nice.latitude }, { latitude: lyon.latitude }]);
  await scene.observer.query('delete from location where partner_id = $1 and not is_main', [partner_id]);
  expect(await places()).toEqual([{ latitude: lyon.latitude }]);
  expect(await wrong()).toEqual([]);
});

it('a change that moves nothing changes no other row', async () => {
  const partner_id = await scene.rows.add('partner', lyon);
  const main = await scene.rows.add('location', { partner_id, ...lyon });
  await scene.observer.query(`update location set street = '1 rue de la Gare' where id = $1`, [main]);
  await scene.observer.query(`update partner set legal_name = 'Other' where id = $1`, [partner_id]);
  expect([await revisionOf('partner', partner_id), await revisionOf('location', main)]).toEqual([1, 1]);
});

it('the country goes both ways', async () => {
  const [one, other] = [await scene.rows.add('country'), await scene.rows.add('country')];
  const partner_id = await scene.rows.add('partner', { country_id: one });
  await scene.rows.add('location', { partner_id, country_id: other });
  const branch = await scene.rows.add('location', { partner_id, country_id: one, is_main: false });
  const countries = async (): Promise<unknown> =>
    (
      await scene.observer.query(
        `select partner.country_id as partner, array_agg(distinct place.country_id) as copies, min(location.country_id) filter (where not is_main) as branch
         from partner join location on partner.id = location.partner_id join partner_place place on place.partner_id = partner.id
         where partner.id = $1 group by 1`,
        [partner_id],
      )
    ).rows[0];
  expect(await countries()).toEqual({ partner: other, copies: [other], branch: one });
  await scene.observer.query('update partner set country_id = $2 where id = $1', [partner_id, one]);
  expect(await countries()).toEqual({ partner: one, copies: [one], branch: one });
  expect(
    await scene.observer.query('select from location where id = $1 and country_id = $2', [branch, one]),
  ).toMatchObject({ rowCount: 1 });
});

describe('a partner with locations has exactly one main location when a transaction commits', () => {
  it.each([
    ['none', ['update location set is_main = false where id = $1']],
    ['none, since it is deleted', ['delete from location where id = $1']],
    ['two', ['update location set is_main = true where id = $2 and $1::bigint is not null']],
  ])('%s is refused', async (_what, statements) => {
    const partner_id = await scene.rows.add('partner');
    const main = await scene.rows.add('location', { partner_id });
    const branch = await scene.rows.add('location', { partner_id, is_main: false });
    for (const statement of statements)
      expect(await verdict(scene.observer.query(statement, statement.includes('$2') ? [main, branch] : [main]))).toBe(
        'location_main',
      );
    expect(await wrong()).toEqual([]);
  });

  it('a first location that is not the main one is refused', async () => {
    const partner_id = await scene.rows.add('partner');
    expect(await verdict(scene.rows.add('location', { partner_id, is_main: false }))).toBe('location_main');
  });

  it('within a transaction, the main one is taken from one row before it is given to another', async () => {
    const partner_id = await scene.rows.add('partner');
    const main = await scene.rows.add('location', { partner_id, ...lyon });
    const branch = await scene.rows.add('location', { partner_id, is_main: false, ...nice });
    await scene.observer.query('begin');
    await scene.observer.query('update location set is_main = false where id = $1', [main]);
    await scene.observer.query('update location set is_main = true where id = $1', [branch]);
    await scene.observer.query('commit');
    expect(await placeOf('partner', partner_id)).toEqual(nice);
  });
});

it('partners are moved by one command after locations were written past the triggers', async () => {
  const partner_id = await scene.rows.add('partner', lyon);
  await scene.rows.add('location', { partner_id, ...lyon });
  await scene.observer.query('set session_replication_role = replica');
  await scene.observer.query(`update location set city = 'Nice' where partner_id = $1`, [partner_id]);
  await scene.observer.query(`update partner set name = 'Renamed' where id = $1`, [partner_id]);
  await scene.observer.query('reset session_replication_role');
  expect(await wrong()).not.toEqual([]);
  await scene.observer.query('select rebuild_derived_rows()');
  expect(await wrong()).toEqual([]);
  expect(await placeOf('partner', partner_id)).toEqual({ ...lyon, city: 'Nice' });
});

it('two writers that add a main location each are not both accepted', async () => {
  const partner_id = await scene.rows.add('partner');
  const country = await scene.rows.one('country');
  const add = (name: string): ReturnType<typeof write> =>
    write(
      `insert into location (kind, name, is_main, partner_id, country_id) values ('OFFICE', $2, true, $1, $3)`,
      ...[partner_id, name, country],
    );
  expect(await race(add('One'), add('Two'))).toBe('location_main');
  expect(await wrong()).toEqual([]);
});

describe('writers at random', () => {
  const writer = useWriters(() => scene.url);
  const nth = fc.nat({ max: 2 });
  const change = fc.record({
    partner: nth,
    how: fc.constantFrom('partner', 'name', 'place', 'main', 'turn', 'add', 'remove'),
    city: fc.constantFrom('A', 'B', null),
    country: fc.nat({ max: 1 }),
  });

  it('leave no partner that is elsewhere than its main location', async () => {
    const countries = [await scene.rows.add('country'), await scene.rows.add('country')];
    const partners: string[] = [];
    for (const index of [0, 1, 2]) {
      const partner_id = await scene.rows.add('partner');
      partners.push(partner_id);
      await scene.rows.add('location', { partner_id });
      if (index > 0) await scene.rows.add('location', { partner_id, is_main: false });
    }
    let added = 0;
    const texts: Readonly<Record<string, string>> = {
      partner: 'update partner set city = $2, country_id = $3 where id = $1',
      name: `update partner set name = coalesce($2, 'C') where id = $1 and $3::bigint > 0`,
      place: `update partner set latitude = length($2::text), longitude = length($2::text) where id = $1 and $3::bigint > 0`,
      main: 'update location set city = $2, country_id = $3 where partner_id = $1 and is_main',
      turn: `update location set is_main = id = (select max(id) from location where partner_id = $1 and not is_main and $2::text is not distinct from $2 and $3::bigint > 0)
        where partner_id = $1 and exists (select from location where partner_id = $1 and not is_main)`,
      remove: `delete from location where partner_id = $1 and not is_main and $2::text is not distinct from $2 and $3::bigint > 0`,
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 10 }), { minLength: 3, maxLength: 3 }), async (each) => {
        const outcomes = await writeTogether(each, ({ partner, how, city, country }, index) =>
          verdict(
            writer(index).query(
              texts[how] ??
                `insert into location (kind, name, is_main, partner_id, city, country_id, latitude, longitude)
                 values ('OFFICE', 'Added ${added++}', false, $1, $2, $3, ascii($2::text) - 60, ascii($2::text) - 60)`,
              [partners[partner], city, countries[country]],
            ),
          ),
        );
        // Writers of one partner and its main location can wait for each other. PostgreSQL refuses one of them, as a whole.
        expect([...outcomes].filter((outcome) => !['accepted', 'location_main', '40P01'].includes(outcome))).toEqual(
          [],
        );
        expect(await wrong()).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
