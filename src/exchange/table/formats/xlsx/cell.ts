import { DoesNotFit } from '../../does-not-fit';
import type { Cell, Column, ColumnType } from '../../table';
import type { SharedTexts } from './shared-texts';
import { Styles } from './styles';
import { textElement } from './text';

/** The rest of a cell's element, after the number of its row: its type, style and value. */
export type CellXml = (cell: NonNullable<Cell>) => string;

/** The longest text of a cell, in UTF-16 units. Excel refuses a file with a longer one. */
const longestText = 32_767;

/** Excel computes with 15 digits: a number with more would be another one as soon as somebody looks at it. */
const exactDigits = 15;

/** The first day from which on Excel counts the days as the calendar does: it takes 1900 for a leap year. */
const firstDay = '1900-03-01';
const daysBefore1970 = 25_569;
const dayMilliseconds = 86_400_000;

/** How the cells of a column are written. */
export function cellXmlOf(column: Column, styles: Styles, texts: SharedTexts): CellXml {
  const text = textXml(column, texts);
  const number = numberXml(styles.of(column.type));
  return xmlOf(column.type, text, number);
}

function xmlOf(type: ColumnType, text: (value: string) => string, number: (value: string) => string): CellXml {
  switch (type.kind) {
    case 'text':
    case 'id':
    case 'enum':
      return (cell) => text(cell as string);
    case 'json':
    case 'list':
      return (cell) => text(JSON.stringify(cell));
    case 'boolean':
      return (cell) => (cell === true ? '" t="b"><v>1</v></c>' : '" t="b"><v>0</v></c>');
    case 'integer':
      return (cell) => number(String(cell));
    case 'float':
      return (cell) => (isExcelNumber(cell as number) ? number(String(cell)) : text(String(cell)));
    case 'bigint':
    case 'decimal':
      return (cell) => (isExact(cell as string) ? number(cell as string) : text(cell as string));
    case 'date':
    case 'instant':
      return (cell) => ((cell as string) < firstDay ? text(cell as string) : number(serial(cell as string)));
  }
}

/** A text: as a number of the shared ones if it is among them, else in its place. */
function textXml({ name }: Column, texts: SharedTexts): (value: string) => string {
  const styleOf = (value: string): string => (looksLikeFormula(value) ? `" s="${Styles.quoted}"` : '"');
  const shared = texts.ofColumn((value, number) => `${styleOf(value)} t="s"><v>${number}</v></c>`);
  return (value) => {
    const xml = shared(value);
    if (xml !== undefined) return xml;
    if (value.length > longestText) {
      throw new DoesNotFit(
        `The column ${name} has a text of ${value.length} characters, but a cell of XLSX holds ${longestText}: choose another format.`,
      );
    }
    return `${styleOf(value)} t="inlineStr"><is>${textElement(value)}</is></c>`;
  };
}

function looksLikeFormula(value: string): boolean {
  const first = value.charCodeAt(0);
  // = + - @
  return first === 0x3d || first === 0x2b || first === 0x2d || first === 0x40;
}

function numberXml(style: number): (value: string) => string {
  const opening = style === 0 ? '"><v>' : `" s="${style}"><v>`;
  return (value) => `${opening}${value}</v></c>`;
}

/** Whether Excel shows and keeps all digits of a number. */
function isExact(text: string): boolean {
  return text.length <= exactDigits || text.replace(/^-?0*\.?0*/, '').replace('.', '').length <= exactDigits;
}

/** Whether a number lies in the range of Excel, which has no subnormal numbers. */
function isExcelNumber(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= 2.2251e-308 && size <= 9.999_999_999_999_99e307);
}

/** A day or an instant as Excel has it: the days since the end of 1899, and a fraction for the time. */
function serial(text: string): string {
  const days = Date.parse(text) / dayMilliseconds;
  if (Number.isNaN(days)) throw new RangeError(`${JSON.stringify(text)} is neither a day nor an instant.`);
  return String(days + daysBefore1970);
}
