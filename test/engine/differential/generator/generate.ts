import type {
  ConstDirectiveNode,
  DefinitionNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';
import { Kind, OperationTypeNode, parse, print } from 'graphql';
import type { Graph } from '../../../reference/graph';
import { Choice } from './choice';
import type { Draft } from './draft';
import { flaws } from './flaws';
import { writeDirectives } from './dates';
import { levelsOf, mostLevels } from './nesting';
import { overBudgetRoots } from './over-budget';
import { selectRoots } from './roots';
import { Scope } from './scope';
import { Usage } from './usage';
import { Variables } from './variables';

/** A request: a document, its variables and its operation name. */
export interface GeneratedRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The input of the generator. */
export interface Generating {
  readonly schema: GraphQLSchema;
  /** The rows from which operands are taken. */
  readonly graph: Graph;
  readonly seed: number;
  /** The counts of what was written so far. The caller may take back what was not executed. */
  readonly usage?: Usage;
}

const maximumSum = 250_000;

/** The percentage of the documents that go to something that no other has met. */
const aimed = 34;

/** Random documents without end. The same seed over the same rows makes the same documents. */
export function* generateRequests({
  schema,
  graph,
  seed,
  usage = new Usage(),
}: Generating): Generator<GeneratedRequest, never> {
  const choice = new Choice(seed);
  for (;;) {
    const made = generateRequest({ schema, graph, choice, usage });
    if (made) yield made;
  }
}

/** A request; undefined if its fields nest deeper than the hub accepts. */
function generateRequest(parts: Pick<Draft, 'schema' | 'graph' | 'choice' | 'usage'>): GeneratedRequest | undefined {
  const { choice } = parts;
  const variables = new Variables(choice);
  const isAimed = choice.chance(aimed);
  const goesDeep = parts.usage.isShallow && choice.chance(80) && !isAimed;
  parts.usage.takeAim(choice, isAimed);
  const draft: Draft = {
    ...parts,
    variables,
    fragments: [],
    shared: [],
    leaves: new Map(),
    takesCursors: true,
    goesDeep,
    targetDepth: goesDeep
      ? choice.integer(5, 6)
      : parts.usage.isAimed
        ? // The way to the aim is as long as it is. What stands beside it must neither use up the room nor nest too deep.
          choice.integer(0, 2)
        : choice.weighted([
            [1, 0],
            [1, 1],
            [1, 2],
            [2, 3],
            [4, 4],
            [8, 5],
            [16, 6],
          ]),
    flaw: choice.chance(6) && !goesDeep && !parts.usage.isAimed ? choice.pick(flaws) : undefined,
    levelsLeft: 150,
    fieldsLeft: goesDeep || parts.usage.isAimed ? 120 : choice.pick([20, 40, 70, 120]),
    bytesLeft: choice.weighted([
      [70, 20_000],
      [25, 60_000],
      [5, 200_000],
    ]),
    pagesLeft: maximumSum,
  };
  parts.usage.isSeeking = choice.chance(50) && !goesDeep;
  const directives = writeDirectives(draft);
  const isOverBudget = choice.integer(1, 1000) <= 15;
  const selections = isOverBudget ? overBudgetRoots(choice, variables) : selectRoots(draft, new Scope());
  return levelsOf(selections, draft.fragments) > mostLevels ? undefined : request(draft, directives, selections);
}

function request(
  { choice, variables, fragments }: Draft,
  directives: readonly ConstDirectiveNode[],
  selections: readonly SelectionNode[],
): GeneratedRequest {
  const needsName = choice.chance(10);
  const name =
    needsName || choice.chance(50)
      ? choice.pick(['Page', 'constructor', '__proto__', 'query', 'Directory'])
      : undefined;
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(name === undefined ? {} : { name: { kind: Kind.NAME, value: name } }),
    variableDefinitions: variables.definitions,
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const definitions: DefinitionNode[] = choice.shuffle([
    operation,
    ...fragments,
    ...(needsName ? otherOperations() : []),
  ]);
  const sent = { ...variables.values };
  const isBroken = choice.integer(1, 1000) <= 8;
  const operationName = isBroken
    ? 'NoSuchOperation'
    : name !== undefined && (needsName || choice.chance(40))
      ? name
      : undefined;
  if (choice.integer(1, 1000) <= 8) breakVariables(operation, sent);
  return {
    query: print({ kind: Kind.DOCUMENT, definitions }),
    ...(operationName === undefined ? {} : { operationName }),
    ...(Object.keys(sent).length > 0 || choice.chance(10) ? { variables: sent } : {}),
  };
}

/** Other operations of the document, which the request does not run. */
function otherOperations(): readonly (OperationDefinitionNode | FragmentDefinitionNode)[] {
  const { definitions } = parse(
    'query Other($first: Int) { regions(first: $first) { nodes { id } } } query Another { __typename }',
  );
  return definitions as readonly OperationDefinitionNode[];
}

/** Removes a required variable, or sends one of the wrong type. */
function breakVariables({ variableDefinitions = [] }: OperationDefinitionNode, sent: Record<string, unknown>): void {
  const required = variableDefinitions.find(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
  );
  const name = required?.variable.name.value;
  if (name !== undefined) Reflect.deleteProperty(sent, name);
  else for (const key of Object.keys(sent)) sent[key] = { unexpected: true };
}
