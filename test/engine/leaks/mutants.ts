import { roles, type Role } from '../../../src/access/viewer';
import type { Class } from '../../../src/engine/metadata/class';
import type { ByRole, Policies, Policy } from '../../../src/engine/metadata/policy';

/** Policies without one clause or rule. */
export interface Mutant {
  /** The missing clause or rule, in words. */
  readonly name: string;
  /** The viewers whose results have to show it. */
  readonly roles: readonly Role[];
  readonly policies: Policies;
}

/**
 * One mutant for each clause and each rule of a field. Without an edge that rows are visible through the engine does not
 * start: a test of its own shows that.
 */
export function mutantsOf(policies: Policies): readonly Mutant[] {
  return [...policies].flatMap(([target, policy]) => [
    ...clauses(policy.rows).map(({ role, name, without }) =>
      mutant(policies, target, `${target.name} for ${role}: ${name}`, [role], { ...policy, rows: without }),
    ),
    ...(Object.keys(policy.fields).length > 0
      ? [
          mutant(policies, target, `${target.name}: what tells of the whole row`, rolesOf(policy), {
            ...policy,
            ofWholeRow: [],
          }),
        ]
      : []),
    ...Object.entries(policy.fields).flatMap(([field, rows]) => [
      ...clauses(rows).map(({ role, name, without }) => {
        const fields = { ...policy.fields, [field]: without };
        return mutant(policies, target, `${target.name}.${field} for ${role}: ${name}`, [role], { ...policy, fields });
      }),
      ...roles
        .filter((role) => rows[role] !== 'all')
        .map((role) => {
          const fields = { ...policy.fields, [field]: { ...rows, [role]: 'all' as const } };
          return mutant(policies, target, `${target.name}.${field} for ${role}: any rule`, [role], {
            ...policy,
            fields,
          });
        }),
    ]),
  ]);
}

/** The roles that see rows of a class without some of their fields. */
function rolesOf({ rows, fields }: Policy): readonly Role[] {
  return roles.filter((role) => rows[role] !== undefined && Object.values(fields).some((seen) => seen[role] !== 'all'));
}

function mutant(policies: Policies, target: Class, name: string, of: readonly Role[], policy: Policy): Mutant {
  return { name, roles: of, policies: new Map([...policies, [target, policy]]) };
}

/** The clauses of a role without one of them, for each of them. */
function clauses(rows: ByRole): readonly { readonly role: Role; readonly name: string; readonly without: ByRole }[] {
  return roles.flatMap((role) => {
    const seen = rows[role] ?? 'none';
    if (typeof seen === 'string') return [];
    return Object.keys(seen).map((name) => {
      const others = Object.fromEntries(Object.entries(seen).filter(([other]) => other !== name));
      return { role, name, without: { ...rows, [role]: others } };
    });
  });
}
