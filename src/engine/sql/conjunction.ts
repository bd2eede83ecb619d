import { join, Sql } from './sql';

/** The condition that every row fulfils. */
const always = new Sql(['true'], []);

function isAlways({ strings, parameters }: Sql): boolean {
  return parameters.length === 0 && strings[0] === 'true';
}

/** The conjunction of conditions without those that every row fulfils; undefined if no condition is left. */
export function allLeft(...conditions: readonly (Sql | undefined)[]): Sql | undefined {
  const left = conditions.filter((condition) => condition !== undefined && !isAlways(condition)) as Sql[];
  return left.length > 0 ? join(left, ' and ') : undefined;
}

/** The conjunction of conditions without those that every row fulfils; `true` if no condition is left. */
export function allOf(...conditions: readonly (Sql | undefined)[]): Sql {
  return allLeft(...conditions) ?? always;
}
