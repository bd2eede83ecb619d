import type { GraphQLInputObjectType, GraphQLInputType, GraphQLSchema } from 'graphql';
import { isInputObjectType } from 'graphql';
import type { FilterShape } from '../operation/read-filter';
import { FilterReader } from '../operation/read-filter';
import type { Entity, Graph } from '../metadata/graph';
import type { Condition } from '../metadata/policy';
import { Operand } from '../metadata/policy';

/** A condition of a policy, taken apart as a client's filter is: its shape, and its operands by their paths. */
export interface ReadCondition {
  readonly shape: FilterShape;
  readonly operands: { readonly [path: string]: unknown };
}

/** The path that the operands' paths of a condition begin with. */
export const conditionPath = 'policy';

/**
 * Reads filters that may name a value of the viewer or of the row wherever a client's has a value, and beside the members
 * of a client's the edges that the schema does not show.
 */
class ConditionReader extends FilterReader {
  constructor(private readonly graph: Graph) {
    super((name) => graph.schema.getType(name) !== undefined);
  }

  protected override member(type: GraphQLInputObjectType, name: string): GraphQLInputType {
    const edge = this.graph.entities.get(type.name.replace(/Filter$/, ''))?.fields.get(name);
    const isUnshown = !(name in type.getFields()) && edge?.kind === 'toOne';
    return isUnshown ? filterOf(this.graph.schema, edge.target.name) : super.member(type, name);
  }

  protected override key(entity: string, value: unknown, at: string): unknown {
    return value instanceof Operand ? value : super.key(entity, value, at);
  }

  protected override operand(name: string, value: unknown, at: string): true | 'true' | 'false' {
    if (name === 'next' || name === 'last')
      throw new Error(`A policy cannot be told by the moment of a request: ${at}.`);
    if (!(value instanceof Operand)) return super.operand(name, value, at);
    this.values[at] = value;
    return true;
  }
}

/**
 * Takes a condition on the rows of an entity apart.
 * @throws Error where it is no filter of its type, or, of links, none of the types at its ends
 */
export function readCondition(graph: Graph, entity: Entity, condition: Condition): ReadCondition {
  const { schema } = graph;
  const reader = new ConditionReader(graph);
  const shape = schema.getType(entity.name)
    ? reader.read(filterOf(schema, entity.name), condition, conditionPath)
    : Object.fromEntries(
        Object.entries(condition).map(([end, far]) => [
          end,
          reader.read(filterOf(schema, entity.target(end).name), far as Condition, `${conditionPath}.${end}`),
        ]),
      );
  return { shape, operands: reader.values };
}

function filterOf(schema: GraphQLSchema, typeName: string): GraphQLInputObjectType {
  const type = schema.getType(`${typeName}Filter`);
  if (!isInputObjectType(type)) throw new Error(`Lists of ${typeName} are not filtered.`);
  return type;
}
