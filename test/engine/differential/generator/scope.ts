import type { GraphQLField, GraphQLOutputType } from 'graphql';
import { getNamedType, isLeafType, isListType, isNonNullType } from 'graphql';

/** One use of a response key. */
export interface KeyUse {
  /** The name of the type that the field stands on, and whether it is an object type rather than an interface. */
  readonly parent: string;
  readonly onObject: boolean;
  /** The field's name with its printed arguments. */
  readonly signature: string;
  /** The shape that fields of different types must share: lists, nullability, and the type of a leaf. */
  readonly shape: string;
}

/**
 * The response keys of one object in the answer. Two fields may share a key only as the rule *Field Selection Merging*
 * allows (GraphQL specification, 5.3.2); below a shared key there is one scope for all of them, which is a little stricter.
 */
export class Scope {
  readonly #entries = new Map<string, { readonly uses: KeyUse[]; readonly below: Scope }>();

  accepts(key: string, use: KeyUse): boolean {
    const uses = this.#entries.get(key)?.uses ?? [];
    return uses.every((other) => {
      if (other.shape !== use.shape) return false;
      const neverTogether = other.onObject && use.onObject && other.parent !== use.parent;
      return neverTogether || other.signature === use.signature;
    });
  }

  /** Takes a key and gives the scope of the object below it. */
  claim(key: string, use: KeyUse): Scope {
    const entry = this.#entries.get(key) ?? { uses: [], below: new Scope() };
    entry.uses.push(use);
    this.#entries.set(key, entry);
    return entry.below;
  }
}

/** The shape of a field's value on which two fields under one key must agree. */
export function shapeOf(type: GraphQLOutputType | GraphQLField<unknown, unknown>['type']): string {
  if (isNonNullType(type)) return `${shapeOf(type.ofType)}!`;
  if (isListType(type)) return `[${shapeOf(type.ofType)}]`;
  return isLeafType(type) ? getNamedType(type).name : '{}';
}
