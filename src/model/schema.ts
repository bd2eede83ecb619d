import type { GraphQLSchema } from 'graphql';
import { roles } from '../access/viewer';
import { policiesOf } from '../engine/metadata/policy';
import { buildSchema } from '../engine/schema/build-schema';
import { nodeEntities, derived, entities } from './entities';
import { Duration } from './scalars';
import { Viewer } from './viewer';

let schema: GraphQLSchema | undefined;

/** The hub's schema. It is made from the classes of the model once, and is the same for all hubs and commands of a process. */
export function hubSchema(): GraphQLSchema {
  return (schema ??= buildSchema({
    entities: [...nodeEntities, ...derived],
    viewer: Viewer,
    scalars: [Duration],
    policies: policiesOf(entities),
    roles,
  }));
}
