import type {
  GraphQLEnumType,
  GraphQLInputFieldConfig,
  GraphQLInputFieldConfigMap,
  GraphQLNamedType,
  GraphQLScalarType,
  GraphQLSchema,
} from 'graphql';
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isEnumType,
  isScalarType,
  specifiedScalarTypes,
} from 'graphql';
import type { ValueType } from '../condition/operators';
import { operators } from '../condition/operators';
import { pointInput } from '../condition/point';

const threeValued =
  'A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values.';

const number = (description: string): GraphQLInputFieldConfig => ({
  type: new GraphQLNonNull(GraphQLFloat),
  description,
});
const circle = new GraphQLInputObjectType({
  name: 'NearInput',
  description: 'A circle on the surface of the earth.',
  fields: {
    from: { type: new GraphQLNonNull(pointInput), description: 'The centre of the circle.' },
    withinKm: number(
      'The radius in kilometres, along a great circle of a sphere of radius 6371.0088 km: 0 or more, else BAD_USER_INPUT. 20015.12 km reaches every point.',
    ),
  },
});
const box = new GraphQLInputObjectType({
  name: 'BoxInput',
  description:
    'A box between two parallels and two meridians, edges included. It extends eastwards from `west` to `east`: across the 180th meridian if `west` is the greater number, and around the earth if `east` is 360 or more above `west`. A pole lies on every meridian.',
  fields: {
    south: number('The southern edge in degrees of latitude: -90 to 90, else BAD_USER_INPUT.'),
    west: number('The western edge in degrees of longitude. Values outside -180 to 180 wrap around: 350 means -10.'),
    north: number('The northern edge in degrees of latitude: -90 to 90 and at least `south`, else BAD_USER_INPUT.'),
    east: number('The eastern edge in degrees of longitude. Values outside -180 to 180 wrap around: 370 means 10.'),
  },
});

/** A scalar of the model. @throws Error if the schema does not have it */
export function scalarOf(schema: GraphQLSchema, name: string): GraphQLScalarType {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}.`);
  return type;
}

/** The filter inputs of plain values, by the name of the type of the value. */
export class OperatorInputs {
  private readonly made = new Map<string, GraphQLInputObjectType>();
  private readonly duration: GraphQLScalarType;

  constructor(schema: GraphQLSchema) {
    this.duration = scalarOf(schema, 'Duration');
    for (const type of specifiedScalarTypes) this.keep(type.name as ValueType, type);
    for (const name of ['Date', 'DateTime', 'Decimal'] as const) this.keep(name, scalarOf(schema, name));
    this.made.set(
      'Money',
      new GraphQLInputObjectType({
        name: 'MoneyFilter',
        description:
          'A condition on an amount of money: every given member must hold. It does not hold if the amount is null.',
        fields: {
          amount: {
            type: this.made.get('Decimal') as GraphQLInputObjectType,
            description: 'A condition on the amount in major units of its currency, whatever the currency.',
          },
          currency: {
            type: this.made.get('String') as GraphQLInputObjectType,
            description: 'A condition on the currency code, ISO 4217, such as `USD`.',
          },
        },
      }),
    );
    this.made.set(
      'Position',
      new GraphQLInputObjectType({
        name: 'PositionFilter',
        description:
          'A condition on a position. Exactly one member is given. A row without a position lies in no circle, no box and no cell, so `not` around them keeps it.',
        isOneOf: true,
        fields: this.fieldsOf('Position', GraphQLFloat),
      }),
    );
    this.made.set(
      'GridCell',
      new GraphQLInputObjectType({
        name: 'GridCellFilter',
        description: `A condition on a cell of a grid: every given member must hold. A cell is named by its code, a geohash of as many characters as the precision of the groups, else BAD_USER_INPUT. ${threeValued}`,
        fields: this.fieldsOf('GridCell', GraphQLString),
      }),
    );
  }

  private keep(valueType: ValueType, type: GraphQLScalarType | GraphQLEnumType): GraphQLInputObjectType {
    const { name } = type;
    const fields = this.fieldsOf(valueType, type);
    const ofNull = 'isNull' in fields ? ` ${threeValued}` : '';
    const description = `A condition on a value of the type \`${name}\`: every given member must hold.${ofNull}`;
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
      duration: this.duration,
      circle,
      box,
      cell: GraphQLString,
    };
    return Object.fromEntries(
      [...operators.values()].flatMap(({ name, on, takes }) => {
        const description = on[valueType];
        return description === undefined ? [] : [[name, { type: operands[takes], description }]];
      }),
    );
  }

  /** The filter input of the cells of a grid, which are filtered by their code. */
  get ofCells(): GraphQLInputObjectType {
    return this.made.get('GridCell') as GraphQLInputObjectType;
  }

  /** The filter input of a scalar, an enum, or a small object; undefined if the type cannot be filtered by. */
  of(type: GraphQLNamedType | undefined): GraphQLInputObjectType | undefined {
    return this.made.get(type?.name ?? '') ?? (isEnumType(type) ? this.keep('Enum', type) : undefined);
  }
}
