import type { GraphQLSchema } from 'graphql';
import { buildHubSchema as build } from '../engine/schema';
import { concepts, derived } from './entities';
import { Duration } from './scalars';
import { Viewer } from './viewer';

/** Builds the hub's schema from the classes of the model. */
export function buildHubSchema(): GraphQLSchema {
  return build({ concepts: [...concepts, ...derived], viewer: Viewer, scalars: [Duration] });
}
