import type { GraphQLSchema } from 'graphql';
import { roles } from '../access/viewer';
import { policiesOf } from '../engine/metadata/policy';
import { buildHubSchema as build } from '../engine/schema/build-schema';
import { nodeEntities, derived, entities } from './entities';
import { Duration } from './scalars';
import { Viewer } from './viewer';

/** Builds the hub's schema from the classes of the model. */
export function buildHubSchema(): GraphQLSchema {
  return build({
    entities: [...nodeEntities, ...derived],
    viewer: Viewer,
    scalars: [Duration],
    policies: policiesOf(entities),
    roles,
  });
}
