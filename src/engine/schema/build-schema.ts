import 'reflect-metadata';
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLScalarType } from 'graphql';
import { getNullableType, GraphQLSchema, isObjectType } from 'graphql';
import { Arg, buildSchemaSync, ID, Query, Resolver } from 'type-graphql';
import type { Class } from '../metadata/class';
import type { EntityOptions } from '../metadata/options';
import { declareQuestions } from './declare';
import { scalarOf } from './operator-inputs';
import { operationDirectives } from '../operation/directives';
import { displayOnly } from '../metadata/fields';
import type { EntityTypes } from '../metadata/generated';
import { entityMetadata, Node } from '../metadata/entity';
import { connectionOf, declarePaging } from '../metadata/connection';
import { viewerRoot } from '../metadata/graph';
import type { Policies, Policy } from '../metadata/policy';
import { maximumListLength } from '../metadata/limits';
import { typeNameKey } from '../metadata/names';
import { VisibilityDescriptions } from './describe-visibility';

/** What the schema is made of. */
export interface SchemaParts {
  /** The classes of the graph's types. */
  readonly entities: readonly Class[];
  /** The class of the type that describes the sender of the request. */
  readonly viewer: Class;
  /** Who sees what: the descriptions say it, and fields that tell of a whole row are nullable where a field of the row can be hidden. */
  readonly policies: Policies;
  /** Scalars that no field uses yet but clients may rely on. */
  readonly scalars: readonly GraphQLScalarType[];
  /** Every role, from the least to the most trusted. */
  readonly roles: readonly string[];
}

/**
 * Declares a root field. Its method never runs: the engine gives the schema's root fields their resolvers.
 * @param prototype of the resolver's class
 */
function declareRoot(
  prototype: object,
  name: string,
  type: () => unknown,
  description: string,
  nullable: boolean | 'items' = false,
): void {
  const method = { value: () => undefined, writable: true, configurable: true };
  Object.defineProperty(prototype, name, method);
  Query(type as () => StringConstructor, { description, nullable })(prototype, name, method);
}

function declareNodeRoots(prototype: object): void {
  declareRoot(
    prototype,
    'node',
    () => Node,
    'The row with this global id; null if no row has it. An id that carries a date shows the row as of that date, whatever `@asOf` says. Any other id shows it as of the date of `@asOf`, or as of today (UTC).',
    true,
  );
  Arg('id', () => ID, {
    description: 'A global id, as an `id` field returned it. A malformed id gets BAD_USER_INPUT.',
  })(prototype, 'node', 0);
  declareRoot(
    prototype,
    'nodes',
    () => [Node],
    'The rows with these global ids, in the order of the ids; null for each id without a row. An id that carries a date shows its row as of that date, whatever `@asOf` says.',
    'items',
  );
  Arg('ids', () => [ID], {
    description: `Global ids, as \`id\` fields returned them: at most ${maximumListLength}. More ids, or a malformed one, get BAD_USER_INPUT.`,
  })(prototype, 'nodes', 0);
}

/** Declares the connection of all rows of an entity, and the list of those with some slugs, if the entity has them. */
function declareEntityRoots(prototype: object, entity: Class, { root, order, manyBySlug }: EntityOptions): void {
  if (!root) return;
  const { many } = root;
  const keys = order.map((property) => `\`${property}\``).join(', then ');
  const all = `All rows of the type \`${entity.name}\`, in pages. The default order is by ${keys}, then by id.`;
  declareRoot(prototype, many, () => connectionOf(entity), all);
  declarePaging(prototype, many);
  if (!manyBySlug) return;
  const bySlug = `The ${many} with these slugs, in the order of the slugs; null for each slug without a row.`;
  declareRoot(prototype, `${many}BySlug`, () => [entity], bySlug, 'items');
  Arg('slugs', () => [String], {
    description: `The slugs of the ${many}: at most ${maximumListLength}. More get BAD_USER_INPUT.`,
  })(prototype, `${many}BySlug`, 0);
}

const queryDescription =
  'The root of every query. A bad argument gets the error BAD_USER_INPUT, an operation above the cost limit TOO_COMPLEX, and a field that the role sees on no row FORBIDDEN_FIELD.';

/** Makes a field nullable if only viewers that see every field of the row see it, and some viewers do not. */
function declareWholeRow(type: GraphQLObjectType | undefined, policy: Policy | undefined): void {
  if (!type || !policy) return;
  const fields = type.getFields();
  const isOfRow = (name: string): boolean => fields[name]?.extensions[displayOnly] !== true;
  if (!Object.keys(policy.fields).some(isOfRow)) return;
  for (const name of policy.ofWholeRow) {
    const field = fields[name];
    if (!field) continue;
    field.type = getNullableType(field.type);
    field.description = `${field.description ?? ''} Null if the viewer may not see every field of the row.`;
  }
}

/** The resolver of a row that the engine has made: its values stand under their response keys. */
const byResponseKey: GraphQLFieldResolver<Readonly<{ [key: string]: unknown }>, unknown> = (
  row,
  _arguments,
  _context,
  info,
) => row[info.path.key];

/**
 * Builds the schema from the classes' decorators.
 * Every object field below the root resolves by its response key, since rows come from the engine already shaped.
 */
export function buildHubSchema({ entities, viewer, scalars, policies, roles }: SchemaParts): GraphQLSchema {
  class Roots {}
  declareNodeRoots(Roots.prototype);
  declareRoot(
    Roots.prototype,
    viewerRoot,
    () => viewer,
    'The sender of the request, as its token or API key says. A request without credentials has the role PUBLIC.',
  );
  for (const entity of entities) {
    const { options } = entityMetadata(entity);
    if (!options) throw new Error(`${entity.name} is no entity: it lacks its decorator.`);
    if (options.derived) continue;
    connectionOf(entity);
    declareEntityRoots(Roots.prototype, entity, options);
  }
  Resolver()(Roots);
  const built = buildSchemaSync({ resolvers: [Roots], validate: false, orphanedTypes: [...entities] as never });
  const complete = new GraphQLSchema({
    ...built.toConfig(),
    types: [...Object.values(built.getTypeMap()), ...scalars],
  });
  const query = complete.getQueryType();
  if (!query) throw new Error('The schema has no query type.');
  query.description = queryDescription;
  const classes = new Map(entities.map((entity) => [entity.name, entity]));
  const types: EntityTypes = {
    typeOf: (name) => {
      const type = classes.has(name) ? complete.getType(name) : undefined;
      return isObjectType(type) ? type : undefined;
    },
    classOf: (name) => classes.get(name),
    optionsOf: (name) => {
      const entity = classes.get(name);
      return entity && entityMetadata(entity).options;
    },
  };
  const entityTypes = entities.flatMap((entity) => types.typeOf(entity.name) ?? []);
  for (const entity of entities) declareWholeRow(types.typeOf(entity.name), policies.get(entity));
  declareQuestions(complete, query, entityTypes, types);
  const config = complete.toConfig();
  const directives = [...config.directives, ...operationDirectives(scalarOf(complete, 'Date'))];
  const schema = new GraphQLSchema({ ...config, directives });
  new VisibilityDescriptions(schema, policies, classes, roles).write();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === query || type.name.startsWith('__')) continue;
    type.isTypeOf = null;
    for (const field of Object.values(type.getFields()))
      field.resolve = byResponseKey as GraphQLFieldResolver<unknown, unknown>;
  }
  const node = schema.getType('Node');
  if (node && 'resolveType' in node) node.resolveType = (row: { [typeNameKey]?: string }) => row[typeNameKey];
  return schema;
}
