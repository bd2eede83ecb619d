import { roles, type Role } from '../../../src/access/viewer';
import { SnakeCaseNamingStrategy } from '../../../src/database/naming-strategy';
import type { Class } from '../../../src/engine/metadata/class';
import { Operand, type ByRole, type Condition, type Policies, type Policy } from '../../../src/engine/metadata/policy';

/** Policies without one clause, one part of a clause, or one rule. */
export interface Mutant {
  /** What is missing, in words. */
  readonly name: string;
  /** The table whose rows or values it shows. */
  readonly table: string;
  /** The viewers whose results have to show it. */
  readonly roles: readonly Role[];
  readonly policies: Policies;
}

const naming = new SnakeCaseNamingStrategy();

/** Mutants that show nothing more, by their names: another rule hides the same. */
const implied: readonly (readonly [name: RegExp, reason: string])[] = [
  [
    /^Partner\.otherDistributorCount for (PUBLIC|PARTNER): distributionAgreements\.some\.inForce/,
    'the viewer has no distributor, so the other part of the clause never holds',
  ],
  [
    /^(Certification for .*|LedgerEntry for (PUBLIC|PARTNER)): any rule$/,
    'what it is visible through has the same rule',
  ],
  [/^RequirementCheck for .*: (any rule|partner\..*)$/, 'only an eligibility leads to it, which has the same rule'],
  [/^AwardSpan for .*: any rule$/, 'for a role that does not see all awards, the engine reads spans of today alone'],
];

/** Why a mutant shows nothing more; undefined if it has to show something. */
export function impliedBy({ name }: Mutant): string | undefined {
  return implied.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * One mutant for each clause, each part of a clause, each rule of rows and each rule of a field. Without an edge that rows are visible through the engine does not
 * start: a test of its own shows that.
 */
export function mutantsOf(policies: Policies): readonly Mutant[] {
  return [...policies].flatMap(([target, policy]) => [
    ...clauses(policy.rows).map(({ role, name, without }) =>
      mutant(policies, target, `${target.name} for ${role}: ${name}`, [role], { ...policy, rows: without }),
    ),
    ...limited(policy.rows).map((role) =>
      mutant(policies, target, `${target.name} for ${role}: any rule`, [role], {
        ...policy,
        rows: { ...policy.rows, [role]: 'all' },
      }),
    ),
    ...(policy.ofWholeRow.length > 0 && Object.keys(policy.fields).length > 0
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
      ...limited(rows).map((role) => {
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
  const table = naming.tableName(target.name, undefined);
  return { name, table, roles: of, policies: new Map([...policies, [target, policy]]) };
}

/** The roles that do not see all. */
function limited(rows: ByRole): readonly Role[] {
  return roles.filter((role) => rows[role] !== 'all');
}

/** The clauses of a role without one of them, for each of them, and with one of them without a part, for each part. */
function clauses(rows: ByRole): readonly { readonly role: Role; readonly name: string; readonly without: ByRole }[] {
  return roles.flatMap((role) => {
    const seen = rows[role] ?? 'none';
    if (typeof seen === 'string') return [];
    return Object.entries(seen).flatMap(([name, condition]) => {
      const others = Object.fromEntries(Object.entries(seen).filter(([other]) => other !== name));
      return [
        { role, name, without: { ...rows, [role]: others } },
        ...withoutParts(condition).map(([part, weaker]) => ({
          role,
          name: `${part} of ${name}`,
          without: { ...rows, [role]: { ...seen, [name]: weaker } },
        })),
      ];
    });
  });
}

/** A condition without one of its parts, for each part that stands beside another one. */
function withoutParts(condition: Condition): readonly (readonly [part: string, weaker: Condition])[] {
  const members = Object.entries(condition);
  return members.flatMap(([member, value]) => {
    const others = Object.fromEntries(members.filter(([other]) => other !== member));
    const inside = isCondition(value)
      ? withoutParts(value).map(([part, weaker]) => [`${member}.${part}`, { ...condition, [member]: weaker }] as const)
      : [];
    return members.length > 1 ? [[member, others] as const, ...inside] : inside;
  });
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Operand);
}
