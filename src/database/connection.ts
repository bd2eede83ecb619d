import { types, type CustomTypesConfig } from 'pg';

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
