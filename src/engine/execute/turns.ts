import type { Signal } from './signal';

/** Lets requests use the connections in turn. */
export interface Turns {
  /**
   * Begins the turn of a request.
   * @param cost of the operation
   * @param signal aborted if the client goes away; the wait ends then
   * @throws GraphQLError if the request is refused
   */
  enter(cost: number, signal: Signal | undefined): Turn | Promise<Turn>;
}

/** The use of one connection by one request. */
export interface Turn {
  /**
   * Called when the statement has ended, whatever its outcome.
   * @param seconds that it took of the database
   * @param isFirst whether it is the first statement of its connection. It also reads the catalogue of the database, and in a
   *   hub that has just started it waits for code to be compiled.
   */
  ran(seconds: number, isFirst: boolean): void;
  /** Called when the connection is free again. */
  end(): void;
}
