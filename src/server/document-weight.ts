import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { cannotBeValidated } from './error-mask';

/** The most fields that a document may select. The engine has the same limit, and counts each type of an interface. */
const maximumFields = 10_000;

/** The most field nodes, counted wherever their fragments are spread; a node with long arguments counts several times. */
const maximumNodes = 20_000;

/**
 * The most pairs of field nodes under the same response key. Validation compares each pair, and all that is selected below
 * it: 250 000 pairs took 75 ms.
 */
const maximumPairs = 50_000;

/** A pair of the same field without arguments and with nothing below it, as a share of another pair. */
const leafPair = 0.1;

/** So many characters of arguments count as one node. */
const argumentCharacters = 16;

/** The message for what cannot be read in time, and whether it is the number of its fields. */
interface TooHeavy {
  readonly message: string;
  readonly fields: boolean;
}

/**
 * Whether validating and reading a document would take too long. It follows the fragments of the document and merges the
 * fields of the same response key, as the execution does, without regard to types. So it takes time that grows with what it
 * counts, and ends at the first limit. The document may be invalid in any way.
 * @returns undefined if the document is light enough
 */
export function tooHeavy(document: DocumentNode): TooHeavy | undefined {
  const weight = new Weight(document);
  return weight.exceeded();
}

/** Selection sets that are merged, each with the fragments that stand above it. */
interface Place {
  readonly set: SelectionSetNode;
  readonly within: Within | undefined;
}

/** The fields that are merged under one response key. */
interface Merged {
  /** The name of the first one. */
  readonly name: string;
  nodes: number;
  readonly below: Place[];
}

interface Within {
  readonly fragment: FragmentDefinitionNode;
  readonly above: Within | undefined;
}

class Weight {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly reached = new Set<FragmentDefinitionNode>();
  private fields = 0;
  private nodes = 0;
  private pairs = 0;

  constructor(private readonly document: DocumentNode) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  exceeded(): TooHeavy | undefined {
    const isTooMuch =
      this.document.definitions.some(
        (definition) =>
          definition.kind === Kind.OPERATION_DEFINITION &&
          this.exceeds([{ set: definition.selectionSet, within: undefined }]),
      ) ||
      // No operation spreads these. Validation visits them all the same, before it refuses the document.
      [...this.fragments.values()].some(
        (fragment) => !this.reached.has(fragment) && this.exceeds([spread(fragment, undefined)]),
      );
    if (!isTooMuch) return undefined;
    if (this.fields > maximumFields)
      return { fields: true, message: `The document selects more than ${maximumFields} fields.` };
    return { fields: false, message: cannotBeValidated };
  }

  private exceeds(places: readonly Place[]): boolean {
    const byKey = new Map<string, Merged>();
    const queue = [...places];
    const visited = new Set<FragmentDefinitionNode>();
    for (let place = queue.pop(); place; place = queue.pop()) {
      for (const selection of place.set.selections) {
        if (++this.nodes > maximumNodes) return true;
        switch (selection.kind) {
          case Kind.FIELD: {
            const key = (selection.alias ?? selection.name).value;
            let merged = byKey.get(key);
            if (!merged) byKey.set(key, (merged = { name: selection.name.value, nodes: 0, below: [] }));
            const length = argumentLength(selection);
            const isSimple = !selection.selectionSet && length === 0 && selection.name.value === merged.name;
            this.pairs += merged.nodes++ * (isSimple ? leafPair : 1);
            this.nodes += Math.floor(length / argumentCharacters);
            if (selection.selectionSet) merged.below.push({ set: selection.selectionSet, within: place.within });
            break;
          }
          case Kind.INLINE_FRAGMENT:
            queue.push({ set: selection.selectionSet, within: place.within });
            break;
          case Kind.FRAGMENT_SPREAD: {
            const fragment = this.fragments.get(selection.name.value);
            // Another rule refuses a fragment that leads back to itself.
            if (fragment && !visited.has(fragment) && !isWithin(fragment, place.within)) {
              visited.add(fragment);
              this.reached.add(fragment);
              queue.push(spread(fragment, place.within));
            }
          }
        }
      }
    }
    this.fields += byKey.size;
    if (this.fields > maximumFields || this.nodes > maximumNodes || this.pairs > maximumPairs) return true;
    for (const { below } of byKey.values()) if (below.length > 0 && this.exceeds(below)) return true;
    return false;
  }
}

function spread(fragment: FragmentDefinitionNode, above: Within | undefined): Place {
  return { set: fragment.selectionSet, within: { fragment, above } };
}

function isWithin(fragment: FragmentDefinitionNode, within: Within | undefined): boolean {
  for (let each = within; each; each = each.above) if (each.fragment === fragment) return true;
  return false;
}

function argumentLength({ arguments: given }: FieldNode): number {
  const [first] = given ?? [];
  return (given?.at(-1)?.loc?.end ?? 0) - (first?.loc?.start ?? 0);
}
