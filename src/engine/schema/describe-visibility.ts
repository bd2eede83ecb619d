import type { GraphQLInputField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLField } from 'graphql';
import type { Class } from '../metadata/class';
import { entityMetadata } from '../metadata/entity';
import type { ByRole, Policies, Policy, Visibility } from '../metadata/policy';
import { entityOfRole, isToMany, rowTypeName } from '../metadata/generated';
import { listed, presenceOf, words } from '../metadata/names';

/** The generated types that have the fields of an entity's type. */
const madeOfFields = ['filter', 'order', 'key', 'min', 'max', 'sum', 'average'] as const;

/** The rows of a visibility in words: `all rows`, the names of its clauses, or an empty text if it has no rows. */
function rowsOf(visible: Visibility | undefined): string {
  if (visible === undefined || visible === 'none') return '';
  return visible === 'all' ? 'all rows' : listed(Object.keys(visible), 'or');
}

/**
 * Appends to the descriptions of a schema which roles see the rows of a type, and which roles see a field with a rule of its
 * own. The rows are named as the policies name their clauses.
 */
export class VisibilityDescriptions {
  /**
   * @param classes the classes of the types of the schema, by their names
   * @param roles every role, from the least to the most trusted
   */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly policies: Policies,
    private readonly classes: ReadonlyMap<string, Class>,
    private readonly roles: readonly string[],
  ) {}

  write(): void {
    const owners = [...this.classes.keys(), 'Query'].map((name) => this.schema.getType(name)).filter(isObjectType);
    for (const type of owners)
      for (const field of Object.values(type.getFields())) append(field, this.ofEdge(type, field));
    for (const [name, target] of this.classes) {
      const [type, policy] = [this.schema.getType(name), this.policies.get(target)];
      if (!isObjectType(type) || !policy) continue;
      append(type, this.ofRows(policy));
      for (const [field, visible] of Object.entries(policy.fields))
        this.describeField(name, field, this.ofField(visible));
    }
  }

  private ofRows({ rows, through }: Policy): string {
    const edges = through.map((edge) => `its ${words(edge)}`);
    const besides =
      edges.length > 0 ? ` A row is visible only if ${listed(edges)} ${edges.length > 1 ? 'are' : 'is'} visible.` : '';
    const groups = this.rolesByRows(rows);
    if (groups.length === 0) return 'No role sees these rows.';
    const said = groups.map(
      ({ roles, visible }) => `${listed(roles)} ${roles.length > 1 ? 'see' : 'sees'} ${visible}.`,
    );
    return `${this.isForEveryone(rows) ? 'Every role sees all rows.' : said.join(' ')}${besides}`;
  }

  private ofField(visible: ByRole): string {
    const refused = this.roles.filter((role) => rowsOf(visible[role]) === '');
    const isHiddenOnSome = this.roles.some((role) => typeof visible[role] === 'object');
    const shown = this.rolesByRows(visible).map(({ roles, visible: rows }) => `to ${listed(roles)} on ${rows}`);
    return [
      `Shown ${shown.join('; ')}.`,
      ...(isHiddenOnSome ? ['Null on other rows.'] : []),
      ...(refused.length > 0
        ? [`${listed(refused)} ${refused.length > 1 ? 'get' : 'gets'} the error FORBIDDEN_FIELD.`]
        : []),
    ].join(' ');
  }

  private isForEveryone(rows: ByRole): boolean {
    return this.roles.every((role) => rows[role] === 'all');
  }

  /** The roles that see some rows; roles that see the same rows are one group. */
  private rolesByRows(visible: ByRole): readonly { readonly roles: readonly string[]; readonly visible: string }[] {
    const groups = new Map<string, string[]>();
    for (const role of this.roles) {
      const rows = rowsOf(visible[role]);
      if (rows !== '') groups.set(rows, [...(groups.get(rows) ?? []), role]);
    }
    return [...groups].map(([rows, roles]) => ({ roles, visible: rows }));
  }

  /** Whether a policy hides a row from a role. */
  private isLimited(policy: Policy | undefined): boolean {
    return policy !== undefined && (policy.through.length > 0 || !this.isForEveryone(policy.rows));
  }

  /** The sentences on hidden rows in the description of an edge; an empty text if no row is ever hidden. */
  private ofEdge(owner: GraphQLObjectType, { name, type }: GraphQLField<unknown, unknown>): string {
    const isOfAnyType = isInterfaceType(getNamedType(type));
    const target = rowTypeName(type);
    const entity = this.classes.get(target);
    if (!isOfAnyType && !entity) return '';
    const limited = isOfAnyType || this.isLimited(entity && this.policies.get(entity));
    const says = `The description of ${isOfAnyType ? 'each type' : `\`${target}\``} says which rows it may see.`;
    const links = this.ofLinks(owner.name, name);
    if (limited && isToMany(type) && !isPositional(type))
      return `Contains only rows that the viewer may see. ${says}${links}`;
    if (limited && (isPositional(type) || !isNonNullType(type)))
      return `Null if the viewer may not see the row. ${says}${links}`;
    return links.trimStart();
  }

  /** An edge over links follows only the links that the viewer may see. */
  private ofLinks(owner: string, edge: string): string {
    const target = this.classes.get(owner);
    const link = target && entityMetadata(target).edges.get(edge)?.through?.();
    const policy = link && this.policies.get(link);
    if (!link || !policy || !this.isLimited(policy)) return '';
    return isObjectType(this.schema.getType(link.name))
      ? ` The edge follows only rows of \`${link.name}\` that the viewer may see.`
      : ` The edge follows only the links that the viewer may see: ${this.ofRows(policy)}`;
  }

  /** Describes the field, and every input and aggregate that uses it. */
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

/** Whether a list has one place per requested key, null if no row has the key. */
function isPositional(type: GraphQLField<unknown, unknown>['type']): boolean {
  const list = getNullableType(type);
  return isListType(list) && !isNonNullType(list.ofType);
}

function append(described: { description?: string | null | undefined }, text: string): void {
  if (text === '') return;
  described.description = described.description ? `${described.description}\n\n${text}` : text;
}
