import type { GraphQLSchema } from 'graphql';
import { getNamedType } from 'graphql';
import type { Class } from './class';
import { entityMetadata } from './entity';
import type { Entity, Root } from './graph';
import { viewerRoot } from './graph';
import type { LookupExtension } from './lookups';
import { lookupExtension } from './lookups';

/** The root fields of the query type: lookups, lists, nodes and the viewer. */
export function buildRoots(
  schema: GraphQLSchema,
  entities: ReadonlyMap<string, Entity>,
  classes: ReadonlyMap<Class, Entity>,
): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>([
    ['node', { kind: 'node' }],
    ['nodes', { kind: 'nodes' }],
  ]);
  const viewer = schema.getQueryType()?.getFields()[viewerRoot];
  if (viewer) roots.set(viewerRoot, { kind: 'viewer', typeName: getNamedType(viewer.type).name });
  for (const { name, extensions } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const lookup = extensions[lookupExtension] as LookupExtension | undefined;
    const entity = lookup && entities.get(lookup.entity);
    if (entity) roots.set(name, { kind: 'one', entity, arguments: lookup.arguments });
  }
  for (const [target, entity] of classes) {
    const { options } = entityMetadata(target);
    const many = options?.root?.many;
    if (many === undefined) continue;
    roots.set(many, { kind: 'many', entity });
    if (options?.manyBySlug)
      roots.set(`${many}BySlug`, { kind: 'bySlug', entity, argument: 'slugs', column: entity.column('slug') });
  }
  return roots;
}
