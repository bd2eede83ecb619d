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
import { pointInput } from '../operation/point';
import type { GraphQLEnumType, GraphQLInputFieldConfig, GraphQLInputType, GraphQLScalarType } from 'graphql';

const threeValued =
  'A null value fulfils neither a comparison nor, under `not`, its negation. Use `isNull` to find null values.';

type Fields = { readonly [name: string]: GraphQLInputFieldConfig };

function equality(type: GraphQLInputType): Fields {
  const list = new GraphQLList(new GraphQLNonNull(type));
  return {
    eq: { type, description: 'The value equals this one.' },
    ne: { type, description: 'The value differs from this one.' },
    in: { type: list, description: 'The value equals one of these.' },
    notIn: { type: list, description: 'The value equals none of these.' },
  };
}

function comparison(type: GraphQLInputType): Fields {
  return {
    lt: { type, description: 'The value is less than this one; of dates and instants, earlier.' },
    lte: { type, description: 'The value is this one or less; of dates and instants, this one or earlier.' },
    gt: { type, description: 'The value is greater than this one; of dates and instants, later.' },
    gte: { type, description: 'The value is this one or greater; of dates and instants, this one or later.' },
  };
}

/** Texts compare as lists order them. */
function textComparison(): Fields {
  const place = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  return {
    lt: place('The text comes before this one in the order that `orderBy` uses.'),
    lte: place('The text equals this one, or comes before it in the order that `orderBy` uses.'),
    gt: place('The text comes after this one in the order that `orderBy` uses.'),
    gte: place('The text equals this one, or comes after it in the order that `orderBy` uses.'),
  };
}

/**
 * Windows of time.
 * @param moment the reference time, in words
 */
function windows(duration: GraphQLScalarType, moment: string): Fields {
  const reach = 'A window that goes beyond the years 1 to 9999 is open at that end.';
  return {
    next: {
      type: duration,
      description: `The value lies between the reference time (included) and this duration later (excluded). The reference time is ${moment}. ${reach}`,
    },
    last: {
      type: duration,
      description: `The value lies between this duration before the reference time (excluded) and the reference time (included). The reference time is ${moment}. ${reach}`,
    },
  };
}

const nullness: Fields = {
  isNull: {
    type: GraphQLBoolean,
    description: 'True keeps the rows whose value is null, false those that have a value.',
  },
};

const caseRule =
  'Case is ignored by the rules of Unicode in every language: ß equals ss, all forms of sigma are equal, İ and ı equal i. Accents matter; text is compared in Unicode form NFC.';

function matching(): Fields {
  const pattern = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  return {
    contains: pattern('The text contains this one, case-sensitively.'),
    startsWith: pattern('The text begins with this one, case-sensitively.'),
    endsWith: pattern('The text ends with this one, case-sensitively.'),
    containsIgnoringCase: pattern(`The text contains this one. ${caseRule}`),
    startsWithIgnoringCase: pattern(`The text begins with this one. ${caseRule}`),
  };
}

function inputType(name: string, description: string, fields: Fields): GraphQLInputObjectType {
  return new GraphQLInputObjectType({ name, description, fields: { ...fields } });
}

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
  private readonly position: GraphQLInputObjectType;
  private readonly money: GraphQLInputObjectType;

  constructor({ date, dateTime, decimal, duration }: ModelScalars) {
    this.keep('ID', equality(GraphQLID));
    this.keep('String', { ...equality(GraphQLString), ...textComparison(), ...nullness, ...matching() });
    this.keep('Int', { ...equality(GraphQLInt), ...comparison(GraphQLInt), ...nullness });
    this.keep('Float', { ...equality(GraphQLFloat), ...comparison(GraphQLFloat), ...nullness });
    this.keep('Boolean', {
      eq: { type: GraphQLBoolean, description: 'The value equals this one.' },
      ne: { type: GraphQLBoolean, description: 'The value is not this one.' },
      ...nullness,
    });
    this.keep('Date', {
      ...equality(date),
      ...comparison(date),
      ...nullness,
      ...windows(duration, 'the request date'),
    });
    this.keep('DateTime', {
      ...equality(dateTime),
      ...comparison(dateTime),
      ...nullness,
      ...windows(
        duration,
        'the instant of the request or, if the request names a date, the last millisecond of that date in UTC',
      ),
    });
    this.keep('Decimal', { ...equality(decimal), ...comparison(decimal), ...nullness });
    this.money = inputType(
      'MoneyFilter',
      'A condition on an amount of money: every given member must hold. It does not hold if the amount is null.',
      {
        amount: {
          type: this.made.get('Decimal') as GraphQLInputObjectType,
          description: 'A condition on the amount in major units of its currency, whatever the currency.',
        },
        currency: {
          type: this.made.get('String') as GraphQLInputObjectType,
          description: 'A condition on the currency code, ISO 4217, such as `USD`.',
        },
      },
    );
    this.position = positionFilter();
  }

  private keep(name: string, fields: Fields): void {
    this.made.set(
      name,
      inputType(
        `${name}Filter`,
        `A condition on a value of the type \`${name}\`: every given member must hold.${'isNull' in fields ? ` ${threeValued}` : ''}`,
        fields,
      ),
    );
  }

  /** The filter input of a scalar, an enum, or a small object; undefined if the type cannot be filtered by. */
  of(type: GraphQLScalarType | GraphQLEnumType | { readonly name: string }): GraphQLInputObjectType | undefined {
    if (type.name === 'Money') return this.money;
    if (type.name === 'Position') return this.position;
    if ('getValues' in type && !this.made.has(type.name)) this.keep(type.name, { ...equality(type), ...nullness });
    return this.made.get(type.name);
  }
}

function positionFilter(): GraphQLInputObjectType {
  const number = (description: string): GraphQLInputFieldConfig => ({
    type: new GraphQLNonNull(GraphQLFloat),
    description,
  });
  const near = inputType('NearInput', 'A circle on the surface of the earth.', {
    from: { type: new GraphQLNonNull(pointInput), description: 'The centre of the circle.' },
    withinKm: number(
      'The radius in kilometres, along a great circle of a sphere of radius 6371.0088 km: 0 or more, else BAD_USER_INPUT. 20015.12 km reaches every point.',
    ),
  });
  const box = inputType(
    'BoxInput',
    'A box between two parallels and two meridians, edges included. It extends eastwards from `west` to `east`: across the 180th meridian if `west` is the greater number, and around the earth if `east` is 360 or more above `west`. A pole lies on every meridian.',
    {
      south: number('The southern edge in degrees of latitude: -90 to 90, else BAD_USER_INPUT.'),
      west: number('The western edge in degrees of longitude. Values outside -180 to 180 wrap around: 350 means -10.'),
      north: number('The northern edge in degrees of latitude: -90 to 90 and at least `south`, else BAD_USER_INPUT.'),
      east: number('The eastern edge in degrees of longitude. Values outside -180 to 180 wrap around: 370 means 10.'),
    },
  );
  return new GraphQLInputObjectType({
    name: 'PositionFilter',
    description:
      'A condition on a position. Exactly one member is given. A row without a position lies in no circle and no box, so `not` around them keeps it.',
    isOneOf: true,
    fields: {
      near: { type: near, description: 'The position lies within this circle.' },
      box: { type: box, description: 'The position lies within this box.' },
      ...nullness,
    },
  });
}
