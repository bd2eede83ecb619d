/**
 * A reason not to start (or not to carry out a command) that the person at the terminal can act on: a wrong setting, a
 * data directory in use, a database that is too old. Its message is one line, is shown without a stack, and never holds
 * a password. Anything else that is thrown during a start is a bug.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
