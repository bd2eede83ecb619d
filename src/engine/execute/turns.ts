/** Lets requests use the connections in turn. */
export interface Turns {
  /**
   * Begins the turn of a request.
   * @param cost of the operation
   * @param signal aborted if the client goes away; the wait ends then
   * @throws GraphQLError if the request is refused
   */
  enter(cost: number, signal: AbortSignal | undefined): Turn | Promise<Turn>;
}

/** The use of one connection by one request. */
export interface Turn {
  /** Called when the statement has ended, whatever its outcome, with the time in seconds that it took of the database. */
  ran(seconds: number): void;
  /** Called when the connection is free again. */
  end(): void;
}
