import type { GraphQLFieldConfig, GraphQLSchema } from 'graphql';
import {
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLString,
  isObjectType,
} from 'graphql';
import { finestGrid, usualGrid } from '../condition/cell';
import { positionType } from '../metadata/fields';
import { nonNull } from './wrappers';

/** The cells of the coarsest and the finest grid, and of one between, in words. */
const sizes =
  'The cells of precision 1 measure 45° × 45°, of 2 5.6° × 11.3°, of 3 1.4° × 1.4°, of 4 0.18° × 0.35° (20 km × 39 km at the equator), of 5 5 km × 5 km, of 6 600 m × 1.2 km, of 7 150 m × 150 m, of 8 19 m × 38 m, of 9 5 m × 5 m';

/** The argument that says how fine the grid of a grouping is. */
export const gridArgument = {
  type: new GraphQLInputObjectType({
    name: 'GridInput',
    description: 'A grid of cells between parallels and meridians: the cells of geohashes of one length.',
    fields: {
      precision: {
        type: nonNull(GraphQLInt),
        defaultValue: usualGrid,
        description: `The number of characters of the geohashes: 1 to ${finestGrid}, else BAD_USER_INPUT. More characters make smaller cells. ${sizes}.`,
      },
    },
  }),
  description: `The grid of the dimension GRID; of precision ${usualGrid} unless it is given. A grid gets BAD_USER_INPUT if \`by\` does not name GRID.`,
};

const box = new GraphQLObjectType({
  name: 'GridBox',
  description:
    'The box of a cell of a grid, in degrees. Positions at its southern and western edges lie in the cell. Those at its northern and eastern edges lie in the next one, unless there is none, as at the north pole and at 180 degrees east.',
  fields: {
    south: { type: nonNull(GraphQLFloat), description: 'The southern edge in degrees of latitude: -90 to below 90.' },
    west: { type: nonNull(GraphQLFloat), description: 'The western edge in degrees of longitude: -180 to below 180.' },
    north: { type: nonNull(GraphQLFloat), description: 'The northern edge in degrees of latitude: above -90 to 90.' },
    east: { type: nonNull(GraphQLFloat), description: 'The eastern edge in degrees of longitude: above -180 to 180.' },
  },
});

/** The types of groups by a grid. */
export class GridTypes {
  private made: GraphQLObjectType | undefined;

  constructor(private readonly schema: GraphQLSchema) {}

  /** `GridCell`. */
  get cell(): GraphQLObjectType {
    return (this.made ??= new GraphQLObjectType({
      name: 'GridCell',
      description:
        'A cell of a grid: a box between two parallels and two meridians. No cell crosses the meridian of 180 degrees.',
      fields: {
        code: {
          type: nonNull(GraphQLString),
          description:
            'The geohash of the cell, such as `u09`. It names the cell in filters: `position: { cell: … }` finds its rows. The cells of a finer grid that lie in it begin with its code.',
        },
        box: { type: nonNull(box), description: 'The box that the cell is.' },
        centre: { type: nonNull(this.position), description: 'The centre of the box.' },
      },
    }));
  }

  /** The mean of the positions of the rows of a group. @param position the name of the field that is their position */
  mean(position: string): GraphQLFieldConfig<unknown, unknown> {
    return {
      type: this.position,
      description: `The mean of the \`${position}\` of the rows of the group, where a map shows the group: the means of their latitudes and of their longitudes, to 7 decimals, within the box of the cell. Null if the groups are not by GRID, or if the rows have no \`${position}\`.`,
    };
  }

  private get position(): GraphQLObjectType {
    const type = this.schema.getType(positionType);
    if (!isObjectType(type)) throw new Error(`The schema has no ${positionType}.`);
    return type;
  }
}
