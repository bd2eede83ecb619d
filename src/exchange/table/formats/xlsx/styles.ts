import type { ColumnType } from '../../table';
import { declaration, mainNamespace } from './names';

/** The formats of cells: the number of each is its place in the list. */
export class Styles {
  private readonly formats: string[] = [];

  /** Text that stays text when somebody edits it, although it begins like a formula. */
  static readonly quoted = 1;
  static readonly heading = 2;

  /** The number of the style of a column's values. */
  of(type: ColumnType): number {
    const code = formatOf(type);
    if (code === undefined) return 0;
    const known = this.formats.indexOf(code);
    return 3 + (known < 0 ? this.formats.push(code) - 1 : known);
  }

  /** The part of the file with the styles. */
  xml(): string {
    const numberFormats = this.formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
    const own = this.formats.map(
      (_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    );
    return [
      `${declaration}<styleSheet xmlns="${mainNamespace}">`,
      this.formats.length > 0 ? `<numFmts count="${this.formats.length}">${numberFormats.join('')}</numFmts>` : '',
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${3 + own.length}">`,
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>',
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
      ...own,
      '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join('');
  }
}

function formatOf(type: ColumnType): string | undefined {
  switch (type.kind) {
    case 'date':
      return 'yyyy\\-mm\\-dd';
    case 'instant':
      return 'yyyy\\-mm\\-dd\\ hh:mm:ss.000';
    case 'decimal':
      return type.scale === 0 ? '0' : `0.${'0'.repeat(Math.min(type.scale, 30))}`;
    case 'integer':
    case 'bigint':
      return '0';
    default:
      return undefined;
  }
}
