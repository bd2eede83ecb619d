import type { DocumentNode, FieldNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isInputObjectType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Role } from '../../../src/access/viewer';
import { collectFields, type Collecting } from '../../reference/collect';

const money = ['budget', 'committed', 'paid', 'available'].map((name) => `FinancingProgram.${name}`);

/** The fields that a role may see on no row. */
const forbidden: Partial<Record<Role, readonly string[]>> = {
  PUBLIC: ['Partner.legalName', ...money],
  PARTNER: money,
  DISTRIBUTOR: money,
};

/** Whether there is a role that may see a field on no row. */
export function mayBeForbidden(type: string, field: string): boolean {
  return Object.values(forbidden).some((names) => names.includes(`${type}.${field}`));
}

/** What is made of a type's fields is named after the type: its filter, its order, its sums. */
const derived = /((Total|Bound)?(Filter|Order)|Min|Max|Sum|Average|Median|Percentile)$/;

/** Whether an operation selects or uses a field that a role may not see, without parts that directives skip. Does not use the engine. */
export function usesForbidden(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  role: Role,
): boolean {
  const names = new Set(forbidden[role] ?? []);
  const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!variables || names.size === 0) return false;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const collecting: Collecting = { schema, fragments, variables };
  const isForbidden = (type: string, field: string): boolean => names.has(`${type.replace(derived, '')}.${field}`);
  const inInput = (type: GraphQLInputType, value: unknown): boolean => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return value.some((each) => inInput(type, each));
    return Object.entries(value).some(([name, inner]) => {
      const field = named.getFields()[name];
      if (!field || inner === null || inner === undefined) return false;
      return isForbidden(named.name, name) || inInput(field.type, inner);
    });
  };
  const inSelection = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): boolean =>
    [...collectFields(collecting, type, sets).values()].some((nodes) => {
      const [node] = nodes as [FieldNode];
      const field = type.getFields()[node.name.value];
      if (!field) return false;
      if (isForbidden(type.name, field.name)) return true;
      const values = getArgumentValues(field, node, variables);
      if (field.args.some(({ name, type: input }) => inInput(input, values[name]))) return true;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const named = getNamedType(field.type);
      const targets = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
      return targets.some((target) => inSelection(target, below));
    });
  const query = schema.getQueryType();
  return !!query && inSelection(query, [operation.selectionSet]);
}
