import type { GraphQLEnumType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { GraphQLList, GraphQLObjectType, GraphQLString, isOutputType } from 'graphql';
import type { Dimension } from '../metadata/dimensions';
import { keyValues } from '../metadata/dimensions';
import { localeDescription } from '../metadata/entity';
import { generated } from '../metadata/generated';
import type { GridTypes } from './grid';
import { listOf, nonNull } from './wrappers';

/** `XKey`: a typed field for each dimension, and all values in one form. */
export function keyOf(
  schema: GraphQLSchema,
  name: string,
  dimensions: readonly Dimension[],
  dimension: GraphQLEnumType,
  grids: GridTypes,
): GraphQLObjectType {
  return new GraphQLObjectType({
    ...generated('key', name),
    description: `The key of a group of rows of the type \`${name}\`. A field is null if \`by\` does not name its dimension, or if the rows of the group have no value for it.`,
    fields: {
      [keyValues]: {
        type: listOf(valueOf(schema, name, dimension)),
        description:
          'The same values in one form for all dimensions, in the order of `by`: one component can show any of them.',
      },
      ...Object.fromEntries(
        dimensions.map((each) => [
          each.key,
          { type: each.part === 'cell' ? grids.cell : typeOf(schema, each), description: describe(each) },
        ]),
      ),
    },
  });
}

/** `XKeyValue`. */
function valueOf(schema: GraphQLSchema, name: string, dimension: GraphQLEnumType): GraphQLObjectType {
  return new GraphQLObjectType({
    ...generated('keyValue', name),
    description: `The value of one dimension in the key of a group of rows of the type \`${name}\`.`,
    fields: {
      dimension: { type: nonNull(dimension), description: 'The dimension.' },
      value: {
        type: GraphQLString,
        description:
          'The value as a text: of a row its slug or its code, or its global id if its type has neither; of an enum its name; a code; `true` or `false`; the first day of a month or quarter, `2011-05-01`; a year; the code of a cell. The values of a set are separated by a comma and a space; an empty set is an empty text. Null if the rows of the group have no value.',
      },
      label: {
        type: GraphQLString,
        args: { locale: { type: GraphQLString, description: localeDescription } },
        description:
          'The value for display: of a row its name or title, else its code; of an enum its name in words, `In review`, in English; otherwise the same as `value`. The labels of a set are separated by a comma and a space.',
      },
      node: {
        type: outputOf(schema, 'Node'),
        description: 'The row, of a dimension at the end of an edge. Null for any other dimension, and for a set.',
      },
    },
  });
}

function typeOf(schema: GraphQLSchema, { type, part }: Dimension): GraphQLOutputType {
  const output = outputOf(schema, type);
  return part === 'set' ? new GraphQLList(nonNull(output as GraphQLObjectType)) : output;
}

function outputOf(schema: GraphQLSchema, name: string): GraphQLOutputType {
  const output = schema.getType(name);
  if (!isOutputType(output)) throw new Error(`There is no type ${name} to group by.`);
  return output;
}

/** What a dimension makes of what its path leads to, in words. */
const descriptions: Readonly<Record<Dimension['part'], (from: string) => string>> = {
  value: (from) => `The value of ${from}.`,
  object: (from) => `The row at the end of the path ${from}.`,
  set: (from) => `All ${from} of a row together, as one list. The list is empty if the row has none.`,
  month: (from) => `The month of ${from} in UTC, as its first day.`,
  quarter: (from) => `The calendar quarter of ${from} in UTC, as its first day.`,
  year: (from) => `The calendar year of ${from} in UTC, as a number.`,
  cell: (from) => `The cell of a grid that ${from} lies in. The argument \`grid\` says how fine the grid is.`,
  fiscalQuarter: (from) => `The vendor's fiscal quarter that contains ${from} (UTC).`,
};

/** What a dimension is, in words. */
export function describe({ path, part }: Dimension): string {
  return descriptions[part](`\`${path.join('.')}\``);
}
