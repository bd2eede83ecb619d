import { GraphQLFloat, GraphQLInputObjectType, GraphQLNonNull } from 'graphql';
import { ArgumentError } from './errors';

/** A point on the globe as clients give it. */
export const pointInput = new GraphQLInputObjectType({
  name: 'PointInput',
  description: 'A point on the globe, WGS 84.',
  fields: {
    latitude: {
      type: new GraphQLNonNull(GraphQLFloat),
      description: 'Degrees north of the equator, -90 to 90.',
    },
    longitude: { type: new GraphQLNonNull(GraphQLFloat), description: 'Degrees east of Greenwich, -180 to 180.' },
  },
});

/** A point whose degrees were read. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The values of a point by their names.
 * @param at where it stands among the arguments
 * @throws ArgumentError where it lies on no globe
 */
export function pointValues({ latitude, longitude }: Point, at: string): { readonly [name: string]: number } {
  if (Math.abs(latitude) > 90)
    throw new ArgumentError(`\`${at}.latitude\` is ${latitude}; latitudes go from -90 to 90 degrees.`);
  if (Math.abs(longitude) > 180)
    throw new ArgumentError(`\`${at}.longitude\` is ${longitude}; longitudes go from -180 to 180 degrees.`);
  return { [`${at}.latitude`]: latitude, [`${at}.longitude`]: longitude };
}
