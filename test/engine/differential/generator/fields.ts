import type { ArgumentNode, FieldNode, GraphQLInputObjectType, GraphQLObjectType, SelectionNode } from 'graphql';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  print,
} from 'graphql';
import { connectedType } from '../../../reference/refusals';
import type { Draft, Field, Material, Place } from './draft';
import type { KeyUse, Scope } from './scope';
import { shapeOf } from './scope';

const aliases = [
  'a',
  'b',
  'x1',
  'id',
  'name',
  'nodes',
  'node',
  'code',
  'status',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__typename',
  'valueOf',
  '_',
];

/** A response key of one object, taken for a field. */
export interface Claim {
  readonly key: string;
  readonly use: KeyUse;
  readonly below: Scope;
}

/** The kind of a field's type. */
export type FieldKind = 'leaf' | 'composite' | 'connection' | 'list' | 'one';

export function kindOf(field: Field): FieldKind {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 'leaf';
  if (type.name === 'Money' || type.name === 'Position') return 'composite';
  if (connectedType(field) !== undefined) return 'connection';
  return isListType(getNullableType(field.type)) ? 'list' : 'one';
}

/** The fields of an object type by name. Those that lead to where the document goes come first, while there is room for them. */
export function fieldsOf({ schema, usage }: Draft, typeName: string): readonly Field[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
  const fields = Object.values(type.getFields());
  const leading = fields.filter((field) => usage.leads(typeName, field));
  return leading.length > 0 ? [...leading, ...fields.filter((field) => !leading.includes(field))] : fields;
}

/** An input object type by its name. */
export function inputOf({ schema }: Material, name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input object type.`);
  return type;
}

/** Takes a response key for a field: its name or, by chance or if the name is taken, an alias. */
export function claim(
  draft: Draft,
  scope: Scope,
  parent: GraphQLObjectType | { readonly name: string },
  field: Field,
  given: readonly ArgumentNode[],
): Claim {
  const printed = given.map((each) => print(each)).sort();
  const use: KeyUse = {
    parent: parent.name,
    onObject: parent.name !== 'Node',
    signature: `${field.name}(${printed.join()})`,
    shape: shapeOf(field.type),
  };
  const { choice } = draft;
  const candidates = [
    choice.chance(22) ? choice.pick(aliases) : field.name,
    field.name,
    choice.pick(aliases),
    `${field.name}${choice.integer(1, 99)}`,
  ];
  const key = candidates.find((candidate) => scope.accepts(candidate, use)) ?? `${field.name}_${draft.fieldsLeft}`;
  return { key, use, below: scope.claim(key, use) };
}

/** The node of a field under its key. */
export function fieldNode(
  field: { readonly name: string },
  key: string,
  given: readonly ArgumentNode[],
  selections?: readonly SelectionNode[],
): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field.name },
    ...(key === field.name ? {} : { alias: { kind: Kind.NAME, value: key } }),
    ...(given.length > 0 ? { arguments: given } : {}),
    ...(selections ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
  };
}

/** Counts a field and its share of the answer and of the statement. Returns false if it no longer fits. */
export function afford(draft: Draft, { count }: Pick<Place, 'count'>, bytes: number, levels = 0): boolean {
  const cost = Math.max(count, 1) * bytes;
  if (draft.fieldsLeft <= 0 || cost > draft.bytesLeft || levels > draft.levelsLeft) return false;
  draft.fieldsLeft -= 1;
  draft.bytesLeft -= cost;
  draft.levelsLeft -= levels;
  return true;
}

/** The most levels of a statement that an edge to this type takes. */
export function levelsOf({ schema }: Draft, typeName: string): number {
  const type = schema.getType(typeName);
  return isAbstractType(type) ? 1 + schema.getPossibleTypes(type).length : 3;
}

/** `__typename`, which every composite type has. */
export function typeName(draft: Draft, scope: Scope, parent: string): FieldNode {
  const field = { name: '__typename' };
  const use: KeyUse = { parent, onObject: parent !== 'Node', signature: '__typename()', shape: 'String!' };
  const key = draft.choice.chance(15) && scope.accepts('kind', use) ? 'kind' : field.name;
  const free = scope.accepts(key, use) ? key : `typeName_${draft.fieldsLeft}`;
  scope.claim(free, use);
  draft.usage.add(`${parent}.__typename`);
  return fieldNode(field, free, []);
}

/** A field, and sometimes a second one with other selections under the same key, to be merged. */
export function again({ choice, fieldsLeft }: Draft, make: () => FieldNode): FieldNode[] {
  return choice.chance(9) && fieldsLeft > 10 ? [make(), make()] : [make()];
}
