import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import { listFields, valueAt, type Json, type Path } from './expected';
import type { GeneratedRequest } from '../../engine/differential/generator/generate';

/** A document with one table, and the request for its JSON answer. */
export interface Marked {
  /** The document whose table is asked for; its pages are those of the generated document. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The request whose list has the first rows of the table. */
  readonly answer: GeneratedRequest;
  rowsIn(data: Json): readonly Json[];
  /** Whether `@skip` or `@include` leaves out the marked field. Another field may still give the same key. */
  readonly isLeftOut: boolean;
}

/**
 * Marks one of the lists of a generated document as its table, and asks for its first rows.
 * @param number chooses the list
 * @returns undefined if the document has no list that can be marked in its operation itself
 */
export function markTable(
  schema: GraphQLSchema,
  { query, variables = {}, operationName }: GeneratedRequest,
  limit: number,
  number: number,
): Marked | undefined {
  const document = parse(query, { noLocation: true });
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const only: DocumentNode = {
    ...document,
    definitions: document.definitions.filter((each) => each === operation || each.kind === Kind.FRAGMENT_DEFINITION),
  };
  const places = [...placesIn(operation, listFields(schema, only))];
  const place = places[number % Math.max(1, places.length)];
  if (!place) return undefined;
  const mark = place.fields.at(-1) as FieldNode;
  const pageOwner = ['nodes', 'edges'].includes(mark.name.value) ? place.fields.at(-2) : undefined;
  const marked = replaceField(only, mark, (node) => ({
    ...node,
    directives: [...(node.directives ?? []), { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'table' } }],
  }));
  const answer = pageOwner ? replaceField(only, pageOwner, (node) => withFirst(node, limit)) : only;
  const used = withoutUnused(answer);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const names = new Set(getOperationAST(used)?.variableDefinitions?.map(({ variable }) => variable.name.value));
  return {
    text: print(marked),
    variables,
    answer: {
      query: print(used),
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name))),
    },
    isLeftOut: place.fields.some((field) => isLeftOut(field, coerced ?? {})),
    rowsIn: (data) => {
      const rows = valueAt(data, place.path);
      return Array.isArray(rows) ? (rows as readonly Json[]).slice(0, limit) : [];
    },
  };
}

function isLeftOut(field: FieldNode, variables: Readonly<Record<string, unknown>>): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, field, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, field, variables)?.if === false
  );
}

interface Place {
  readonly fields: readonly FieldNode[];
  readonly path: Path;
}

/** The lists that stand in the operation itself, each with the fields that lead to it. Keys that come twice are left out. */
function* placesIn({ selectionSet }: OperationDefinitionNode, lists: ReadonlySet<FieldNode>): Generator<Place> {
  const visitSet = function* (set: typeof selectionSet, above: Place): Generator<Place> {
    const keys = set.selections.map((each) => (each.kind === Kind.FIELD ? (each.alias ?? each.name).value : ''));
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD || set.selections.length > new Set(keys).size) continue;
      const place = {
        fields: [...above.fields, selection],
        path: [...above.path, (selection.alias ?? selection.name).value],
      };
      if (lists.has(selection)) yield place;
      else if (selection.selectionSet) yield* visitSet(selection.selectionSet, place);
    }
  };
  yield* visitSet(selectionSet, { fields: [], path: [] });
}

function replaceField(document: DocumentNode, field: FieldNode, by: (node: FieldNode) => FieldNode): DocumentNode {
  return visit(document, {
    Field: { leave: (node, _key, _parent, _path) => (same(node, field) ? by(node) : undefined) },
  });
}

/** A visitor sees changed copies of fields whose parts changed; nothing below a list is changed here. */
function same(node: FieldNode, field: FieldNode): boolean {
  return (
    node === field ||
    (node.selectionSet === field.selectionSet && node.name === field.name && node.alias === field.alias)
  );
}

function withFirst(node: FieldNode, limit: number): FieldNode {
  const others = (node.arguments ?? []).filter(
    ({ name }) => !['first', 'last', 'after', 'before'].includes(name.value),
  );
  const first = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'first' },
    value: { kind: Kind.INT, value: String(limit) },
  } as const;
  return { ...node, arguments: [...others, first] };
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: ({ directives }) => {
      void directives;
      return false;
    },
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
