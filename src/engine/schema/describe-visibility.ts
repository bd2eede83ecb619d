import type { GraphQLInputField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField } from 'graphql';
import type { Class } from '../metadata/class';
import { entityMetadata } from '../metadata/entity';
import type { ByRole, Policies, Policy, Visibility } from '../metadata/policy';
import { entityOfRole, isToMany, rowTypeName } from '../metadata/generated';
import { presenceOf, words } from '../metadata/names';

/** The generated types that have the fields of an entity's type. */
const madeOfFields = ['filter', 'order', 'key', 'min', 'max', 'sum', 'average'] as const;

/** `PUBLIC, PARTNER and ADMIN`. */
function listed(names: readonly string[], last = ' and '): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${last}${names.at(-1)}`;
}

/** What a visibility comes to: `all`, nothing, or the names of its clauses. */
function clausesOf(seen: Visibility | undefined): string {
  if (seen === undefined || seen === 'none') return '';
  return seen === 'all' ? seen : listed(Object.keys(seen), ' or ');
}

/** Says in a schema's descriptions who sees the rows of its types, and who sees fields that are not seen on every row. */
class VisibilityDescriptions {
  private readonly byName: ReadonlyMap<string, Policy>;

  /** @param roles every role, from the least to the most trusted */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly policies: Policies,
    private readonly classes: ReadonlyMap<string, Class>,
    private readonly roles: readonly string[],
  ) {
    this.byName = new Map([...policies].map(([{ name }, policy]) => [name, policy]));
  }

  write(): void {
    for (const type of Object.values(this.schema.getTypeMap()))
      if (isObjectType(type) && !type.name.startsWith('__') && !this.isPart(type))
        for (const field of Object.values(type.getFields())) append(field, this.ofEdge(type, field));
    for (const [name, target] of this.classes) {
      const [type, policy] = [this.schema.getType(name), this.policies.get(target)];
      if (!isObjectType(type) || !policy) continue;
      append(type, this.ofRows(policy));
      for (const [field, seen] of Object.entries(policy.fields)) this.describeField(name, field, this.ofField(seen));
    }
  }

  /** Whether a type has no rows of its own: what it holds is of the rows of a list, or the viewer's own. */
  private isPart({ name }: GraphQLObjectType): boolean {
    return !this.classes.has(name) && name !== this.schema.getQueryType()?.name;
  }

  private ofRows({ rows, through }: Policy): string {
    const edges = through.map((edge) => `its ${words(edge)}`);
    const besides = edges.length > 0 ? ` Only where ${listed(edges)} ${edges.length > 1 ? 'are' : 'is'} visible.` : '';
    return `${this.visibleTo(rows)}${besides}`;
  }

  private ofField(seen: ByRole): string {
    const refused = this.roles.filter((role) => clausesOf(seen[role]) === '');
    const isHiddenOnSome = this.roles.some((role) => typeof seen[role] === 'object');
    return [
      this.visibleTo(seen),
      ...(isHiddenOnSome ? ['Null on other rows.'] : []),
      ...(refused.length > 0 ? [`Refused to ${listed(refused)} (FORBIDDEN_FIELD).`] : []),
    ].join(' ');
  }

  /** Roles that see the same are named together. */
  private visibleTo(seen: ByRole): string {
    if (this.roles.every((role) => seen[role] === 'all')) return 'Visible to everyone.';
    const groups = new Map<string, string[]>();
    for (const role of this.roles) {
      const clauses = clausesOf(seen[role]);
      if (clauses !== '') groups.set(clauses, [...(groups.get(clauses) ?? []), role]);
    }
    if (groups.size === 0) return 'Visible to nobody.';
    const said = [...groups].map(([clauses, roles]) =>
      clauses === 'all' ? `${listed(roles)}: all` : `${listed(roles)} where ${clauses}`,
    );
    return `Visible to: ${said.join('; ')}.`;
  }

  /** Whether some role does not see some of the rows that a policy speaks of. */
  private isLimited(policy: Policy | undefined): boolean {
    return (
      policy !== undefined && (policy.through.length > 0 || this.roles.some((role) => policy.rows[role] !== 'all'))
    );
  }

  /** What a field that leads to rows says of those that are not visible; nothing where all are. */
  private ofEdge(owner: GraphQLObjectType, { name, type }: GraphQLField<unknown, unknown>): string {
    const named = getNamedType(type);
    const isOfAnyType = isInterfaceType(named);
    const target = rowTypeName(type);
    if (!isOfAnyType && !this.classes.has(target)) return '';
    const limited = isOfAnyType || this.isLimited(this.byName.get(target));
    const says = isOfAnyType ? 'see each type.' : `see \`${target}\`.`;
    const sentences: string[] = [];
    if (limited && isToMany(type) && !isPositional(type))
      sentences.push(`Holds only rows that are visible to the viewer: ${says}`);
    else if (limited && (isPositional(type) || !isNonNullType(type)))
      sentences.push(`Null if the row is not visible to the viewer: ${says}`);
    sentences.push(...this.ofLinks(owner.name, name));
    return sentences.join(' ');
  }

  /** Rows that an edge finds over links are those of the links that are visible. */
  private ofLinks(owner: string, edge: string): readonly string[] {
    const target = this.classes.get(owner);
    const link = target && entityMetadata(target).edges.get(edge)?.through?.();
    const policy = link && this.policies.get(link);
    if (!link || !policy || !this.isLimited(policy)) return [];
    const isType = isObjectType(this.schema.getType(link.name));
    return [
      isType
        ? `Only over rows of \`${link.name}\` that are visible to the viewer.`
        : `Its links are ${lower(this.ofRows(policy))}`,
    ];
  }

  /** The field, and what filters, orders, groups and counts by it. */
  private describeField(name: string, field: string, text: string): void {
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (!isObjectType(type) && !isInputObjectType(type)) continue;
      if (type.name !== name && entityOfRole(type, ...madeOfFields) !== name) continue;
      for (const member of [field, presenceOf(field)]) {
        const found: GraphQLInputField | GraphQLField<unknown, unknown> | undefined = type.getFields()[member];
        if (found) append(found, text);
      }
    }
  }
}

/** Whether a list has a place for each thing that was asked for, null where there is none. */
function isPositional(type: GraphQLField<unknown, unknown>['type']): boolean {
  const list = isNonNullType(type) ? type.ofType : type;
  return isListType(list) && !isNonNullType(list.ofType);
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function append(described: { description?: string | null | undefined }, text: string): void {
  if (text === '') return;
  described.description = described.description ? `${described.description}\n\n${text}` : text;
}

/**
 * Ends the descriptions of a schema's types, fields and edges with who sees what, in the words of the policies.
 * @param classes the classes of the types of the schema, by their names
 */
export function describeVisibility(
  schema: GraphQLSchema,
  policies: Policies,
  classes: ReadonlyMap<string, Class>,
  roles: readonly string[],
): void {
  new VisibilityDescriptions(schema, policies, classes, roles).write();
}
