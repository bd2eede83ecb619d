import type { BoundArguments, Given } from './bound-arguments';
import { ArgumentError } from '../errors/errors';

/** Takes a problem with an argument. */
export type Reject = (problem: ArgumentError) => void;

/** Validates the coerced arguments of a field. Returns undefined if a problem leaves nothing to bind. */
export type Binder = (given: Given, reject: Reject) => BoundArguments | undefined;

/** Calls `work` and passes an ArgumentError that it throws to `reject`. Returns undefined then. */
export function attempt<T>(reject: Reject, work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof ArgumentError)) throw problem;
    reject(problem);
    return undefined;
  }
}

/**
 * A text as a parameter that is compared with texts of the hub, which are in Unicode's form C. Returns null, which equals
 * nothing, if no text column can hold it.
 */
export function findable(text: string): string | null {
  return text.includes('\0') || !text.isWellFormed() ? null : text.normalize('NFC');
}
