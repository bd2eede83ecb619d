import { invisible } from '../../migrations/0019-texts-and-places';
import { isVisible, shown } from '../../src/exchange/format/cell';
import { ExchangeDatabase, type Files } from './support/exchange-database';

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create('groundwork');
});

afterAll(() => database.close());

const resale = 'reseller,offering.partner,offering.name,validFrom,whiteLabel\n';

it.each(['true', 'TRUE', 'True', '1', 'false', 'FALSE', 'False', '0'])('%s is a boolean', async (written) => {
  const files = { 'resale-agreements.csv': `${resale}known,other,Cloud,2011-05-01,${written}\n` };
  await database.load(files);
  expect(await database.rows('select white_label from resale_agreement')).toEqual([
    { white_label: /^(true|1)$/i.test(written) },
  ]);
});

it.each(['yes', 'WAHR', 'VRAI', 'x', '2', '-1', 'true ', 't'])('%s is no boolean', async (written) => {
  expect(
    await database.problems({ 'resale-agreements.csv': `${resale}known,other,Cloud,2011-05-01,${written}\n` }),
  ).toEqual([
    `resale-agreements.csv:2: whiteLabel: must be true or false (TRUE, FALSE, 1 and 0 will do), not "${written}"`,
  ]);
});

describe('lengths are counted in characters', () => {
  const partner = (name: string): Files => ({ 'partners.csv': `slug,name\nknown,${name}\n` });
  const summary = (text: string): Files => ({ 'programs.csv': `code,summary.fr\nCPP,${text}\n` });
  const tooLong = 'programs.csv:2: summary.fr: is longer than 10000 characters';
  const badName =
    'partners.csv:2: name: must be one line of 1 to 200 characters without space around it, zero-width space included';

  it.each([
    ['5001 emoji', summary('😀'.repeat(5001)), []],
    ['10000 emoji', summary('😀'.repeat(10_000)), []],
    ['10001 emoji', summary('😀'.repeat(10_001)), [tooLong]],
    // Put together they are 10000.
    ['20000 letters and accents', summary('e\u0301'.repeat(10_000)), []],
    ['10001 letters', summary('e'.repeat(10_001)), [tooLong]],
    ['a name of 200 emoji', partner('😀'.repeat(200)), []],
    ['a name of 201 emoji', partner('😀'.repeat(201)), [badName]],
    ['a name of 200 letters and accents', partner('e\u0301'.repeat(200)), []],
  ])('%s', async (_name, files, problems) => {
    expect(await database.problems(files)).toEqual(problems);
  });

  it('in messages as well', () => {
    expect(shown('😀'.repeat(60))).toBe(`"${'😀'.repeat(60)}"`);
    expect(shown('😀'.repeat(61))).toBe(`"${'😀'.repeat(60)}…"`);
    expect(shown('a \u00a0\u200b\u{e0020}b')).toBe('"a \\u00a0\\u200b\\ue0020b"');
  });

  it('and the database counts in the same way', async () => {
    const [row] = await database.rows(
      `select is_name(repeat('😀', 200)) as name, is_name(repeat('😀', 201)) as long_name, is_text(repeat('😀', 10000)) as text,
         is_text(repeat('😀', 10001)) as long_text, is_localised(jsonb_build_object('en', repeat('😀', 10000))) as localised,
         is_localised(jsonb_build_object('en', repeat('😀', 10001))) as long_localised`,
    );
    expect(Object.values(row as object)).toEqual([true, false, true, false, true, false]);
  });
});

describe('a text has a visible character', () => {
  const nothing = [
    '\u200b',
    '\ufeff',
    '\u00ad',
    '\u2060',
    '\u3164',
    '\ufe0f',
    '\u202e\u202c',
    '\u2800',
    '\u00a0\u2003',
    '\u115f\u1160',
    '\u{e0001}\u{e007f}',
    '\u200d\u200c\u200e',
    '\u0085',
  ];

  it.each(nothing)('a name of %j is refused', async (name) => {
    const digest = await database.digest();
    const files = {
      'vendors.csv': `slug,name\nnew,${name}\n`,
      'partners.csv': `slug,name,city\nknown,${name},${name}\n`,
      'regions.csv': `code,name.en\nMARS,${name}\n`,
      'offerings.csv': `partner,name,serviceModel,status\nknown,${name},IAAS,DRAFT\n`,
    };
    const refused = `shows nothing: ${shown(name)} holds only spaces or invisible characters`;
    expect(await database.problems(files)).toEqual([
      `regions.csv:2: name.en: ${refused}`,
      `vendors.csv:2: name: ${refused}`,
      `partners.csv:2: name: ${refused}`,
      `partners.csv:2: city: ${refused}`,
      `offerings.csv:2: name: ${refused}`,
    ]);
    expect(await database.digest()).toBe(digest);
  });

  it.each(nothing)('the database refuses %j as well', async (name) => {
    for (const statement of [
      'update partner set name = $1',
      'update partner set legal_name = $1',
      `update region set name = jsonb_build_object('en', $1::text)`,
      `update region set name = name || jsonb_build_object('fr', $1::text)`,
      'update external_reference set external_id = $1',
    ]) {
      await expect(database.dataSource.query(statement, [name])).rejects.toThrow(/violates check constraint/);
    }
    expect(await database.dataSource.query('select is_text($1) as right', [name])).toEqual([{ right: false }]);
  });

  it.each(['\u200bKnown', 'Known\u200b', 'Known\u2060', '\u00adKnown', 'Known\u00a0', '\ufeffKnown'])(
    'a name with an invisible space around it, %j, is refused',
    async (name) => {
      expect(await database.problems({ 'partners.csv': `slug,name\nknown,${name}\n` })).toEqual([
        'partners.csv:2: name: must be one line of 1 to 200 characters without space around it, zero-width space included',
      ]);
    },
  );

  it.each([
    'می\u200cخواهم',
    '👩\u200d💻',
    'Wolke ☁\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '.',
    '雲',
  ])('a name that needs invisible characters is accepted: %j', async (name) => {
    await database.load({ 'partners.csv': `slug,name\nknown,${name}\n` });
    expect(await database.rows(`select name from partner where slug = 'known'`)).toEqual([{ name }]);
  });

  it('the import and the database agree on which texts have no visible character', async () => {
    // Every character of the planes that have invisible ones, but the halves of surrogate pairs and NUL.
    const rows = await database.rows<{ code: number }>(
      `select code from generate_series(1, 262143) code
       where (code < 55296 or code > 57343) and chr(code) !~ '[^${invisible}]'
       union all select code from generate_series(917504, 921600) code where chr(code) !~ '[^${invisible}]'`,
    );
    const expected: number[] = [];
    const add = (from: number, to: number): void => {
      for (let code = from; code <= to; code++)
        if ((code < 0xd800 || code > 0xdfff) && !isVisible(String.fromCodePoint(code))) expected.push(code);
    };
    add(1, 262_143);
    add(917_504, 921_600);
    expect(rows.map(({ code }) => code)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(4000);
  });
});

describe('a text has one spelling', () => {
  const composed = 'Société Générale';
  const decomposed = composed.normalize('NFD');

  it('of a name, of a key that is a name, of a text in a language, and of an external id', async () => {
    const files = (name: string): Files => ({
      'programs.csv': `code,name.fr\nCPP,${name}\n`,
      'partners.csv': `slug,name,city,source,externalId\nknown,${name},${name},${name},${name}\n`,
      'offerings.csv': `partner,name,serviceModel,status\nknown,${name},IAAS,DRAFT\n`,
      'resale-agreements.csv': `${resale}other,known,${name},2011-05-01,false\n`,
      'engagements.csv': `source,externalId,program,partner,country,kind,customerName,customerKind,valueAmount,currency,startedOn\nerp,${name},CPP,known,FR,BUILD,${name},ENTERPRISE,1,EUR,2012-01-01\n`,
    });
    await database.load(files(decomposed));
    const digest = await database.digest();
    for (const spelling of [composed, decomposed]) {
      const outcome = await database.load(files(spelling));
      expect(outcome.files.map(({ inserted, updated, references }) => inserted + updated + references)).toEqual([
        0, 0, 0, 0, 0,
      ]);
    }
    expect(await database.digest()).toBe(digest);
    expect(
      await database.rows(
        `select p.name, p.city, o.name as offering, e.customer_name, g.name ->> 'fr' as program, array(select distinct external_id from external_reference where external_id like 'S%') as ids
         from partner p join offering o on o.partner_id = p.id join engagement e on e.partner_id = p.id, program g where p.slug = 'known' and g.code = 'CPP'`,
      ),
    ).toEqual([
      {
        name: composed,
        city: composed,
        offering: composed,
        customer_name: composed,
        program: composed,
        ids: [composed],
      },
    ]);
  });

  it('two spellings of one key in a file are the same row twice', async () => {
    const file = `partner,name,serviceModel,status\nother,É,IAAS,DRAFT\nother,E\u0301,IAAS,DRAFT\n`;
    expect(await database.problems({ 'offerings.csv': file })).toEqual([
      'offerings.csv:3: partner: names the same Offering as line 2: partner, name are equal',
    ]);
    const list = 'partner,name,serviceModel,status,technologies\nother,É,IAAS,DRAFT,cisco-ucs|cisco-ucs\n';
    expect(await database.problems({ 'offerings.csv': list })).toEqual([
      'offerings.csv:2: technologies: names "cisco-ucs" twice',
    ]);
  });

  it('and the database refuses every other', async () => {
    for (const statement of [
      'update partner set name = $1',
      'update partner set website = $1',
      'update offering set name = $1',
      `update region set name = jsonb_build_object('en', $1::text)`,
      'update external_reference set source = $1',
    ]) {
      const written = (text: string): Promise<unknown> =>
        database.dataSource.query(`begin; ${statement.replaceAll('$1', `'https://example/${text}'`)}; rollback`);
      await expect(written(decomposed)).rejects.toThrow(/violates check constraint/);
      await database.dataSource.query('rollback');
    }
  });
});
