/** One thing that is wrong with the files, as `file:line: column: what is wrong`. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Absent where it cannot be told, or where the whole row is meant. */
  readonly column?: string | undefined;
  readonly message: string;
}

/** How many problems one import reports. */
const mostProblems = 100;

/** Thrown at the problem after the last that is reported: there is nothing more to find out. */
export class TooManyProblems extends Error {
  override readonly name = 'TooManyProblems';
}

/** Collects what is wrong; nothing is written once there is anything. */
export class Problems {
  private readonly found: (Problem & { readonly turn: number })[] = [];
  private readonly known = new Set<string>();
  private turn = 0;
  private overflowing = false;

  /** Problems of what is checked from now on are listed after those found so far. */
  nextFile(): void {
    this.turn++;
  }

  /**
   * Adds a problem, unless it is known: a file that is tried again with care finds some a second time.
   * @throws TooManyProblems
   */
  add(problem: Problem): void {
    const key = problemText(problem);
    if (this.known.has(key)) return;
    this.known.add(key);
    if (this.found.length === mostProblems) {
      this.overflowing = true;
      throw new TooManyProblems();
    }
    this.found.push({ ...problem, turn: this.turn });
  }

  get any(): boolean {
    return this.found.length > 0;
  }

  /** Whether there are more than are listed. */
  get more(): boolean {
    return this.overflowing;
  }

  /** File by file, line by line; what was found first of a line stands first. */
  list(): Problem[] {
    return this.found
      .toSorted((one, other) => one.turn - other.turn || one.line - other.line)
      .map(({ turn: _turn, ...problem }) => problem);
  }
}

/** The problem on one line, whatever line feeds a file's name or its header holds. */
export function problemText({ file, line, column, message }: Problem): string {
  return [`${file}:${line}`, ...(column === undefined ? [] : [column]), message]
    .join(': ')
    .replaceAll(/\p{Cc}+/gu, ' ');
}
