import { AccessRefusal } from './refusal';
import type { Role } from './viewer';
import { roles } from './viewer';

/** Under which names a token says what its bearer may do; providers differ in the names that they allow. */
export interface ClaimNames {
  readonly role: string;
  readonly partner: string;
  readonly distributor: string;
}

/** What a token or a key grants: a role, and the slug of whom it is for where the role is somebody's. */
export interface Grant {
  readonly role: Role;
  readonly partner?: string;
  readonly distributor?: string;
}

/**
 * Reads what verified claims grant. Nothing is guessed: a claim that is absent, of another type than a text, or too much
 * refuses the token.
 * @throws AccessRefusal
 */
export function readGrant(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Grant {
  const role = roles.find((known) => known === claims[names.role]);
  if (!role) {
    throw new AccessRefusal(
      'TOKEN_ROLE',
      `The token has no claim ${names.role} with the name of a role: ${roles.join(', ')}.`,
    );
  }
  const partner = party(claims, names.partner, role === 'PARTNER', role);
  const distributor = party(claims, names.distributor, role === 'DISTRIBUTOR', role);
  return { role, ...(partner !== undefined && { partner }), ...(distributor !== undefined && { distributor }) };
}

function party(
  claims: Readonly<Record<string, unknown>>,
  name: string,
  needed: boolean,
  role: Role,
): string | undefined {
  const slug = claims[name];
  if (!needed && (slug === undefined || slug === null)) return undefined;
  if (!needed) throw new AccessRefusal('TOKEN_PARTY', `A token of the role ${role} has no claim ${name}.`);
  if (typeof slug === 'string' && slug !== '') return slug;
  throw new AccessRefusal('TOKEN_PARTY', `A token of the role ${role} names a slug in the claim ${name}.`);
}
