/** Reads of the hub's database, which fail where the database does not answer in time. */
export interface Reads {
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}
