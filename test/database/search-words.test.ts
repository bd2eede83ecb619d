import fc from '../support/fast-check';
import type { Client } from 'pg';
import { useWriters, verdict, writeTogether } from '../support/connections';
import { useRace, write } from '../support/race';

/** The entries of rows under their words, and the words, are rows that the database keeps. They may not differ from their definition. */
const scene = useRace();
const { race } = scene;

const runs = Number(process.env['SEARCH_WORD_RUNS'] ?? 20);

/** The entries that only one of the table and its definition has, and the words of entries that are not known. */
async function differing(): Promise<readonly unknown[]> {
  const { rows } = await scene.observer.query(
    `(table search_entry except table search_entry_definition) union all (table search_entry_definition except table search_entry)
     union all select source, word, search_text, row_id from search_entry
       where not exists (select from search_word known where known.word = search_entry.word and known.alike = search_index(known.word))`,
  );
  return rows;
}

async function entriesOf(partner: string): Promise<readonly string[]> {
  const { rows } = await scene.observer.query<{ entry: string }>(
    `select source || ': ' || word as entry from search_entry where source like 'partner%' and row_id = $1 order by 1`,
    [partner],
  );
  return rows.map(({ entry }) => entry);
}

it('are the words of the name, and those of the city that the name does not have, whatever changes them', async () => {
  const partner = await scene.rows.add('partner', { name: 'Nimbus Works, Nîmes', city: 'Nîmes Plage' });
  const both = ['partner wider: plage', 'partner: nimbus', 'partner: nimes', 'partner: works'];
  expect(await entriesOf(partner)).toEqual(both);
  const change = async (what: string): Promise<readonly string[]> => {
    await scene.observer.query(`update partner set ${what} where id = $1`, [partner]);
    return entriesOf(partner);
  };
  expect(await change(`legal_name = 'Other'`)).toEqual(both);
  expect(await change(`search_text = 'x', search_index = 'x', search_wider = 'x'`)).toEqual(both);
  expect(await change(`city = null`)).toEqual(both.slice(1));
  expect(await change(`name = '!!!', city = 'Nîmes'`)).toEqual(['partner wider: nimes']);
  expect(await change(`name = 'Nimbus'`)).toEqual(['partner wider: nimes', 'partner: nimbus']);
  expect(await differing()).toEqual([]);
  await scene.observer.query('delete from partner where id = $1', [partner]);
  expect(await entriesOf(partner)).toEqual([]);
  expect(await differing()).toEqual([]);
});

it('are kept for each searched table, and when one is emptied', async () => {
  for (const table of ['vendor', 'technology', 'distributor', 'offering'])
    await scene.rows.add(table, { name: `Quokka ${table}` });
  const sources = async (): Promise<readonly unknown[]> =>
    (await scene.observer.query(`select source from search_entry where word = 'quokka' order by 1`)).rows;
  expect(await sources()).toHaveLength(4);
  await scene.observer.query('truncate offering cascade');
  expect(await sources()).toHaveLength(3);
  expect(await differing()).toEqual([]);
});

it('are made anew by one command after rows were written past the triggers', async () => {
  await scene.observer.query('set session_replication_role = replica');
  await scene.rows.add('partner', {
    name: 'Unheard',
    search_text: 'unheard',
    search_index: 'unheard',
    search_wider: 'unheard',
  });
  await scene.observer.query('reset session_replication_role');
  expect(await differing()).not.toEqual([]);
  await scene.observer.query('select rebuild_derived_rows()');
  expect(await differing()).toEqual([]);
});

describe('two writers at the same moment', () => {
  it('rename one partner, and only the words of the second name are left', async () => {
    const partner = await scene.rows.add('partner', { name: 'Before' });
    const rename = (name: string): ReturnType<typeof write> =>
      write('update partner set name = $2 where id = $1', partner, name);
    expect(await race(rename('First'), rename('Second'))).toBe('accepted');
    expect(await entriesOf(partner)).toEqual(['partner: second']);
    expect(await differing()).toEqual([]);
  });

  it('bring the same new words in opposite orders, and neither waits for the other', async () => {
    const [one, other] = [await scene.rows.add('partner'), await scene.rows.add('partner')];
    const rename = (client: Client, partner: string, name: string): Promise<string> =>
      verdict(client.query('update partner set name = $2 where id = $1', [partner, name]));
    await scene.first.query('begin');
    await scene.second.query('begin');
    expect(await rename(scene.first, one, 'Wallaby')).toBe('accepted');
    expect(await rename(scene.second, other, 'Numbat Wallaby')).toBe('accepted');
    expect(await rename(scene.first, one, 'Wallaby Numbat')).toBe('accepted');
    await scene.first.query('commit');
    await scene.second.query('commit');
    expect(await differing()).toEqual([]);
    const { rows } = await scene.observer.query(`select word, starts from search_words('walaby')`);
    expect(rows).toEqual([{ word: 'wallaby', starts: false }]);
  });
});

describe('writers at random', () => {
  const writer = useWriters(() => scene.url);

  const nth = fc.nat({ max: 2 });
  const words = fc
    .array(fc.stringMatching(/^[ab]{1,2}$/), { minLength: 1, maxLength: 3 })
    .map((each) => each.join(' '));
  const change = fc.record({ partner: nth, column: fc.constantFrom('name', 'city'), words });

  it('leave no entry that differs from the definition', async () => {
    const partners = [
      await scene.rows.add('partner'),
      await scene.rows.add('partner'),
      await scene.rows.add('partner'),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 12 }), { minLength: 3, maxLength: 3 }), async (each) => {
        const outcomes = await writeTogether(each, ({ partner, column, words: text }, index) =>
          verdict(writer(index).query(`update partner set ${column} = $2 where id = $1`, [partners[partner], text])),
        );
        expect([...outcomes].filter((outcome) => outcome !== 'accepted')).toEqual([]);
        expect(await differing()).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
