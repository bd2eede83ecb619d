import type { ClientBase } from 'pg';
import { DatabaseError } from 'pg';

/** The rows of a file from one line to another, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** A row that the database refuses, with its error. */
export interface Refusal {
  readonly line: number;
  readonly error: DatabaseError;
}

/** All lines that a file can have. */
export const allLines: Lines = { from: 0, to: 2 ** 31 - 1 };

/**
 * Runs a statement over many rows at once. If the database refuses it, each half is tried, and so on until the refused rows
 * are found. The other rows stay written, so that rows that refer to them are judged correctly.
 * @param run one statement over the rows of these lines
 * @param bounds returns the first and the last line; called only after a refusal
 * @returns the rows that the database refuses even after all others are written, first to last
 */
export async function runByHalves(
  client: ClientBase,
  run: (lines: Lines) => Promise<void>,
  bounds: () => Promise<Lines>,
): Promise<Refusal[]> {
  const first = await attempt(client, () => run(allLines));
  if (!first) return [];
  let refusals: Refusal[] = [];
  const halve = async (lines: Lines, error: DatabaseError): Promise<void> => {
    if (lines.from === lines.to) {
      refusals.push({ line: lines.from, error });
      return;
    }
    const middle = Math.floor((lines.from + lines.to) / 2);
    for (const half of [
      { from: lines.from, to: middle },
      { from: middle + 1, to: lines.to },
    ]) {
      const failure = await attempt(client, () => run(half));
      if (failure) await halve(half, failure);
    }
  };
  await halve(await bounds(), first);

  // A row can be refused only because a row that it needs comes later: the approval of a payment, for example.
  for (let before = Infinity; refusals.length > 0 && refusals.length < before;) {
    before = refusals.length;
    const again: Refusal[] = [];
    for (const { line } of refusals) {
      const error = await attempt(client, () => run({ from: line, to: line }));
      if (error) again.push({ line, error });
    }
    refusals = again;
  }
  return refusals;
}

/**
 * Runs something within a savepoint.
 * @returns the refusal, after a roll-back to the savepoint; undefined if it succeeded
 */
export async function attempt(client: ClientBase, work: () => Promise<void>): Promise<DatabaseError | undefined> {
  await client.query('savepoint attempt');
  try {
    await work();
    await client.query('release savepoint attempt');
    return undefined;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await client.query('rollback to savepoint attempt; release savepoint attempt');
    return error;
  }
}

/**
 * Whether the database refused the data and did not fail itself: a constraint (class 23), a value of the wrong form (22), an
 * error of a trigger (P0001), or a value too large for an index (54).
 */
function isRefusal(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && /^(22|23|54|P0001)/.test(error.code ?? '');
}
