import { AccessRefusal } from './refusal';
import type { Role } from './viewer';
import { roles } from './viewer';

/** The names of the claims that the hub reads. They are configurable because identity providers allow different names. */
export interface ClaimNames {
  readonly role: string;
  readonly partner: string;
  readonly distributor: string;
}

/** The rights of a token: a role, and the slug of the partner or distributor if the role needs one. */
export interface Grant {
  readonly role: Role;
  readonly partner?: string;
  readonly distributor?: string;
}

/**
 * Reads the grant of verified claims. A claim that is missing, is no string, or does not belong to the role refuses the token.
 * @throws AccessRefusal TOKEN_ROLE or TOKEN_PARTY
 */
export function readGrant(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Grant {
  const role = roles.find((known) => known === claims[names.role]);
  if (!role) {
    throw new AccessRefusal(
      'TOKEN_ROLE',
      `The claim ${names.role} of the token must be one of the roles ${roles.join(', ')}.`,
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
  if (!needed) throw new AccessRefusal('TOKEN_PARTY', `A token with the role ${role} must not have the claim ${name}.`);
  if (typeof slug === 'string' && slug !== '') return slug;
  throw new AccessRefusal('TOKEN_PARTY', `A token with the role ${role} must have a slug in the claim ${name}.`);
}
