/**
 * A reason not to start, or not to run a command, that the user of the terminal can act on: a wrong setting, a data
 * directory in use, a database that is too old. Its message is one line, is printed without a stack, and never holds a
 * password. Any other error of a start is a bug.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
