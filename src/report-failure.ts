import { StartError } from './start-error';

/**
 * Ends the process after a failure that nothing can mend: with one line where the person at the terminal can act on it,
 * else with the stack, since it is a bug.
 */
export function reportAndExit(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
