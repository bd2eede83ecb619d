import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { TableFormat } from '../format';
import { headingsOf } from './xlsx/names';
import { fixedParts, tablePart } from './xlsx/parts';
import { SharedTexts } from './xlsx/shared-texts';
import { TableSheet } from './xlsx/sheet';
import { Styles } from './xlsx/styles';
import { XmlBytes } from './xlsx/xml-bytes';

/** The fastest compression: a better one takes three times as long and makes the file a fifth smaller. */
const compression = { compressionLevel: 1 };

/** The parts have the first time that a ZIP can tell: the same rows make the same bytes. */
const mtime = new Date(1980, 0, 1);

/** XLSX: a typed table of Excel with a frozen header, and a sheet that describes its columns. */
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
    const parts: Readable[] = [];
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    zip.on('error', (error) => output.destroy(error as Error));
    // The parts are read one after another: those that depend on the rows come after them.
    const add = (path: string, bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): void => {
      const part = Readable.from(bytes, { objectMode: false });
      // The archive does not listen for the failures of what it reads.
      part.on('error', (error) => output.destroy(error));
      parts.push(part);
      zip.addReadStream(part, path, { ...compression, mtime, forceDosTimestamp: true });
    };
    for (const [path, text] of fixedParts(table, headings)) add(path, bytesOf([text]));
    add('xl/worksheets/sheet1.xml', sheet.xml());
    add('xl/sharedStrings.xml', bytesOf(texts.xml()));
    add('xl/styles.xml', bytesOf(later(() => styles.xml())));
    add('xl/tables/table1.xml', bytesOf(later(() => tablePart(headings, sheet.rows))));
    zip.end();
    try {
      for await (const chunk of output) await sink(chunk as Uint8Array);
    } finally {
      await Promise.all(parts.map(close));
    }
  },
};

/** Closes a part, and waits until what it is made of is closed too. */
function close(part: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (part.closed) resolve();
    else part.once('close', resolve).destroy();
  });
}

function* later(text: () => string): Generator<string> {
  yield text();
}

/** Texts as bytes, in pieces. */
function* bytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  const bytes = new XmlBytes();
  for (const text of texts) {
    bytes.write(text);
    if (bytes.isFull) yield bytes.take();
  }
  yield bytes.take();
}
