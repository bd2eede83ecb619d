import type {
  GraphQLEnumType,
  GraphQLInputFieldConfigMap,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
} from 'graphql';
import { GraphQLBoolean, GraphQLInputObjectType, GraphQLNonNull, isEnumType, isScalarType } from 'graphql';
import type { FilterInputs } from './filter-inputs';
import { generated } from '../metadata/generated';
import { presenceOf } from '../metadata/names';
import { sortType } from '../operation/sort';
import type { Dimension, DimensionSource } from '../metadata/dimensions';

/** The inputs by which groups are kept and ordered. */
export class GroupInputs {
  constructor(
    private readonly source: DimensionSource,
    private readonly filters: FilterInputs,
    private readonly schema: GraphQLSchema,
  ) {}

  /** `XKeyFilter`. */
  keysOf(type: GraphQLObjectType, dimensions: readonly Dimension[]): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: `${type.name}KeyFilter`,
      description: `Which groups of ${type.name} to keep: those whose key fulfils every member. Only what they are grouped by can be asked for.`,
      extensions: generated('keyFilter', type.name),
      fields: () => Object.assign({}, ...dimensions.map((dimension) => this.member(dimension))) as never,
    });
  }

  private member({ key, type, part, nullable }: Dimension): GraphQLInputFieldConfigMap {
    const far = this.source.typeOf(type);
    if (far && part === 'set')
      return { [key]: { type: this.filters.edgeOf(far), description: `A condition on the rows of \`${key}\`.` } };
    if (far) {
      const edge = {
        type: this.filters.filterOf(far),
        description: `A condition on \`${key}\`; it does not hold where there is none.`,
      };
      return nullable
        ? { [key]: edge, [presenceOf(key)]: { type: GraphQLBoolean, description: `Whether there is a \`${key}\`.` } }
        : { [key]: edge };
    }
    const operators = this.filters.operatorsOf(this.valueType(type));
    if (!operators) throw new Error(`Groups cannot be kept by ${key}.`);
    return { [key]: { type: operators, description: `A condition on \`${key}\`.` } };
  }

  /** `XGroupOrder`. */
  orderOf(name: string, dimension: GraphQLEnumType): GraphQLInputObjectType {
    const key = new GraphQLInputObjectType({
      name: `${name}KeyOrder`,
      description: `An order of groups of ${name} by one part of their key.`,
      extensions: generated('keyOrder', name),
      fields: {
        by: {
          type: new GraphQLNonNull(dimension),
          description: 'Which part; objects stand in their own default order.',
        },
        sort: { type: new GraphQLNonNull(sortType), defaultValue: 'ASC', description: 'The direction.' },
      },
    });
    return new GraphQLInputObjectType({
      name: `${name}GroupOrder`,
      description: `One key of an order of groups of ${name}.`,
      extensions: generated('groupOrder', name),
      isOneOf: true,
      fields: {
        count: { type: sortType, description: 'By how many rows they have.' },
        key: { type: key, description: 'By a part of their key.' },
      },
    });
  }

  /** The type of a key that is no object. */
  valueType(name: string): GraphQLScalarType | GraphQLEnumType {
    const type = this.schema.getType(name);
    if (!isScalarType(type) && !isEnumType(type)) throw new Error(`There is no value type ${name} to group by.`);
    return type;
  }
}
