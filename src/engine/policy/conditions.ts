import type { GraphQLInputObjectType, GraphQLSchema } from 'graphql';
import { isInputObjectType } from 'graphql';
import type { FilterShape } from '../filter/read';
import { FilterReader } from '../filter/read';
import type { Concept } from '../metadata/graph';
import type { Condition } from '../metadata/policy';
import { Operand } from '../metadata/policy';

/** A condition of a policy, taken apart as a client's filter is: its shape, and its operands by their paths. */
export interface ReadCondition {
  readonly shape: FilterShape;
  readonly operands: { readonly [path: string]: unknown };
}

/** The path that the operands' paths of a condition begin with. */
export const conditionPath = 'policy';

/** Reads filters that may name a value of the viewer or of the row wherever a client's has a value. */
class ConditionReader extends FilterReader {
  protected override key(concept: string, value: unknown, at: string): unknown {
    return value instanceof Operand ? value : super.key(concept, value, at);
  }

  protected override operand(name: string, value: unknown, at: string): true | 'true' | 'false' {
    if (!(value instanceof Operand)) return super.operand(name, value, at);
    this.values[at] = value;
    return true;
  }
}

/**
 * Takes a condition on the rows of a concept apart.
 * @throws Error where it is no filter of its type, or, of links, none of the types at its ends
 */
export function readCondition(schema: GraphQLSchema, concept: Concept, condition: Condition): ReadCondition {
  const reader = new ConditionReader((name) => schema.getType(name) !== undefined);
  const shape = schema.getType(concept.name)
    ? reader.read(filterOf(schema, concept.name), condition, conditionPath)
    : Object.fromEntries(
        Object.entries(condition).map(([end, far]) => [
          end,
          reader.read(filterOf(schema, concept.target(end).name), far as Condition, `${conditionPath}.${end}`),
        ]),
      );
  return { shape, operands: reader.values };
}

function filterOf(schema: GraphQLSchema, typeName: string): GraphQLInputObjectType {
  const type = schema.getType(`${typeName}Filter`);
  if (!isInputObjectType(type)) throw new Error(`Lists of ${typeName} are not filtered.`);
  return type;
}
