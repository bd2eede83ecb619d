import type { GraphQLSchema } from 'graphql';
import { policiesOf } from '../engine/metadata/policy';
import { buildHubSchema as build } from '../engine/schema';
import { concepts, derived } from './entities';
import { Duration } from './scalars';
import { Viewer } from './viewer';

/** Builds the hub's schema from the classes of the model. */
export function buildHubSchema(): GraphQLSchema {
  const types = [...concepts, ...derived];
  return build({ concepts: types, viewer: Viewer, policies: policiesOf(types), scalars: [Duration] });
}
