import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';
import type { GraphQLEnumType, GraphQLInputFieldConfig, GraphQLInputFieldConfigMap, GraphQLScalarType } from 'graphql';
import type { ValueType } from '../condition/operators';
import { operators } from '../condition/operators';
import { pointInput } from '../condition/point';

const threeValued =
  'A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`.';

const number = (description: string): GraphQLInputFieldConfig => ({
  type: new GraphQLNonNull(GraphQLFloat),
  description,
});
const circle = new GraphQLInputObjectType({
  name: 'NearInput',
  description: 'A circle on the globe.',
  fields: {
    from: { type: new GraphQLNonNull(pointInput), description: 'Its centre.' },
    withinKm: number(
      'Its radius in kilometres, along a great circle of a globe of radius 6371.0088 km; 0 or more. Half the globe is 20015.12 km away.',
    ),
  },
});
const box = new GraphQLInputObjectType({
  name: 'BoxInput',
  description:
    'A box between meridians and parallels, its edges included. It goes from west to east: across the 180th meridian where west is the greater number, and all the way round where east is 360 or more beyond west. A pole lies on every meridian.',
  fields: {
    south: number('The lowest latitude, -90 to 90.'),
    west: number('The longitude where it begins. Beyond -180 to 180 it goes on round the globe: 350 is -10.'),
    north: number('The highest latitude, -90 to 90; not less than `south`.'),
    east: number('The longitude where it ends. Beyond -180 to 180 it goes on round the globe: 370 is 10.'),
  },
});

/** The scalars of the model that a filter on them needs. */
export interface ModelScalars {
  readonly date: GraphQLScalarType;
  readonly dateTime: GraphQLScalarType;
  readonly decimal: GraphQLScalarType;
  readonly duration: GraphQLScalarType;
}

/** The filter inputs of plain values, by the name of the type of the value. */
export class OperatorInputs {
  private readonly made = new Map<string, GraphQLInputObjectType>();

  constructor(private readonly scalars: ModelScalars) {
    this.keep('ID', GraphQLID);
    this.keep('String', GraphQLString);
    this.keep('Int', GraphQLInt);
    this.keep('Float', GraphQLFloat);
    this.keep('Boolean', GraphQLBoolean);
    this.keep('Date', scalars.date);
    this.keep('DateTime', scalars.dateTime);
    const decimal = this.keep('Decimal', scalars.decimal);
    this.made.set(
      'Money',
      new GraphQLInputObjectType({
        name: 'MoneyFilter',
        description: 'A condition on an amount of money.',
        fields: {
          amount: { type: decimal, description: 'A condition on the amount, whatever the currency.' },
          currency: {
            type: this.made.get('String') as GraphQLInputObjectType,
            description: 'A condition on the currency.',
          },
        },
      }),
    );
    this.made.set(
      'Position',
      new GraphQLInputObjectType({
        name: 'PositionFilter',
        description:
          'Where a position lies. A row without a position lies nowhere, so `not` of a circle or a box keeps it.',
        isOneOf: true,
        fields: this.fieldsOf('Position', GraphQLFloat),
      }),
    );
  }

  private keep(valueType: ValueType, type: GraphQLScalarType | GraphQLEnumType): GraphQLInputObjectType {
    const { name } = type;
    const description = `A condition on a value of the type ${name}. ${threeValued}`;
    const fields = this.fieldsOf(valueType, type);
    const input = new GraphQLInputObjectType({ name: `${name}Filter`, description, fields });
    this.made.set(name, input);
    return input;
  }

  /** One member for each operator of a type of values. @param type of the operands that are values */
  fieldsOf(valueType: ValueType, type: GraphQLScalarType | GraphQLEnumType): GraphQLInputFieldConfigMap {
    const operands = {
      value: type,
      list: new GraphQLList(new GraphQLNonNull(type)),
      boolean: GraphQLBoolean,
      duration: this.scalars.duration,
      circle,
      box,
    };
    return Object.fromEntries(
      [...operators.values()].flatMap(({ name, on, takes }) => {
        const description = on[valueType];
        return description === undefined ? [] : [[name, { type: operands[takes], description }]];
      }),
    );
  }

  /** The filter input of a scalar, an enum, or a small object; undefined if it has none. */
  of(type: GraphQLScalarType | GraphQLEnumType | { readonly name: string }): GraphQLInputObjectType | undefined {
    const known = this.made.get(type.name);
    return known ?? ('getValues' in type ? this.keep('Enum', type) : undefined);
  }
}
