import { invisible } from '../../migrations/0019-texts-and-places';
import { isVisible, shown } from '../../src/exchange/format/cell';
import { ExchangeDatabase, type Files } from './support/exchange-database';
import { groundwork } from './support/groundwork';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf32 = (text: string): Buffer =>
  Buffer.concat(
    [...text].map((character) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(character.codePointAt(0) as number);
      return bytes;
    }),
  );
const windows1252 = (text: string): Buffer => Buffer.from(text, 'latin1');
const regions = 'code,name.en\nMARS,Mars\n';
const notUtf8 =
  'holds bytes that are no UTF-8; is the file in an encoding of one byte a letter, such as Windows-1252? Save it as UTF-8';
const looksLike = (encoding: string): string =>
  `regions.csv:1: the file is no UTF-8 but looks like ${encoding}; save it as UTF-8`;
const oldMac =
  'regions.csv:1: the lines end with carriage returns alone, as old Macs wrote them; save the file with line feeds';

/** A file that is not as it should be, and what the import says of it; nothing where it is right all the same. */
const cases: Readonly<Record<string, readonly [file: string | Buffer, problems: readonly string[]]>> = {
  'a byte order mark': [`\uFEFF${regions}`, []],
  'no line feed at its end': [regions.trimEnd(), []],
  'line ends of two characters': [regions.replaceAll('\n', '\r\n'), []],
  'nothing but a header': ['code,name.en\n', []],
  'nothing but a header, without a line feed': ['code,name.en', []],
  'the line sep=,': [`sep=,\r\n${regions}`, []],
  'the line sep=, behind a byte order mark': [`\uFEFFsep=,\n${regions}`, []],

  'nothing in it': ['', ['regions.csv:1: the file is empty; its first line must name the columns']],
  'a byte order mark alone': ['\uFEFF', ['regions.csv:1: the file is empty; its first line must name the columns']],
  'blank lines alone': ['\r\n\n', ['regions.csv:1: the file is empty; its first line must name the columns']],
  'the line sep=, alone': ['sep=,\n', ['regions.csv:1: the file is empty; its first line must name the columns']],
  'the line sep=;': [
    `sep=;\n${regions.replaceAll(',', ';')}`,
    [
      'regions.csv:1: the line sep=; says that ";" separates the values; separate them by commas and leave this line out',
    ],
  ],
  'the line SEP= with a tab': [
    `SEP=\t\n${regions.replaceAll(',', '\t')}`,
    [
      'regions.csv:1: the line sep=\t says that tabs separate the values; separate them by commas and leave this line out'.replace(
        '\t',
        ' ',
      ),
    ],
  ],
  'semicolons for commas': [
    regions.replaceAll(',', ';'),
    ['regions.csv:1: the columns are separated by commas, but the header holds "code;name.en"'],
  ],
  'tabs for commas': [
    regions.replaceAll(',', '\t'),
    ['regions.csv:1: the columns are separated by commas, but the header holds "code\\tname.en"'],
  ],
  'bars for commas': [
    regions.replaceAll(',', '|'),
    ['regions.csv:1: the columns are separated by commas, but the header holds "code|name.en"'],
  ],
  'semicolons in its rows alone': [
    'code,name.en\nMARS;Mars\n',
    ['regions.csv:2: has 1 cell, but the header names 2 columns; commas separate the cells'],
  ],

  'carriage returns for line ends': [regions.replaceAll('\n', '\r'), [oldMac]],
  'a carriage return behind its header, and no more': ['code,name.en\r', [oldMac]],
  'carriage returns, and a byte order mark': [`\uFEFF${regions.replaceAll('\n', '\r')}`, [oldMac]],
  'a carriage return behind its header alone': [
    'code,name.en\rMARS,Mars\nVENUS,Venus\n',
    ['regions.csv:1: a carriage return alone ends the header; save the file with line feeds'],
  ],
  'a carriage return between two rows': [
    'code,name.en\nMARS,Mars\rVENUS,Venus\n',
    ['regions.csv:2: has 3 cells, but the header names 2 columns; does a line end with a carriage return alone?'],
  ],

  'UTF-16 with a mark': [utf16(`\uFEFF${regions}`), [looksLike('UTF-16')]],
  'UTF-16 without a mark': [utf16(regions), [looksLike('UTF-16')]],
  'big-endian UTF-16 with a mark': [utf16(`\uFEFF${regions}`).swap16(), [looksLike('UTF-16')]],
  'big-endian UTF-16 without a mark': [utf16(regions).swap16(), [looksLike('UTF-16')]],
  'UTF-32': [utf32(`\uFEFF${regions}`), [looksLike('UTF-32')]],
  'UTF-32 without a mark': [utf32(regions), [looksLike('UTF-32')]],
  'Windows-1252': [
    windows1252('code,name.en\nMARS,Planète\nVENUS,“Vénus”\nPLUTO,Pluto\n'.replaceAll(/[“”]/g, '\u0093')),
    [`regions.csv:2: name.en: ${notUtf8}`, `regions.csv:3: name.en: ${notUtf8}`],
  ],
  'Windows-1252 in its header': [windows1252('code,name.en,né\n'), [`regions.csv:1: n\uFFFD: ${notUtf8}`]],
  'a replacement character that is meant': ['code,name.en\nMARS,a\uFFFDb\n', []],
  'a spreadsheet': [
    Buffer.from('504b0304140006000800', 'hex'),
    [
      'regions.csv:1: the file is no CSV but looks like a spreadsheet or a zip archive; save the sheet as CSV, in UTF-8',
    ],
  ],
  'an old spreadsheet': [
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ['regions.csv:1: the file is no CSV but looks like a spreadsheet of the old kind; save the sheet as CSV, in UTF-8'],
  ],
  'a compressed file': [
    Buffer.from('1f8b0800', 'hex'),
    ['regions.csv:1: the file is no CSV but looks compressed by gzip; unpack it'],
  ],
  'NUL characters': [
    'code,name.en\nMA\0RS,Mars\nVENUS,Ve\0nus\n',
    [
      'regions.csv:2: code: holds a NUL character, which no text can hold',
      'regions.csv:3: name.en: holds a NUL character, which no text can hold',
    ],
  ],

  'a column twice': ['code,name.en,code\n', ['regions.csv:1: code: appears twice']],
  'columns without a name': ['code,name.en,,\n', ['regions.csv:1: a column has no name']],
  'spaces around the names of columns': [
    'code , name.en\n',
    [
      'regions.csv:1: code : is no column of this file: "code " has spaces or invisible characters that the name code has not',
      'regions.csv:1:  name.en: is no column of this file: " name.en" has spaces or invisible characters that the name name.en has not',
      'regions.csv:1: code: this column is missing; rows are told apart by code',
    ],
  ],
  'a no-break space behind the name of a column': [
    'code\u00a0,name.en\n',
    [
      'regions.csv:1: code\u00a0: is no column of this file: "code\\u00a0" has spaces or invisible characters that the name code has not',
      'regions.csv:1: code: this column is missing; rows are told apart by code',
    ],
  ],
  'two byte order marks': [
    `\uFEFF\uFEFF${regions}`,
    [
      'regions.csv:1: \uFEFFcode: is no column of this file: "\\ufeffcode" has spaces or invisible characters that the name code has not',
      'regions.csv:1: code: this column is missing; rows are told apart by code',
    ],
  ],
  'capital letters in the names of columns': [
    'CODE,Name.EN,externalid\n',
    [
      'regions.csv:1: CODE: is no column of this file; it is written code',
      'regions.csv:1: Name.EN: is no column of this file; it is written name.en',
      'regions.csv:1: externalid: is no column of this file; it is written externalId',
      'regions.csv:1: code: this column is missing; rows are told apart by code',
    ],
  ],

  'a quote that is not closed': [
    'code,name.en\nMARS,"Mars\nVENUS,Venus\n',
    ['regions.csv:2: a quote that opens in this row is never closed'],
  ],
  'a line that has no end': [
    `code,name.en\nMARS,${'m'.repeat(1_100_000)}\nVENUS,\n`,
    [
      'regions.csv:2: the row is longer than 1000000 bytes; is a quote not closed?',
      'regions.csv:3: name.en: is empty in every language, but a text is required',
    ],
  ],
  'a header that has no end': [
    'm'.repeat(1_100_000),
    ['regions.csv:1: the row is longer than 1000000 bytes; is a quote not closed?'],
  ],
};

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create();
  await database.loadDefinition();
  await database.load(groundwork);
}, 60_000);

afterAll(() => database.close());

it.each(Object.entries(cases))('a file with %s', async (_name, [file, problems]) => {
  expect(await database.problems({ 'regions.csv': file }, { dryRun: true })).toEqual(problems);
});

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

describe('lengths are in characters', () => {
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

  it('and the database counts alike', async () => {
    const [row] = await database.rows(
      `select is_name(repeat('😀', 200)) as name, is_name(repeat('😀', 201)) as long_name, is_text(repeat('😀', 10000)) as text,
         is_text(repeat('😀', 10001)) as long_text, is_localised(jsonb_build_object('en', repeat('😀', 10000))) as localised,
         is_localised(jsonb_build_object('en', repeat('😀', 10001))) as long_localised`,
    );
    expect(Object.values(row as object)).toEqual([true, false, true, false, true, false]);
  });
});

describe('a text shows something', () => {
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

  it.each(nothing)('nor does the database take %j', async (name) => {
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
  ])('a name that needs invisible characters, %j, is taken as it is', async (name) => {
    await database.load({ 'partners.csv': `slug,name\nknown,${name}\n` });
    expect(await database.rows(`select name from partner where slug = 'known'`)).toEqual([{ name }]);
  });

  it('what shows nothing is the same to the import and to the database', async () => {
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

  it('and the database takes no other', async () => {
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
