/** A page is full when it has so many characters. */
const fullPage = 4_096;

/**
 * A text that grows. V8 keeps such a text as a tree of its parts and puts it together when a character of it is read: all at once,
 * which holds the event loop for tens of milliseconds if the text has megabytes. So a long one is kept in pages, each put together.
 */
export class Pages {
  private readonly full: string[] = [];
  private charactersOfFull = 0;
  private last = '';

  /** How many characters it has. */
  get length(): number {
    return this.charactersOfFull + this.last.length;
  }

  /** @param text or the pages of another text, which are shared */
  add(text: string | readonly string[]): void {
    if (typeof text === 'string') {
      this.last += text;
      if (this.last.length >= fullPage) this.turn();
      return;
    }
    this.turn();
    for (const page of text) this.keep(page);
  }

  /** All of it: one text if it is short. */
  text(): string | readonly string[] {
    if (this.full.length === 0) return this.last;
    this.turn();
    return this.full;
  }

  private turn(): void {
    if (this.last === '') return;
    this.last.charCodeAt(0);
    this.keep(this.last);
    this.last = '';
  }

  private keep(page: string): void {
    this.full.push(page);
    this.charactersOfFull += page.length;
  }
}
