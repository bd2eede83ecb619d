import { ArgumentError } from '../errors/errors';

/** The most characters of a search. */
export const maximumSearch = 200;

/**
 * The text that a list is searched for. Returns undefined if the argument is absent or blank.
 * @throws ArgumentError if it is too long, or has a character that no text of the hub can have
 */
export function readSearch(given: unknown): string | undefined {
  if (typeof given !== 'string' || given.trim() === '') return undefined;
  const length = [...given].length;
  if (length > maximumSearch)
    throw new ArgumentError(`\`search\` has ${length} characters; at most ${maximumSearch} are allowed.`);
  if (given.includes('\0') || !given.isWellFormed())
    throw new ArgumentError('`search` has a character that no text in the hub can have.');
  return given;
}
