import type { Column, ColumnType, Table } from '../../table';
import { declaration, lettersOf, mainNamespace, relationshipNamespace } from './names';
import { Styles } from './styles';
import { escaped, textElement } from './text';

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a file that do not depend on the rows, by their paths. */
export function fixedParts(table: Table, headings: readonly string[]): ReadonlyMap<string, string> {
  return new Map([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(table.name)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/worksheets/_rels/sheet1.xml.rels', relationships([['table', '../tables/table1.xml']])],
    ['xl/worksheets/sheet2.xml', columnsSheet(table, headings)],
  ]);
}

/** The part that makes a table of the rows, with a filter at each column. A table of Excel has at least one row. */
export function tablePart(headings: readonly string[], rows: number): string {
  const range = `A1:${lettersOf(headings.length - 1)}${Math.max(rows, 1) + 1}`;
  const columns = headings.map((heading, index) => `<tableColumn id="${index + 1}" name="${escaped(heading)}"/>`);
  return [
    `${declaration}<table xmlns="${mainNamespace}" id="1" name="Data" displayName="Data" ref="${range}" totalsRowShown="0">`,
    `<autoFilter ref="${range}"/><tableColumns count="${headings.length}">${columns.join('')}</tableColumns>`,
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>',
  ].join('');
}

const contentTypes = [
  `${declaration}<Types xmlns="${packageNamespace}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${contentType}.worksheet+xml"/>`,
  `<Override PartName="/xl/tables/table1.xml" ContentType="${contentType}.table+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>`,
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${contentType}.sharedStrings+xml"/></Types>`,
].join('');

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationshipNamespace}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${each.join('')}</Relationships>`;
}

/** The sheet has the document's name, of which Excel takes 31 characters. It keeps the name History for itself. */
function workbook(name: string): string {
  const sheet = name.replaceAll(/[[\]:*?/\\']/g, '-').slice(0, 31);
  const title = ['', 'history', 'columns'].includes(sheet.toLowerCase()) ? 'Data' : sheet;
  return [
    `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${relationshipNamespace}"><sheets>`,
    `<sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/><sheet name="Columns" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ].join('');
}

/** A sheet that says what the columns are. */
function columnsSheet({ title, asOf, columns }: Table, headings: readonly string[]): string {
  const rows = [
    [title],
    [`As of ${asOf}. Times are in UTC. What Excel cannot hold exactly as a number or a date is text.`],
    [],
    ['Column', 'Type', 'Unit', 'Description'],
    ...columns.map((column, index) => [
      headings[index] ?? '',
      typeInWords(column),
      column.unit ?? '',
      column.description,
    ]),
  ];
  return [
    `${declaration}<worksheet xmlns="${mainNamespace}"><cols><col min="1" max="2" width="30" customWidth="1"/>`,
    '<col min="3" max="3" width="12" customWidth="1"/><col min="4" max="4" width="100" customWidth="1"/></cols><sheetData>',
    ...rows.map((cells, row) => rowOfTexts(row + 1, cells, row === 0 || row === 3 ? Styles.heading : Styles.quoted)),
    '</sheetData></worksheet>',
  ].join('');
}

function rowOfTexts(row: number, texts: readonly string[], style: number): string {
  const cells = texts.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${lettersOf(column)}${row}" s="${style}" t="inlineStr"><is>${textElement(text.slice(0, 32_767))}</is></c>`,
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}

function typeInWords({ type }: Column): string {
  if (type.kind === 'decimal') return `decimal, ${type.scale} digits after the point`;
  return type.kind === 'enum' ? `one of ${type.values.join(', ')}` : words[type.kind];
}

const words: Readonly<Record<Exclude<ColumnType['kind'], 'enum' | 'decimal'>, string>> = {
  text: 'text',
  id: 'id',
  boolean: 'true or false',
  date: 'date',
  json: 'JSON',
  list: 'JSON',
  instant: 'time in UTC',
  integer: 'whole number',
  bigint: 'whole number',
  float: 'number',
};
