import { declaration, mainNamespace } from './names';
import { textElement } from './text';

/** How many different texts of one column are shared, and the longest of them. The rest stand in their cells, so memory has a bound. */
const most = { textsOfColumn: 4_096, texts: 40_000, characters: 200 };

/** Texts that several cells share: the file has each of them once, at its end. It is smaller then, and opens faster. */
export class SharedTexts {
  private readonly texts: string[] = [];

  /**
   * For one column: gives the XML of a text that is shared, or undefined if the text stands in its cell.
   * @param xmlOf the XML of a text with its number. It is made once and kept
   */
  ofColumn(xmlOf: (text: string, number: number) => string): (text: string) => string | undefined {
    const kept = new Map<string, string>();
    return (text) => {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const isFull = kept.size >= most.textsOfColumn || this.texts.length >= most.texts;
      if (isFull || text.length > most.characters) return undefined;
      const xml = xmlOf(text, this.texts.push(text) - 1);
      kept.set(text, xml);
      return xml;
    };
  }

  /** The part of the file with the shared texts. */
  *xml(): Generator<string> {
    yield `${declaration}<sst xmlns="${mainNamespace}">`;
    for (const text of this.texts) yield `<si>${textElement(text)}</si>`;
    yield '</sst>';
  }
}
