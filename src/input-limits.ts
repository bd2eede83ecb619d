import type { Role } from './access/viewer';
import { byRole, eachRole, type Environment } from './environment';

/** What the requests of a role may hold. Each limit is checked before the work that it bounds. */
export interface InputLimits {
  /** The most bytes of a body, after decompression. */
  readonly bodyBytes: number;
  /** The most elements of all lists together: those of every variable, declared or not, and those of the document. */
  readonly elements: number;
  /** The most characters of one text in a variable or in the document. */
  readonly textCharacters: number;
}

/**
 * The defaults of the roles that have a limit of cost. Bodies of 128 kB are read in a few milliseconds, whatever they hold.
 * Lists of 500 ids or slugs, the most that one argument takes, fit in several times.
 */
const limited: InputLimits = { bodyBytes: 128 * 1024, elements: 2_000, textCharacters: 10_000 };

/** The defaults of the roles that run the program. Only `BODY_LIMIT_BYTES` bounds their bodies and texts. */
const unlimited: InputLimits = { bodyBytes: Infinity, elements: 100_000, textCharacters: Infinity };

const usual: Record<Role, InputLimits> = {
  PUBLIC: limited,
  PARTNER: limited,
  DISTRIBUTOR: limited,
  ANALYST: limited,
  PROGRAM_MANAGER: unlimited,
  ADMIN: unlimited,
};

/**
 * Reads `BODY_LIMITS`, `ELEMENT_LIMITS` and `TEXT_LIMITS`.
 * @param bodyBytes the most bytes of a body for every role
 * @throws StartError for a list that is wrong
 */
export function inputLimits(environment: Environment, bodyBytes: number): Record<Role, InputLimits> {
  const bodies = byRole(environment, 'BODY_LIMITS', 1024);
  const elements = byRole(environment, 'ELEMENT_LIMITS', 1);
  const texts = byRole(environment, 'TEXT_LIMITS', 100);
  return eachRole((role) => ({
    bodyBytes: Math.min(bodyBytes, bodies.get(role) ?? usual[role].bodyBytes),
    elements: elements.get(role) ?? usual[role].elements,
    textCharacters: texts.get(role) ?? usual[role].textCharacters,
  }));
}
