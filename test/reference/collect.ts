import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { isAbstractType, Kind } from 'graphql';

/** What the collection of fields depends on. */
export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields of an object by response key, each with all its nodes: CollectFields of the GraphQL specification, 6.3.2. */
export function collectFields(
  collecting: Collecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const grouped = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (isExcluded(selection.directives ?? [], collecting.variables)) return;
    switch (selection.kind) {
      case Kind.FIELD: {
        const key = (selection.alias ?? selection.name).value;
        grouped.set(key, [...(grouped.get(key) ?? []), selection]);
        return;
      }
      case Kind.INLINE_FRAGMENT:
        if (applies(collecting.schema, type, selection.typeCondition?.name.value))
          selection.selectionSet.selections.forEach(visit);
        return;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = collecting.fragments.get(selection.name.value);
        if (!fragment || visited.has(selection.name.value)) return;
        visited.add(selection.name.value);
        if (applies(collecting.schema, type, fragment.typeCondition.name.value))
          fragment.selectionSet.selections.forEach(visit);
      }
    }
  };
  for (const { selections } of sets) selections.forEach(visit);
  return grouped;
}

function isExcluded(directives: readonly DirectiveNode[], variables: Collecting['variables']): boolean {
  return directives.some(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const condition =
      value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return (name.value === 'skip' && condition === true) || (name.value === 'include' && condition === false);
  });
}

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}
