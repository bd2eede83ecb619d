import { refusal } from '../errors/errors';
import type { GraphQLError } from 'graphql';
import type { Variables } from './selection';

/** So many characters of a text count as one element of a list. */
const elementCharacters = 32;

/**
 * The refusal of variables that are too large where the document uses them. A variable is read, and sent to the database, at
 * each place, so a short document could make a large request of one list.
 * @param uses the number of places of each variable
 * @param most the most elements of lists and members of objects, at all places together
 */
export function tooLargeInputs(
  uses: ReadonlyMap<string, number>,
  variables: Variables,
  most: number,
): GraphQLError | undefined {
  let size = 0;
  for (const [name, places] of uses) {
    size += places * sizeOf(variables[name]);
    if (size <= most) continue;
    const message =
      `The document uses its variables at so many places that they have more than ${most} elements or ` +
      `${most * elementCharacters} characters together, the most that are allowed.`;
    return refusal('TOO_COMPLEX', message, undefined);
  }
  return undefined;
}

/** The elements and members of a value, those within it included; the characters of texts as a share of one. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length / elementCharacters;
  if (typeof value !== 'object' || value === null) return 0;
  let size = 0;
  for (const each of Object.values(value)) size += 1 + sizeOf(each);
  return size;
}
