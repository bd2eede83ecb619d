import type { Client } from 'pg';
import { useWriters, verdict, writeTogether } from '../support/connections';
import fc from '../support/fast-check';
import { useRace, write } from '../support/race';

/** Links carry the order of their partners, and some their country: copies that may never differ from the originals. */
const scene = useRace();
const { race } = scene;

const runs = Number(process.env['LINK_ORDER_RUNS'] ?? 20);

/** The tables of links, each with its other end. */
const links = [
  ['distribution_agreement', 'distributor'],
  ['enrolment', 'program'],
  ['partner_technology', 'technology'],
] as const;

/** The foreign key that keeps the copies of a table. */
const foreignKey = (table: string): string =>
  table === 'partner_technology'
    ? 'partner_technology_partner_id_partner_name_partne_75cd8be5_fkey'
    : `${table}_partner_id_partner_name_fkey`;

/** The copies that differ from what they are copies of. */
async function differing(): Promise<readonly string[]> {
  const each = links.map(([table]) => {
    const country = table === 'partner_technology' ? 'or link.partner_country_id <> partner.country_id' : '';
    return `select '${table}' || link.id as value from ${table} link join partner on partner.id = link.partner_id
      where link.partner_name collate "C" <> partner.name collate "C" ${country}`;
  });
  const { rows } = await scene.observer.query<{ value: string }>(each.join(' union all '));
  return rows.map(({ value }) => value);
}

async function nameIn(table: string, id: string): Promise<string | undefined> {
  const { rows } = await scene.observer.query<{ name: string }>(
    `select partner_name as name from ${table} where id = $1`,
    [id],
  );
  return rows[0]?.name;
}

describe.each(links)('a link of %s', (table) => {
  it('has the name of its partner, also after a rename', async () => {
    const partner = await scene.rows.add('partner', { name: 'Nimbus Works' });
    const link = await scene.rows.add(table, { partner_id: partner });
    expect(await nameIn(table, link)).toBe('Nimbus Works');
    await scene.observer.query(`update partner set name = 'Nimbus Cloud' where id = $1`, [partner]);
    expect(await nameIn(table, link)).toBe('Nimbus Cloud');
  });

  it('cannot have another name', async () => {
    const link = await scene.rows.add(table);
    const renamed = scene.observer.query(`update ${table} set partner_name = 'Another' where id = $1`, [link]);
    expect(await verdict(renamed)).toBe(foreignKey(table));
  });
});

const insert = (partner: string, technology: string): ReturnType<typeof write> =>
  write(
    `insert into partner_technology (partner_id, technology_id, valid_from) values ($1, $2, '2012-01-01')`,
    partner,
    technology,
  );

const rename = (partner: string, name: string): ReturnType<typeof write> =>
  write('update partner set name = $2 where id = $1', partner, name);

describe('a link and a rename at the same moment', () => {
  it.each([
    ['the link first', true],
    ['the rename first', false],
  ])('are both accepted: %s', async (_, isLinkFirst) => {
    const [partner, technology] = [await scene.rows.add('partner'), await scene.rows.add('technology')];
    const [link, renaming] = [insert(partner, technology), rename(partner, `Renamed ${partner}`)];
    expect(await (isLinkFirst ? race(link, renaming) : race(renaming, link))).toBe('accepted');
    expect(await differing()).toEqual([]);
  });
});

it('is refused by the foreign key if its partner does not exist', async () => {
  const { text, values } = insert('999999999', await scene.rows.add('technology'));
  expect(await verdict(scene.observer.query(text, [...values]))).toBe(foreignKey('partner_technology'));
});

it('follows a partner that moves to another country', async () => {
  const [partner, country] = [await scene.rows.add('partner'), await scene.rows.add('country')];
  const link = await scene.rows.add('partner_technology', { partner_id: partner });
  await scene.observer.query('update partner set country_id = $2 where id = $1', [partner, country]);
  const { rows } = await scene.observer.query<{ country: string }>(
    'select partner_country_id as country from partner_technology where id = $1',
    [link],
  );
  expect(rows).toEqual([{ country }]);
  expect(await differing()).toEqual([]);
});

it('follows a link that moves to another partner', async () => {
  const other = await scene.rows.add('partner', { name: 'Other Works' });
  const link = await scene.rows.add('distribution_agreement');
  await scene.observer.query('update distribution_agreement set partner_id = $1 where id = $2', [other, link]);
  expect(await nameIn('distribution_agreement', link)).toBe('Other Works');
});

describe('writers at random', () => {
  const writer = useWriters(() => scene.url);

  it('leave no copy that differs from its name, and are refused by nothing else than periods that overlap', async () => {
    const partners = [await scene.rows.add('partner'), await scene.rows.add('partner')];
    const technologies = [await scene.rows.add('technology'), await scene.rows.add('technology')];
    const countries = [await scene.rows.add('country'), await scene.rows.add('country')];
    const one = fc.nat({ max: 1 });
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('insert' as const),
        partner: one,
        technology: one,
        day: fc.integer({ min: 1, max: 28 }),
      }),
      fc.record({ kind: fc.constant('rename' as const), partner: one, name: fc.stringMatching(/^[A-Z][a-z]{1,4}$/) }),
      fc.record({ kind: fc.constant('relocate' as const), partner: one, country: one }),
      fc.record({ kind: fc.constant('move' as const), partner: one, technology: one }),
      fc.record({ kind: fc.constant('delete' as const), technology: one }),
    );
    const write = async (
      client: Client,
      each: typeof change extends fc.Arbitrary<infer T> ? T : never,
    ): Promise<string> => {
      switch (each.kind) {
        case 'insert': {
          const from = `2012-01-${String(each.day).padStart(2, '0')}`;
          return verdict(
            client.query(
              `insert into partner_technology (partner_id, technology_id, valid_from, valid_to) values ($1, $2, $3, $3::date + 1)`,
              [partners[each.partner], technologies[each.technology], from],
            ),
          );
        }
        case 'rename':
          return verdict(
            client.query('update partner set name = $2 where id = $1', [partners[each.partner], each.name]),
          );
        case 'relocate':
          return verdict(
            client.query('update partner set country_id = $2 where id = $1', [
              partners[each.partner],
              countries[each.country],
            ]),
          );
        case 'move':
          return verdict(
            client.query(
              `update partner_technology set partner_id = $1
               where id = (select id from partner_technology where technology_id = $2 order by id limit 1)`,
              [partners[each.partner], technologies[each.technology]],
            ),
          );
        case 'delete':
          return verdict(
            client.query(
              `delete from partner_technology
               where id = (select id from partner_technology where technology_id = $1 order by id desc limit 1)`,
              [technologies[each.technology]],
            ),
          );
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 12 }), { minLength: 3, maxLength: 3 }), async (each) => {
        const outcomes = await writeTogether(each, (one, index) => write(writer(index), one));
        const known = new Set([
          'accepted',
          'partner_technology_overlap_excl',
          'partner_technology_partner_id_technology_id_valid_from_key',
          // Two overlapping periods that are inserted at the same moment may wait for one another: a deadlock, which ends one.
          '40P01',
        ]);
        expect([...outcomes].filter((outcome) => !known.has(outcome))).toEqual([]);
        expect(await differing()).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
