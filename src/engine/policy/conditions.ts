import type { GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import type { All, FieldTests } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import type { Operator } from '../condition/operators';
import { ConditionReader } from '../condition/reader';
import type { Entity, Graph } from '../metadata/graph';
import type { Condition } from '../metadata/policy';
import { Operand } from '../metadata/policy';

/**
 * Reads the filters of policies. They may name a value of the viewer or of the row wherever the filter of a client has a
 * value. Their constants are part of the plan.
 */
class PolicyReader extends ConditionReader {
  protected override operand(operator: Operator, value: unknown, at: string, idsOf?: Entity): unknown {
    if (operator.takes === 'duration') throw new Error(`A policy cannot be told by the moment of a request: ${at}.`);
    if (value instanceof Operand || typeof value === 'boolean') return value;
    return this.compared(operator, value, at, idsOf);
  }
}

/**
 * Reads the condition of a policy on the rows of an entity. It may test edges that the schema does not show.
 * @throws Error if it is no filter of its type
 */
export function readCondition(graph: Graph, entity: Entity, condition: Condition): All {
  const read = new PolicyReader(graph).filter(entity, condition, 'policy');
  for (const each of fieldsIn(read)) checkOperators(graph.schema, each);
  return read;
}

/** Checks that the filters of clients have the operators that a policy applies to a field. */
function checkOperators(schema: GraphQLSchema, { entity, name, tests }: FieldTests): void {
  const filter = schema.getType(`${entity.name}Filter`);
  const field = isInputObjectType(filter) ? filter.getFields()[name] : undefined;
  const type = field && getNamedType(field.type);
  if (!isInputObjectType(type)) return;
  for (const test of tests)
    if (test.kind === 'compare' && test.part === undefined && !type.getFields()[test.operator.name])
      throw new Error(`${type.name} has no member ${test.operator.name}.`);
}
