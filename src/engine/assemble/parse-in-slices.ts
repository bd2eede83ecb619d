import type { Slices } from './slices';

/** The lists within the outermost one whose elements are parsed by themselves: levels, and their columns. */
const splitDepth = 2;

/** The most characters of a column's elements that are parsed at once. `JSON.parse` reads some 100 MB a second. */
const chunk = 64 * 1024;

const quote = 0x22;
const comma = 0x2c;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/**
 * Parses a list of levels, each a list of columns or null, each column a list of values or null. Columns are parsed in
 * pieces; other requests have their turn between these.
 * @param json as PostgreSQL writes it. It is well-formed.
 */
export async function parseInSlices(json: string, slices: Slices): Promise<unknown> {
  return new SlicedParser(json, slices).parse();
}

class SlicedParser {
  private at = 0;

  constructor(
    private readonly json: string,
    private readonly slices: Slices,
  ) {}

  /** Parses the value that begins here. Lists down to the columns are parsed element by element, columns in chunks. */
  async parse(depth = 0): Promise<unknown> {
    this.skipSpace();
    if (this.json.charCodeAt(this.at) !== openList) {
      const begin = this.at;
      this.skip();
      return JSON.parse(this.json.slice(begin, this.at)) as unknown;
    }
    this.at++;
    return depth < splitDepth ? this.elements(depth) : this.values();
  }

  private async elements(depth: number): Promise<unknown[]> {
    const parsed: unknown[] = [];
    for (;;) {
      this.skipSpace();
      if (this.json.charCodeAt(this.at) === closeList) break;
      parsed.push(await this.parse(depth + 1));
      this.skipSpace();
      if (this.json.charCodeAt(this.at) === comma) this.at++;
    }
    this.at++;
    return parsed;
  }

  /** The values of a column. */
  private async values(): Promise<unknown[]> {
    const parsed: unknown[] = [];
    let begin = this.at;
    const take = async (): Promise<void> => {
      for (const value of JSON.parse(`[${this.json.slice(begin, this.at)}]`) as unknown[]) parsed.push(value);
      if (this.slices.over) await this.slices.next();
    };
    for (;;) {
      this.skip();
      const isLast = this.json.charCodeAt(this.at) !== comma;
      if (isLast || this.at - begin > chunk) {
        await take();
        begin = this.at + 1;
      }
      this.at++;
      if (isLast) return parsed;
    }
  }

  /** Goes behind the value that begins here: to the comma or bracket that ends it. */
  private skip(): void {
    for (let nesting = 0; this.at < this.json.length; this.at++) {
      switch (this.json.charCodeAt(this.at)) {
        case quote:
          this.skipText();
          break;
        case openList:
        case openObject:
          nesting++;
          break;
        case comma:
          if (nesting === 0) return;
          break;
        case closeList:
        case closeObject:
          if (nesting === 0) return;
          nesting--;
      }
    }
  }

  /** Goes to the last character of the text that begins here. */
  private skipText(): void {
    for (this.at++; ; this.at++) {
      this.at = this.json.indexOf('"', this.at);
      let before = this.at;
      while (this.json.charCodeAt(before - 1) === backslash) before--;
      if ((this.at - before) % 2 === 0) return;
    }
  }

  private skipSpace(): void {
    while (this.json.charCodeAt(this.at) <= 0x20) this.at++;
  }
}
