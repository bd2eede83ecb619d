import type { GraphQLError } from 'graphql';
import { refusal, type RefusalCode } from './errors';

/** How many problems of one operation the client is told in full. */
export const maximumProblems = 50;

/** Why an operation is refused: one problem at least. */
export interface Refused {
  readonly problems: readonly GraphQLError[];
}

/**
 * The problems of an operation: the first 50 in full, and the number of the others. Making an error takes time that grows
 * with the document, so only those that the client is told are made.
 */
export class Problems {
  private readonly told: GraphQLError[] = [];
  private count = 0;

  /** How many problems there are. */
  get length(): number {
    return this.count;
  }

  /** @param make makes the error; called only if the problem is among the first */
  push(make: () => GraphQLError): void {
    if (this.count < maximumProblems) this.told.push(make());
    this.count++;
  }

  /** The first problems, then one that says how many more there are. */
  list(): readonly GraphQLError[] {
    const more = this.count - this.told.length;
    return more > 0
      ? [...this.told, furtherProblems(more, this.told[0]?.extensions['code'] as RefusalCode)]
      : this.told;
  }
}

/**
 * The last entry of a list of errors that is cut.
 * @param more how many problems are not told
 * @param counted whether these are all, or counting was given up
 */
export function furtherProblems(more: number, code: RefusalCode, counted = true): GraphQLError {
  const number = counted ? String(more) : `at least ${more}`;
  return refusal(code, `There ${more === 1 ? 'is' : 'are'} ${number} more problem${more === 1 ? '' : 's'}.`, undefined);
}
