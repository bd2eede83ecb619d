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
      description: `Which ${type.name} to keep: those that fulfil every member.`,
      extensions: generated('filter', type.name),
      fields: () => {
        const some = new GraphQLList(new GraphQLNonNull(filter));
        const fields: GraphQLInputFieldConfigMap = {
          and: { type: some, description: 'Every one of these holds.' },
          or: { type: some, description: 'At least one of these holds; an empty list never does.' },
          not: { type: filter, description: 'This does not hold.' },
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
      return { [name]: { type: this.edgeOf(entity), description: `A condition on the rows of \`${name}\`.` } };
    }
    if (entity) {
      const edge = {
        type: this.filterOf(entity),
        description: `A condition on \`${name}\`; it does not hold where there is none.`,
      };
      const has = { type: GraphQLBoolean, description: `Whether there is a \`${name}\`.` };
      return nullable ? { [name]: edge, [presenceOf(name)]: has } : { [name]: edge };
    }
    if (!isScalarType(named) && !isEnumType(named) && !isObjectType(named)) return {};
    const operators = this.operators.of(named);
    return operators ? { [name]: { type: operators, description: `A condition on \`${name}\`.` } } : {};
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
      description: `A condition on how many ${target.name} there are.`,
      extensions: generated('countFilter', target.name),
      fields: {
        of: { type: filter, description: 'Which of them count; all unless given.' },
        ...this.operators.fieldsOf('Count', GraphQLInt),
      },
    });
    const edge = new GraphQLInputObjectType({
      name: `${target.name}EdgeFilter`,
      description: `A condition on the ${target.name} at the far end of an edge.`,
      extensions: generated('edgeFilter', target.name),
      fields: {
        some: { type: filter, description: 'At least one fulfils this.' },
        every: { type: filter, description: 'Every one fulfils this; so it holds where there is none.' },
        none: { type: filter, description: 'None fulfils this.' },
        count: { type: count, description: 'How many there are.' },
      },
    });
    this.edges.set(target.name, edge);
    return edge;
  }
}
