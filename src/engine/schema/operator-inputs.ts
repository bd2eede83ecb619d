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
  'A row whose value is null fulfils neither a comparison nor its negation by `not`; ask for it with `isNull`.';

type Fields = { readonly [name: string]: GraphQLInputFieldConfig };

function equality(type: GraphQLInputType): Fields {
  const list = new GraphQLList(new GraphQLNonNull(type));
  return {
    eq: { type, description: 'Is this.' },
    ne: { type, description: 'Is another than this.' },
    in: { type: list, description: 'Is one of these.' },
    notIn: { type: list, description: 'Is none of these.' },
  };
}

function comparison(type: GraphQLInputType): Fields {
  return {
    lt: { type, description: 'Is less than this, or earlier.' },
    lte: { type, description: 'Is this, or less, or earlier.' },
    gt: { type, description: 'Is more than this, or later.' },
    gte: { type, description: 'Is this, or more, or later.' },
  };
}

/** Texts compare as lists order them. */
function textComparison(): Fields {
  const place = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  return {
    lt: place('Stands before this in the order that `orderBy` has.'),
    lte: place('Is this, or stands before it in the order that `orderBy` has.'),
    gt: place('Stands after this in the order that `orderBy` has.'),
    gte: place('Is this, or stands after it in the order that `orderBy` has.'),
  };
}

/**
 * Windows of time.
 * @param moment what they are counted from
 */
function windows(duration: GraphQLScalarType, moment: string): Fields {
  const reach = 'A window that reaches beyond the years 1 to 9999 is open at that end.';
  return {
    next: {
      type: duration,
      description: `Lies within this span to come, counted from ${moment}: that is in the span, its end is not. ${reach}`,
    },
    last: {
      type: duration,
      description: `Lies within this span gone by, counted back from ${moment}: that is in the span, its begin is not. ${reach}`,
    },
  };
}

const nullness: Fields = { isNull: { type: GraphQLBoolean, description: 'Whether there is no value.' } };

const caseRule =
  'Capitals and small letters are alike by the rules of Unicode, in every language: ß is as ss, each sigma alike, İ and ı as i. Accents matter, however they were typed (NFC).';

function matching(): Fields {
  const pattern = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  return {
    contains: pattern('Has this text in it, character by character.'),
    startsWith: pattern('Begins with this text, character by character.'),
    endsWith: pattern('Ends with this text, character by character.'),
    containsIgnoringCase: pattern(`Has this text in it. ${caseRule}`),
    startsWithIgnoringCase: pattern(`Begins with this text. ${caseRule}`),
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
      eq: { type: GraphQLBoolean, description: 'Is this.' },
      ne: { type: GraphQLBoolean, description: 'Is the other.' },
      ...nullness,
    });
    this.keep('Date', {
      ...equality(date),
      ...comparison(date),
      ...nullness,
      ...windows(duration, "the request's date"),
    });
    this.keep('DateTime', {
      ...equality(dateTime),
      ...comparison(dateTime),
      ...nullness,
      ...windows(duration, 'the instant of the request, or from the last millisecond (UTC) of a date that it names'),
    });
    this.keep('Decimal', { ...equality(decimal), ...comparison(decimal), ...nullness });
    this.money = inputType('MoneyFilter', 'A condition on an amount of money.', {
      amount: {
        type: this.made.get('Decimal') as GraphQLInputObjectType,
        description: 'A condition on the amount, whatever the currency.',
      },
      currency: {
        type: this.made.get('String') as GraphQLInputObjectType,
        description: 'A condition on the currency.',
      },
    });
    this.position = positionFilter();
  }

  private keep(name: string, fields: Fields): void {
    this.made.set(
      name,
      inputType(`${name}Filter`, `A condition on a value of the type ${name}. ${threeValued}`, fields),
    );
  }

  /** The filter input of a scalar, an enum, or a small object; nothing where there is none. */
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
  const near = inputType('NearInput', 'A circle on the globe.', {
    from: { type: new GraphQLNonNull(pointInput), description: 'Its centre.' },
    withinKm: number(
      'Its radius in kilometres, along a great circle of a globe of radius 6371.0088 km; 0 or more. Half the globe is 20015.12 km away.',
    ),
  });
  const box = inputType(
    'BoxInput',
    'A box between meridians and parallels, its edges included. It goes from west to east: across the 180th meridian where west is the greater number, and all the way round where east is 360 or more beyond west. A pole lies on every meridian.',
    {
      south: number('The lowest latitude, -90 to 90.'),
      west: number('The longitude where it begins. Beyond -180 to 180 it goes on round the globe: 350 is -10.'),
      north: number('The highest latitude, -90 to 90; not less than `south`.'),
      east: number('The longitude where it ends. Beyond -180 to 180 it goes on round the globe: 370 is 10.'),
    },
  );
  return new GraphQLInputObjectType({
    name: 'PositionFilter',
    description:
      'Where a position lies. A row without a position lies nowhere, so `not` of a circle or a box keeps it.',
    isOneOf: true,
    fields: {
      near: { type: near, description: 'Within a circle.' },
      box: { type: box, description: 'Within a box.' },
      ...nullness,
    },
  });
}
