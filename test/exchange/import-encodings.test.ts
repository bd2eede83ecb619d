import { ExchangeDatabase } from './support/exchange-database';

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

/** An unusual file, with the problems that the import reports; none if it accepts the file. */
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
  database = await ExchangeDatabase.create('groundwork');
});

afterAll(() => database.close());

it.each(Object.entries(cases))('a file with %s', async (_name, [file, problems]) => {
  expect(await database.problems({ 'regions.csv': file }, { dryRun: true })).toEqual(problems);
});
