import type {
  GraphQLEnumType,
  GraphQLInputFieldConfigMap,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
} from 'graphql';
import {
  getNamedType,
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  isEnumType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { generated, isToMany, rowTypeName } from '../metadata/generated';
import { isQueryable } from '../metadata/queryable';
import { presenceOf } from '../metadata/names';
import { OperatorInputs, type ModelScalars } from './operator-inputs';

/** The inputs by which lists of each entity are filtered: derived from the fields of its type, nothing written per type. */
export class FilterInputs {
  private readonly operators: OperatorInputs;
  private readonly filters = new Map<string, GraphQLInputObjectType>();
  private readonly edges = new Map<string, GraphQLInputObjectType>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly isEntity: (typeName: string) => boolean,
    scalars: ModelScalars,
  ) {
    this.operators = new OperatorInputs(scalars);
  }

  /** `XFilter`. */
  filterOf(type: GraphQLObjectType): GraphQLInputObjectType {
    const known = this.filters.get(type.name);
    if (known) return known;
    const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
      name: `${type.name}Filter`,
      description: `A condition on rows of the type \`${type.name}\`: every given member must hold.`,
      extensions: generated('filter', type.name),
      fields: () => {
        const some = new GraphQLList(new GraphQLNonNull(filter));
        const fields: GraphQLInputFieldConfigMap = {
          and: { type: some, description: 'All of these conditions hold. An empty list always holds.' },
          or: { type: some, description: 'At least one of these conditions holds. An empty list never holds.' },
          not: {
            type: filter,
            description:
              'This condition is false. It is neither true nor false if it compares a null value; the row is then left out.',
          },
        };
        for (const field of Object.values(type.getFields())) {
          if (isQueryable(field)) Object.assign(fields, this.member(field.name, field.type));
        }
        return fields;
      },
    });
    this.filters.set(type.name, filter);
    return filter;
  }

  private member(name: string, output: GraphQLOutputType): GraphQLInputFieldConfigMap {
    const named = getNamedType(output);
    const nullable = !isNonNullType(output);
    const entity = this.entityOf(rowTypeName(output));
    if (entity && isToMany(output)) {
      return { [name]: { type: this.edgeOf(entity), description: `A condition on the rows that \`${name}\` lists.` } };
    }
    if (entity) {
      const edge = {
        type: this.filterOf(entity),
        description: `A condition on the row that \`${name}\` leads to. It does not hold if \`${name}\` is null.`,
      };
      const has = {
        type: GraphQLBoolean,
        description: `True keeps the rows that have a \`${name}\`, false those whose \`${name}\` is null.`,
      };
      return nullable ? { [name]: edge, [presenceOf(name)]: has } : { [name]: edge };
    }
    if (!isScalarType(named) && !isEnumType(named) && !isObjectType(named)) return {};
    const operators = this.operators.of(named);
    return operators ? { [name]: { type: operators, description: `A condition on the value of \`${name}\`.` } } : {};
  }

  private entityOf(name: string): GraphQLObjectType | undefined {
    const type = this.schema.getType(name);
    return this.isEntity(name) && isObjectType(type) ? type : undefined;
  }

  /** The operators of a scalar, an enum, or a small object; undefined if it has none. */
  operatorsOf(type: GraphQLScalarType | GraphQLEnumType): GraphQLInputObjectType | undefined {
    return this.operators.of(type);
  }

  /** `XEdgeFilter`. */
  edgeOf(target: GraphQLObjectType): GraphQLInputObjectType {
    const known = this.edges.get(target.name);
    if (known) return known;
    const filter = this.filterOf(target);
    const count = new GraphQLInputObjectType({
      name: `${target.name}CountFilter`,
      description: `A condition on the number of rows of the type \`${target.name}\` that an edge leads to.`,
      extensions: generated('countFilter', target.name),
      fields: {
        of: {
          type: filter,
          description: 'Counts only the rows that fulfil this condition. By default all rows count.',
        },
        ...this.operators.fieldsOf('Count', GraphQLInt),
      },
    });
    const edge = new GraphQLInputObjectType({
      name: `${target.name}EdgeFilter`,
      description: `A condition on the rows of the type \`${target.name}\` that an edge leads to: every given member must hold.`,
      extensions: generated('edgeFilter', target.name),
      fields: {
        some: { type: filter, description: 'At least one related row fulfils this condition.' },
        every: {
          type: filter,
          description: 'Every related row fulfils this condition. It also holds if there are no related rows.',
        },
        none: { type: filter, description: 'No related row fulfils this condition.' },
        count: { type: count, description: 'The number of related rows fulfils this condition.' },
      },
    });
    this.edges.set(target.name, edge);
    return edge;
  }
}
