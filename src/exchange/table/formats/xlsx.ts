import type { TableFormat } from '../format';
import { Archive } from './xlsx/archive';
import { headingsOf } from './xlsx/names';
import { fixedParts, tablePart } from './xlsx/parts';
import { SharedTexts } from './xlsx/shared-texts';
import { TableSheet } from './xlsx/sheet';
import { Styles } from './xlsx/styles';
import { XmlBytes } from './xlsx/xml-bytes';

/**
 * XLSX: a typed table of Excel with a frozen header, and a sheet that describes its columns. Its parts are our own: exceljs has had no
 * release for years and is slow, write-excel-file holds all rows in memory, the stream of hucre has no tables.
 */
export const xlsx: TableFormat = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  nested: false,
  spooled: true,
  async write(table, _options, sink) {
    const headings = headingsOf(table.columns.map(({ name }) => name));
    const styles = new Styles();
    const texts = new SharedTexts();
    const sheet = new TableSheet(table, headings, styles, texts);
    const archive = new Archive(sink);
    for (const [path, text] of fixedParts(table, headings)) await archive.add(path, bytesOf([text]));
    await archive.add('xl/worksheets/sheet1.xml', sheet.xml());
    // These depend on the rows.
    await archive.add('xl/sharedStrings.xml', bytesOf(texts.xml()));
    await archive.add('xl/styles.xml', bytesOf([styles.xml()]));
    await archive.add('xl/tables/table1.xml', bytesOf([tablePart(headings, sheet.rows)]));
    await archive.end();
  },
};

/** Texts as bytes, in pieces. */
function* bytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  const bytes = new XmlBytes();
  for (const text of texts) {
    bytes.write(text);
    if (bytes.isFull) yield bytes.take();
  }
  yield bytes.take();
}
