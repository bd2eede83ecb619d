import type {
  ArgumentNode,
  DefinitionNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  NameNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  VariableDefinitionNode,
} from 'graphql';
import { getNamedType, getNullableType, isAbstractType, isListType, Kind, visit } from 'graphql';
import type { Selected } from '../operation/selection';
import type { TablePath } from './find';

/** The part of an operation that its table needs. */
export interface TableOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The names of the variables of the other operation that it does not need. */
  readonly unneeded: readonly string[];
}

/** The variable that holds the request date, where the request sets one. */
export const dateVariable = '_asOf';

/** What the arguments of the list say of pages. The table has all rows. */
const ofPages = new Set(['first', 'last', 'after', 'before']);

/**
 * Leaves out of an operation what stands beside and above its table, and the page that its list asks for.
 * @param dated whether the request sets the date of the operation, instead of a date of its own
 */
export function tableOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  path: TablePath,
  dated: boolean,
): TableOperation {
  const directives = dated ? withDate(operation.directives ?? []) : operation.directives;
  const selectionSet = path.length > 0 ? pruned(path) : operation.selectionSet;
  const fragments = usedFragments(document, selectionSet);
  const used = new Set<string>();
  for (const part of [...(directives ?? []), selectionSet, ...fragments])
    visit(part, { Variable: ({ name }) => void used.add(name.value) });
  const definitions = operation.variableDefinitions ?? [];
  const kept = definitions.filter(({ variable }) => used.has(variable.name.value));
  const made: OperationDefinitionNode = {
    ...operation,
    directives: directives ?? [],
    selectionSet,
    variableDefinitions: dated ? [...kept, dateDefinition] : kept,
  };
  return {
    document: { kind: Kind.DOCUMENT, definitions: [made as DefinitionNode, ...fragments] },
    operation: made,
    unneeded: definitions.map(({ variable }) => variable.name.value).filter((name) => !used.has(name)),
  };
}

/** The field that has the arguments of a list: the connection, the groups, or the list itself. */
export function pagedField(path: TablePath): Selected | undefined {
  const list = path.at(-1);
  if (!list) return undefined;
  return list.definition.name === 'nodes' || list.definition.name === 'edges' ? (path.at(-2) ?? list) : list;
}

function pruned(path: TablePath): SelectionSetNode {
  const paged = pagedField(path);
  return path.reduceRight<SelectionSetNode | undefined>((below, selected, index) => {
    const field = fieldOf(selected, below ?? wholeSelection(selected), selected === paged);
    const above = path[index - 1];
    const isAbstract = above !== undefined && isAbstractType(getNamedType(above.definition.type));
    return { kind: Kind.SELECTION_SET, selections: [isAbstract ? onType(selected.parentType.name, field) : field] };
  }, undefined) as SelectionSetNode;
}

function fieldOf({ key, definition, nodes }: Selected, selectionSet: SelectionSetNode, isPaged: boolean): FieldNode {
  const given = nodes[0]?.arguments ?? [];
  // A list without pages is cut for what it means, such as the most similar rows.
  const cuts = isPaged && !isListType(getNullableType(definition.type));
  const kept: readonly ArgumentNode[] = cuts ? given.filter(({ name }) => !ofPages.has(name.value)) : given;
  return {
    kind: Kind.FIELD,
    name: nameNode(definition.name),
    ...(key !== definition.name && { alias: nameNode(key) }),
    arguments: kept,
    selectionSet,
  };
}

function wholeSelection({ nodes }: Selected): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []) };
}

function onType(typeName: string, field: FieldNode): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(typeName) },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** The fragments that a selection uses, also through others. */
export function usedFragments(
  { definitions }: DocumentNode,
  from: SelectionSetNode,
): readonly FragmentDefinitionNode[] {
  const known = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) known.set(each.name.value, each);
  const used = new Set<FragmentDefinitionNode>();
  const follow = (part: SelectionSetNode): void => {
    visit(part, {
      FragmentSpread({ name }) {
        const fragment = known.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment.selectionSet);
      },
    });
  };
  follow(from);
  return [...used];
}

const dateDefinition: VariableDefinitionNode = {
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: nameNode(dateVariable) },
  type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: nameNode('Date') } },
};

function withDate(directives: readonly DirectiveNode[]): readonly DirectiveNode[] {
  const value = { kind: Kind.VARIABLE, name: nameNode(dateVariable) } as const;
  return [
    ...directives.filter(({ name }) => name.value !== 'asOf'),
    {
      kind: Kind.DIRECTIVE,
      name: nameNode('asOf'),
      arguments: [{ kind: Kind.ARGUMENT, name: nameNode('date'), value }],
    } as DirectiveNode,
  ];
}
