import type { GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';

/** How much weaker the pull is one field further up. */
const perStep = 0.5;
const mostSteps = 8;

/**
 * How much each field leads to what no document has met: 1 for a field that was not met, or that has an argument that was not; half
 * as much for a field to whose type such a field belongs, and so on. Other fields are left out.
 */
export function pullsOf(schema: GraphQLSchema, unmet: readonly string[]): ReadonlyMap<string, number> {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field) => ({
          name: `${type.name}.${field.name}`,
          owner: type.name,
          target: getNamedType(field.type).name,
        }))
      : [],
  );
  const pulls = new Map(unmet.map((name) => [name.replace(/\(.*$/, ''), 1]));
  for (let step = 0, pull = perStep; step < mostSteps; step += 1, pull *= perStep) {
    const owners = new Set(fields.filter(({ name }) => pulls.has(name)).map(({ owner }) => owner));
    for (const { name, target } of fields) if (owners.has(target) && !pulls.has(name)) pulls.set(name, pull);
  }
  return pulls;
}
