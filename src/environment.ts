import { roles, type Role } from './access/viewer';
import { StartError } from './start-error';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a setting without surrounding spaces. Returns undefined if it is absent or empty. */
export function value(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === '' ? undefined : text;
}

/**
 * The whole number of a setting.
 * @throws StartError if it is no whole number from `least` to `most`
 */
export function integer(
  environment: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const text = value(environment, name);
  if (text === undefined) return otherwise;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number) || number < least || number > most) {
    throw new StartError(`${name} is ${quoted(text)}: it must be a whole number from ${least} to ${most}.`);
  }
  return number;
}

/** A value for each role. */
export function eachRole<Value>(valueOf: (role: Role) => Value): Record<Role, Value> {
  return Object.fromEntries(roles.map((role) => [role, valueOf(role)])) as Record<Role, Value>;
}

/**
 * The numbers of a setting such as `PUBLIC=100000,PARTNER=none`, by role; `none` is `Infinity`.
 * @throws StartError if it is no such list
 */
export function byRole(environment: Environment, name: string, least: number): Map<Role, number> {
  const limits = new Map<Role, number>();
  for (const part of value(environment, name)?.split(',') ?? []) {
    const [roleName, text = ''] = part.split('=').map((each) => each.trim());
    const role = roles.find((known) => known === roleName);
    const limit = text === 'none' ? Infinity : /^\d{1,10}$/.test(text) ? Number(text) : 0;
    if (!role || limit < least) {
      throw new StartError(
        `${name} holds ${quoted(part)}: it must be a list such as PUBLIC=100000,PARTNER=none, of the roles ` +
          `${roles.join(', ')} and whole numbers from ${least} on or none.`,
      );
    }
    limits.set(role, limit);
  }
  return limits;
}

/** A value as a message quotes it: on one line, 80 characters of it at most. */
export function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return JSON.stringify(shown);
}
