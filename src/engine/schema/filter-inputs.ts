import type { GraphQLInputFieldConfigMap, GraphQLObjectType, GraphQLScalarType, GraphQLSchema } from 'graphql';
import {
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isNonNullType,
  specifiedScalarTypes,
} from 'graphql';
import type { ValueType } from '../condition/operators';
import { isQueryable } from '../metadata/fields';
import type { EntityTypes } from '../metadata/generated';
import { generated, isToMany, rowTypeName } from '../metadata/generated';
import { presenceOf } from '../metadata/names';
import { OperatorInputs } from './operator-inputs';

/** Makes what belongs to an entity's type once for each type. */
export function oncePerType<Made>(make: (type: GraphQLObjectType) => Made): (type: GraphQLObjectType) => Made {
  const made = new Map<GraphQLObjectType, Made>();
  return (type) => {
    const known = made.get(type) ?? make(type);
    made.set(type, known);
    return known;
  };
}

/** What a member of a filter tests beside its type. */
interface Tested {
  readonly isMany: boolean;
  readonly nullable: boolean;
  /** The description of a condition on the row that an edge leads to. */
  readonly ofRow: string;
  /** The description of the member that tests whether an edge leads to a row. */
  readonly ofPresence: string;
}

/** The inputs by which lists of each entity are filtered: derived from the fields of its type, nothing written per type. */
export class FilterInputs {
  private readonly operators: OperatorInputs;
  private ofCurrency: GraphQLInputObjectType | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly types: EntityTypes,
  ) {
    this.operators = new OperatorInputs(schema);
  }

  /** `XFilter`. */
  readonly filterOf = oncePerType(
    (type): GraphQLInputObjectType =>
      new GraphQLInputObjectType({
        ...generated('filter', type.name),
        description: `A condition on rows of the type \`${type.name}\`: every given member must hold.`,
        fields: () => {
          const filter = this.filterOf(type);
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
          for (const field of Object.values(type.getFields()).filter(isQueryable)) {
            const { name, type: output } = field;
            const tested = {
              isMany: isToMany(output),
              nullable: !isNonNullType(output),
              ofRow: `A condition on the row that \`${name}\` leads to. It does not hold if \`${name}\` is null.`,
              ofPresence: `True keeps the rows that have a \`${name}\`, false those whose \`${name}\` is null.`,
            };
            Object.assign(fields, this.members(name, rowTypeName(output), tested));
          }
          return fields;
        },
      }),
  );

  /** The members of a filter that test a value, a row or a list of rows of a type; none if the type cannot be filtered by. */
  members(name: string, typeName: string, { isMany, nullable, ofRow, ofPresence }: Tested): GraphQLInputFieldConfigMap {
    const target = this.types.typeOf(typeName);
    if (!target) {
      const type = this.operators.of(this.schema.getType(typeName));
      return type ? { [name]: { type, description: `A condition on the value of \`${name}\`.` } } : {};
    }
    if (isMany)
      return { [name]: { type: this.edgeOf(target), description: `A condition on the rows that \`${name}\` lists.` } };
    return {
      [name]: { type: this.filterOf(target), description: ofRow },
      ...(nullable && { [presenceOf(name)]: { type: GraphQLBoolean, description: ofPresence } }),
    };
  }

  /** `XCountFilter`. */
  readonly countOf = oncePerType(
    (target): GraphQLInputObjectType =>
      new GraphQLInputObjectType({
        ...generated('countFilter', target.name),
        description: `A condition on a number of rows of the type \`${target.name}\`.`,
        fields: {
          of: {
            type: this.filterOf(target),
            description: 'Counts only the rows that fulfil this condition. By default all rows count.',
          },
          ...this.comparisonsOf('Count', GraphQLInt),
        },
      }),
  );

  /** The conditions on values of a scalar. */
  operatorsOf(typeName: string): GraphQLInputObjectType {
    const input = this.operators.of(
      this.schema.getType(typeName) ?? specifiedScalarTypes.find(({ name }) => name === typeName),
    );
    if (!input) throw new Error(`There are no conditions on ${typeName}.`);
    return input;
  }

  /** The conditions on cells of a grid. */
  get ofCells(): GraphQLInputObjectType {
    return this.operators.ofCells;
  }

  /** One member for each operator of a type of values. */
  comparisonsOf(valueType: ValueType, type: GraphQLScalarType): GraphQLInputFieldConfigMap {
    return this.operators.fieldsOf(valueType, type);
  }

  /** A condition on amounts of money in one currency. */
  get moneyMeasure(): GraphQLInputObjectType {
    return (this.ofCurrency ??= new GraphQLInputObjectType({
      name: 'CurrencyMeasureFilter',
      description:
        'A condition on a sum, a mean or a percentile of amounts of money in one currency. It does not hold if no row has an amount in that currency.',
      fields: {
        currency: {
          type: new GraphQLNonNull(GraphQLString),
          description: 'The currency code, ISO 4217, such as `USD`. Amounts in other currencies do not count.',
        },
        amount: {
          type: new GraphQLNonNull(this.operatorsOf('Decimal')),
          description: 'A condition on the amount in major units of the currency.',
        },
      },
    }));
  }

  /** `XEdgeFilter`. */
  private readonly edgeOf = oncePerType((target): GraphQLInputObjectType => {
    const filter = this.filterOf(target);
    const count = this.countOf(target);
    return new GraphQLInputObjectType({
      ...generated('edgeFilter', target.name),
      description: `A condition on the rows of the type \`${target.name}\` that an edge leads to: every given member must hold.`,
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
  });
}
