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

  /** @param make makes the error; called only for the problems that are told in full */
  push(make: () => GraphQLError): void {
    if (this.count < maximumProblems) this.told.push(make());
    this.count++;
  }

  /** The first problems, and one more error with the number of the others. */
  list(): readonly GraphQLError[] {
    const more = this.count - this.told.length;
    return more > 0
      ? [...this.told, furtherProblems(more, this.told[0]?.extensions['code'] as RefusalCode)]
      : this.told;
  }
}

/**
 * The last error of a list that is cut.
 * @param more the number of problems that are left out
 * @param counted whether this number is exact; it is a lower bound otherwise
 */
export function furtherProblems(more: number, code: RefusalCode, counted = true): GraphQLError {
  const number = counted ? String(more) : `at least ${more}`;
  return refusal(code, `There ${more === 1 ? 'is' : 'are'} ${number} more problem${more === 1 ? '' : 's'}.`, undefined);
}
