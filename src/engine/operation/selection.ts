import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import type { ResponsePath } from '../errors/errors';
import { refusal } from '../errors/errors';

/** The values of an operation's variables, coerced. */
export interface Variables {
  readonly [name: string]: unknown;
}

/** One response key of a selection: its field, and what is selected below it. */
export interface Selected {
  readonly key: string;
  readonly path: ResponsePath;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** Every field node that was merged under this key; their arguments are the same. */
  readonly nodes: readonly FieldNode[];
  /** What is selected below, by the name of the object type that may stand there. */
  readonly selections: ReadonlyMap<string, Selection>;
}

/** What is selected of one object type, in the order of the response. */
export interface Selection {
  readonly typeName: string;
  readonly fields: readonly Selected[];
}

/**
 * The most fields that an operation may select. The fields of a fragment count at each place where it is spread: with
 * fragments that spread each other in several places, a short document could select more fields than there is memory for.
 */
const maximumFields = 10_000;

const metaFields = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

type Fragments = { [name: string]: FragmentDefinitionNode };

/** The fragments of a document, by name. A null prototype, since `__proto__` is a legal name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = Object.create(null) as Fragments;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}

/** The names of the variables of `@skip` and `@include`, which decide which fields a document selects. */
export function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (directive.name.value !== 'skip' && directive.name.value !== 'include') return;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * Reads the tree of what an operation selects. Fields are merged by the functions of graphql-js (CollectFields in the
 * specification), so the engine and graphql-js cannot differ.
 */
export class SelectionReader {
  /** How many fields were read. */
  fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly variables: Variables,
  ) {}

  /** The selection of an operation on its root type, with its introspection fields. */
  readOperation(operation: OperationDefinitionNode, rootType: GraphQLObjectType): Selection {
    return this.readSelectionSet(operation.selectionSet, rootType);
  }

  private readSelectionSet(selectionSet: SelectionSetNode, type: GraphQLObjectType): Selection {
    const collected = collectFields(
      this.schema,
      this.fragments,
      this.variables as { [name: string]: unknown },
      type,
      selectionSet,
    );
    return this.select(type, collected, []);
  }

  private select(
    type: GraphQLObjectType,
    collected: ReadonlyMap<string, readonly FieldNode[]>,
    path: ResponsePath,
  ): Selection {
    const fields: Selected[] = [];
    for (const [key, nodes] of collected) {
      const name = nodes[0]?.name.value as string;
      const definition = metaFields.get(name) ?? type.getFields()[name];
      if (!definition) continue;
      this.countField();
      const fieldPath = [...path, key];
      fields.push({
        key,
        path: fieldPath,
        definition,
        parentType: type,
        nodes,
        selections: this.below(definition, nodes, fieldPath),
      });
    }
    return { typeName: type.name, fields };
  }

  private countField(): void {
    if (++this.fields > maximumFields)
      throw refusal('TOO_COMPLEX', `The document selects more than ${maximumFields} fields.`, undefined);
  }

  private below(
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    path: ResponsePath,
  ): ReadonlyMap<string, Selection> {
    const named = getNamedType(definition.type);
    const types = isObjectType(named) ? [named] : isAbstractType(named) ? this.schema.getPossibleTypes(named) : [];
    return new Map(
      types.map((type) => {
        const collected = collectSubfields(
          this.schema,
          this.fragments,
          this.variables as { [name: string]: unknown },
          type,
          nodes as FieldNode[],
        );
        return [type.name, this.select(type, collected, path)];
      }),
    );
  }
}
