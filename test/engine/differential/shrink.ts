import type { ASTNode, DocumentNode, GraphQLSchema } from 'graphql';
import { Kind, parse, print, validate, visit } from 'graphql';
import type { GeneratedRequest } from './generator/generate';

const mostAttempts = 400;

/**
 * Makes a failing request smaller as long as it still fails: leaves out selections, arguments and directives one by one.
 * @param fails asks whether a request still shows the difference
 */
export async function shrink(
  schema: GraphQLSchema,
  request: GeneratedRequest,
  fails: (request: GeneratedRequest) => Promise<boolean>,
): Promise<GeneratedRequest> {
  let smallest = request;
  let attempts = 0;
  for (let progress = true; progress;) {
    progress = false;
    for (let index = 0; attempts < mostAttempts; index += 1) {
      const smaller = without(schema, smallest, index);
      if (smaller === undefined) break;
      if (smaller === 'invalid') continue;
      attempts += 1;
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      progress = true;
      index -= 1;
    }
  }
  return smallest;
}

/** The request without its part of this number, in the order of the document; undefined past its end. */
function without(
  schema: GraphQLSchema,
  request: GeneratedRequest,
  index: number,
): GeneratedRequest | 'invalid' | undefined {
  let number = -1;
  let found = false;
  const leave = (node: ASTNode): null | undefined => {
    number += 1;
    if (number !== index) return undefined;
    found = node.kind !== Kind.DOCUMENT;
    return null;
  };
  const smaller = visit(parse(request.query), {
    Field: leave,
    InlineFragment: leave,
    FragmentSpread: leave,
    Argument: leave,
    Directive: leave,
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? null : undefined) },
  });
  if (!found) return undefined;
  try {
    return used(schema, request, smaller);
  } catch {
    return 'invalid';
  }
}

/** The request with nothing defined in it that nobody uses. */
function used(schema: GraphQLSchema, request: GeneratedRequest, document: DocumentNode): GeneratedRequest | 'invalid' {
  let pruned = document;
  for (let before = ''; before !== print(pruned);) {
    before = print(pruned);
    const names = new Set<string>();
    visit(pruned, {
      FragmentSpread: ({ name }) => void names.add(`...${name.value}`),
      VariableDefinition: () => false,
      Variable: ({ name }) => void names.add(`$${name.value}`),
    });
    pruned = visit(pruned, {
      FragmentDefinition: ({ name }) => (names.has(`...${name.value}`) ? undefined : null),
      VariableDefinition: ({ variable }) => (names.has(`$${variable.name.value}`) ? undefined : null),
    });
  }
  const query = print(pruned);
  return validate(schema, parse(query)).length === 0 ? { ...request, query } : 'invalid';
}
