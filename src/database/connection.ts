import { Client, types, type ClientConfig, type CustomTypesConfig } from 'pg';

/**
 * A connection to PostgreSQL that can break at any time without ending the process. The driver tells of a break by an
 * `error` event, which Node turns into an exit where nobody listens; the statement in flight fails by itself as well. All
 * connections of the hub are of this class, those of its pools too.
 */
export class Connection extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

const dateType = 1082;

/**
 * How values of the database become values of JavaScript. A calendar day stays the text it is: a `Date` in the zone of
 * the machine would move it.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    type === dateType
      ? (text: string) => text
      : types.getTypeParser(type, format)) as CustomTypesConfig['getTypeParser'],
};
