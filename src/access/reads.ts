/** Reads from the database. A read fails if the database does not respond in time. */
export interface Reads {
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}
