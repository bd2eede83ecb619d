import { Client, types, type ClientConfig, type CustomTypesConfig } from 'pg';

/**
 * A connection to PostgreSQL that can break without ending the process. The driver reports a break by an `error` event, and
 * Node ends the process if an `error` event has no listener. The statement in flight fails too. All connections of the hub
 * are of this class, also those of its pools.
 */
export class Connection extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

const dateType = 1082;

/**
 * The parsers of values of the database. A date stays text, because a `Date` in the time zone of the machine would move it.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    type === dateType
      ? (text: string) => text
      : types.getTypeParser(type, format)) as CustomTypesConfig['getTypeParser'],
};
