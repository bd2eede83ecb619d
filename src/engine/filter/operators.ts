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
import { pointInput } from '../point';
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

const nullness: Fields = { isNull: { type: GraphQLBoolean, description: 'Whether there is no value.' } };

function matching(): Fields {
  const pattern = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  return {
    contains: pattern('Has this text in it.'),
    startsWith: pattern('Begins with this text.'),
    endsWith: pattern('Ends with this text.'),
    containsIgnoringCase: pattern('Has this text in it, in capitals or small letters.'),
    startsWithIgnoringCase: pattern('Begins with this text, in capitals or small letters.'),
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
    const from = "counted from the request's date";
    this.keep('ID', equality(GraphQLID));
    this.keep('String', { ...equality(GraphQLString), ...comparison(GraphQLString), ...nullness, ...matching() });
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
      next: {
        type: duration,
        description: `Lies within this span to come, ${from}: that date is in it, its end is not.`,
      },
      last: {
        type: duration,
        description: `Lies within this span gone by, ${from}: that date is in it, its begin is not.`,
      },
    });
    this.keep('DateTime', { ...equality(dateTime), ...comparison(dateTime), ...nullness });
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
  const degrees = (description: string): GraphQLInputFieldConfig => ({
    type: new GraphQLNonNull(GraphQLFloat),
    description,
  });
  const near = inputType('NearInput', 'A circle on the globe.', {
    from: { type: new GraphQLNonNull(pointInput), description: 'Its centre.' },
    withinKm: degrees('Its radius in kilometres, along a great circle of a globe of radius 6371.0088 km.'),
  });
  const box = inputType(
    'BoxInput',
    'A box between meridians and parallels; where west lies east of east, it crosses the 180th meridian.',
    {
      south: degrees('The lowest latitude.'),
      west: degrees('The longitude where it begins.'),
      north: degrees('The highest latitude.'),
      east: degrees('The longitude where it ends.'),
    },
  );
  return new GraphQLInputObjectType({
    name: 'PositionFilter',
    description: 'Where a position lies. A row without a position lies nowhere.',
    isOneOf: true,
    fields: { near: { type: near, description: 'Within a circle.' }, box: { type: box, description: 'Within a box.' } },
  });
}
