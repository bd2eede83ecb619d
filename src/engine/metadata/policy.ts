import type { Class } from './class';
import { declarations } from './class';

/** What a condition of a policy may name beside constants. */
export class Operand {
  constructor(
    readonly kind: 'viewer' | 'row',
    readonly name: string,
  ) {}
}

/** A value of the viewer, by its name; null where this viewer has none, so that nothing equals it. */
export function viewerValue(name: string): Operand {
  return new Operand('viewer', name);
}

/** The key that the row itself, of which the policy speaks, holds of a to-one edge. */
export function ownKey(edge: string): Operand {
  return new Operand('row', edge);
}

/**
 * A condition on rows: the filter that a client would write, with enums as texts, and with {@link Operand}s where it
 * has values, and with the edges that the schema does not show. It is judged today, over all data.
 */
export interface Condition {
  readonly [member: string]: unknown;
}

/** Conditions by their names, of which one is enough. */
export interface Clauses {
  readonly [name: string]: Condition;
}

/** What one role sees: everything, nothing, or what fulfils a clause. */
export type Visibility = 'all' | 'none' | Clauses;

/** What each role sees; a role that is not named sees nothing. */
export interface ByRole {
  readonly [role: string]: Visibility;
}

/** Which rows of a class each role sees, and which of their fields. */
export interface Policy {
  /** The to-one edges that a row is only visible with: it is hidden where what they lead to is. */
  readonly through: readonly string[];
  readonly rows: ByRole;
  /** Fields that are not seen on every row; the others are. */
  readonly fields: { readonly [field: string]: ByRole };
  /** Fields that change with any field of their row, and are seen only where all of these are. */
  readonly ofWholeRow: readonly string[];
}

/** The policy of each class, by the class. */
export type Policies = ReadonlyMap<Class, Policy>;

/** What the decorators of one class declare. */
interface Declared {
  rows?: Pick<Policy, 'through' | 'rows'>;
  readonly fields: { [field: string]: ByRole };
  readonly ofWholeRow: string[];
}

const declaredBy = declarations<Declared>((inherited) => ({
  ...inherited,
  fields: { ...inherited?.fields },
  ofWholeRow: [...(inherited?.ofWholeRow ?? [])],
}));

/** Declares which rows of a class each role sees. */
export function Visible(rows: ByRole, { through = [] }: { readonly through?: readonly string[] } = {}): ClassDecorator {
  return (target) => {
    declaredBy(target as unknown as Class).rows = { rows, through };
  };
}

/** Declares on which rows each role sees a field; on the others it is null, and where it is on none, it is refused. */
export function VisibleField(rows: ByRole): PropertyDecorator {
  return (prototype, property) => {
    declaredBy(prototype.constructor as Class).fields[String(property)] = rows;
  };
}

/**
 * Declares a field that changes with any field of its row, such as a revision. It is null where a field of the row is not
 * seen, or an edge with a rule of its own shows nothing, so that it tells nothing of hidden fields. It is never refused.
 */
export function OfWholeRow(): PropertyDecorator {
  return (prototype, property) => {
    declaredBy(prototype.constructor as Class).ofWholeRow.push(String(property));
  };
}

/**
 * The policies that classes declare, each beginning with that of the class that it extends.
 * @throws Error for a class that declares none: nothing is open by oversight
 */
export function policiesOf(classes: readonly Class[]): Policies {
  return new Map(
    classes.map((each) => {
      const { rows, ...ofFields } = declaredBy(each);
      if (!rows) throw new Error(`${each.name} says nowhere who sees its rows.`);
      return [each, { ...rows, ...ofFields }];
    }),
  );
}
