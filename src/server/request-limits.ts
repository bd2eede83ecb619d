import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** The depth of a selection, and the number of its aliased fields. */
interface Weight {
  depth: number;
  aliases: number;
}

const weightless: Weight = { depth: 0, aliases: 0 };

/**
 * A validation rule that refuses an operation whose fields nest too deep or have too many aliases. The fields of a fragment
 * count at each place where it is spread. Each fragment is weighed once, so the time does not grow with the number of
 * spreads.
 */
export function requestLimits(most: { depth: number; aliases: number }): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const known = new Map<string, Weight>();
    return {
      OperationDefinition(operation) {
        const { depth, aliases } = weigh(operation.selectionSet, context, known);
        if (depth > most.depth) {
          context.reportError(
            refusal(operation, `nests its fields ${depth} levels deep: at most ${most.depth} are allowed.`),
          );
        }
        if (aliases > most.aliases) {
          context.reportError(
            refusal(operation, `has ${aliases} aliased fields: at most ${most.aliases} are allowed.`),
          );
        }
        return false;
      },
    };
  };
}

function weigh({ selections }: SelectionSetNode, context: ValidationContext, known: Map<string, Weight>): Weight {
  let depth = 0;
  let aliases = 0;
  for (const selection of selections) {
    let weight = weightless;
    switch (selection.kind) {
      case Kind.FIELD: {
        const below = selection.selectionSet ? weigh(selection.selectionSet, context, known) : weightless;
        weight = { depth: below.depth + 1, aliases: below.aliases + (selection.alias ? 1 : 0) };
        break;
      }
      case Kind.INLINE_FRAGMENT:
        weight = weigh(selection.selectionSet, context, known);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = context.getFragment(selection.name.value);
        if (fragment) weight = weighFragment(fragment, context, known);
      }
    }
    depth = Math.max(depth, weight.depth);
    aliases += weight.aliases;
  }
  return { depth, aliases };
}

function weighFragment(
  fragment: FragmentDefinitionNode,
  context: ValidationContext,
  known: Map<string, Weight>,
): Weight {
  const name = fragment.name.value;
  const before = known.get(name);
  if (before) return before;
  // Another rule refuses a fragment that spreads itself. This value ends the recursion.
  known.set(name, weightless);
  const weight = weigh(fragment.selectionSet, context, known);
  known.set(name, weight);
  return weight;
}

function refusal(operation: OperationDefinitionNode, what: string): GraphQLError {
  const name = operation.name ? `The operation "${operation.name.value}"` : 'The operation';
  return new GraphQLError(`${name} ${what}`, { nodes: [operation] });
}
