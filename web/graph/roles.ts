import type { Role } from './schema-types';

/** Whether a role sees what is no longer in force: the others see what is in force today, whatever date they ask for. */
export function seesEnded(role: Role | undefined): boolean {
  return role === 'ANALYST' || role === 'PROGRAM_MANAGER' || role === 'ADMIN';
}
