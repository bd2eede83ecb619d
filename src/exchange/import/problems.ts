/** One problem of the files, shown as `file:line: column: message`. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Absent if it is unknown, or if the problem is that of the whole row. */
  readonly column?: string | undefined;
  readonly message: string;
}

/** The most problems that one import reports. */
const mostProblems = 100;

/** Thrown at the first problem past that number, to stop the import. */
export class TooManyProblems extends Error {
  override readonly name = 'TooManyProblems';
}

/** Collects the problems. If there is one, nothing is written. */
export class Problems {
  private readonly found: (Problem & { readonly turn: number })[] = [];
  private readonly known = new Set<string>();
  private readonly turns = new Map<string, number>();
  private overflowing = false;

  /** Lists the problems of a file after those of the files before it, whenever they are found. */
  nextFile(file: string): void {
    this.turns.set(file, this.turns.size + 1);
  }

  /**
   * Adds a problem, unless it is known: a file that is written again in parts finds some problems twice.
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
    this.found.push({ ...problem, turn: this.turns.get(problem.file) ?? 0 });
  }

  get any(): boolean {
    return this.found.length > 0;
  }

  /** Whether there are more problems than are listed. */
  get more(): boolean {
    return this.overflowing;
  }

  /** The problems by file, then by line, then in the order in which they were found. */
  list(): Problem[] {
    return this.found
      .toSorted((one, other) => one.turn - other.turn || one.line - other.line)
      .map(({ turn: _turn, ...problem }) => problem);
  }
}

/** Gathers warnings. Their number is kept of all; listed are the first. */
export class Warnings {
  private readonly first: Problem[] = [];
  count = 0;

  add(found: readonly Problem[]): void {
    this.count += found.length;
    this.first.push(...found.slice(0, mostProblems - this.first.length));
  }

  get listed(): readonly Problem[] {
    return this.first;
  }
}

/** The problem on one line, even if the name of the file or its header has line feeds. */
export function problemText({ file, line, column, message }: Problem): string {
  return [`${file}:${line}`, ...(column === undefined ? [] : [column]), message]
    .join(': ')
    .replaceAll(/\p{Cc}+/gu, ' ');
}
