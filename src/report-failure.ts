import { StartError } from './start-error';

/**
 * Ends the process after a failure. Prints one line if the user of the terminal can act on it; else prints the stack,
 * because it is a bug.
 */
export function reportAndExit(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
