import {
  GraphQLError,
  TypeInfo,
  ValidationContext,
  visitInParallel,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { QueryDocumentKeys } from 'graphql/language/ast';
import { Slices, type Wait } from '../engine/assemble/slices';

/** The message with which graphql-js ends a list of errors that is not complete. */
export const tooManyErrors = 'Too many validation errors, error limit reached. Validation aborted.';

/** The message with which graphql-js gives the comparison of fields up. */
export const comparisonAborted = 'Validation aborted.';

/** Thrown where the validation has found the most errors. */
class Enough extends Error {}

/**
 * Validates a document as `validate` of graphql-js does, in slices: other requests have their turn between two nodes.
 * @param mostErrors after so many it ends, with one more that says so
 * @param wait for the next slice
 */
export async function validateInSlices(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
  mostErrors: number,
  wait: Wait,
): Promise<readonly GraphQLError[]> {
  const errors: GraphQLError[] = [];
  const types = new TypeInfo(schema);
  const context = new ValidationContext(schema, document, types, (error) => {
    if (errors.length >= mostErrors) throw new Enough();
    errors.push(error);
  });
  const visitor = visitWithTypeInfo(types, visitInParallel(rules.map((rule) => rule(context)))) as EnterLeave;
  const slices = new Slices(wait);
  try {
    for (const _visit of visits(document, visitor)) if (slices.over) await slices.next();
  } catch (problem) {
    if (problem instanceof Enough) errors.push(new GraphQLError(tooManyErrors));
    else if (problem instanceof GraphQLError && problem.message === comparisonAborted) errors.push(problem);
    else throw problem;
  }
  return errors;
}

type Visit = (
  node: ASTNode,
  key: string | number | undefined,
  parent: Visited | undefined,
  path: readonly (string | number)[],
  ancestors: readonly Visited[],
) => unknown;

/** What `visitWithTypeInfo` makes of a visitor. */
interface EnterLeave {
  readonly enter: Visit;
  readonly leave: Visit;
}

type Visited = ASTNode | readonly ASTNode[];

/** A node or a list of nodes whose visit has begun. */
interface Begun {
  readonly node: Visited;
  readonly key: string | number | undefined;
  readonly parent: Visited | undefined;
  /** The members to visit; undefined for a list. */
  readonly members: readonly string[] | undefined;
  next: number;
}

/** The members of each kind of node that are visited. Descriptions are not validated. */
const membersOf = Object.fromEntries(
  Object.entries(QueryDocumentKeys).map(([kind, members]) => [kind, members.filter((name) => name !== 'description')]),
);

/**
 * Calls a visitor for every node of a document in the order of graphql-js, and yields after each. The visitor changes
 * nothing and skips nothing, like all that `visitInParallel` makes of rules.
 */
function* visits(document: DocumentNode, { enter, leave }: EnterLeave): Generator<void> {
  const path: (string | number)[] = [];
  const ancestors: Visited[] = [];
  const begun: Begun[] = [];
  const begin = (node: Visited, key?: string | number, parent?: Visited): void => {
    if (key !== undefined) path.push(key);
    if (isNode(node)) enter(node, key, parent, path, ancestors);
    if (parent) ancestors.push(parent);
    begun.push({ node, key, parent, members: isNode(node) ? membersOf[node.kind] : undefined, next: 0 });
  };
  begin(document);
  for (let last = begun.at(-1); last; last = begun.at(-1)) {
    const { node, key, parent, members = node as readonly ASTNode[] } = last;
    if (last.next < members.length) {
      const name = last.members?.[last.next] ?? last.next;
      last.next++;
      const child = (node as never)[name] as Visited | undefined;
      if (child) begin(child, name, node);
    } else {
      begun.pop();
      ancestors.pop();
      if (isNode(node)) leave(node, key, parent, path, ancestors);
      path.pop();
    }
    yield;
  }
}

function isNode(visited: Visited): visited is ASTNode {
  return !Array.isArray(visited);
}
