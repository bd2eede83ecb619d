import type { Bound } from './bound';
import { ArgumentError } from '../errors/errors';

/** The coerced arguments of one field. */
export type Given = Readonly<{ [argument: string]: unknown }>;

/** Takes what is wrong with an argument. */
export type Reject = (problem: ArgumentError) => void;

/** Turns a field's arguments into what a plan and its statement need of them. */
export type Binder = (given: Given, reject: Reject) => Bound | undefined;

/** Does some work, and passes on what it finds wrong with an argument. */
export function attempt<T>(reject: Reject, work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof ArgumentError)) throw problem;
    reject(problem);
    return undefined;
  }
}

/** A value that no text column can hold finds nothing: such a parameter is null. Texts of the hub are in Unicode's form C. */
export function findable(text: string): string | null {
  return text.includes('\0') || !text.isWellFormed() ? null : text.normalize('NFC');
}
