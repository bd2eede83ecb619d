import 'reflect-metadata';
import type { GraphQLFieldResolver, GraphQLNamedType, GraphQLScalarType } from 'graphql';
import { getNullableType, GraphQLSchema, isObjectType, isScalarType } from 'graphql';
import { Arg, buildSchemaSync, ID, Query, Resolver } from 'type-graphql';
import type { Class } from '../metadata/class';
import type { EntityOptions } from '../metadata/options';
import { declareQuestions } from './declare';
import { operationDirectives } from '../operation/directives';
import { displayOnly } from '../metadata/queryable';
import { entityMetadata, Node } from '../metadata/entity';
import { connectionOf, declarePaging } from '../metadata/connection';
import { viewerRoot } from '../metadata/graph';
import type { Policies, Policy } from '../metadata/policy';
import { maximumListLength } from '../metadata/limits';
import { typeNameKey, words } from '../metadata/names';
import { describeVisibility } from './describe-visibility';

/** What the schema is made of. */
export interface SchemaParts {
  /** The classes of the graph's types. */
  readonly entities: readonly Class[];
  /** The class of the type that says who asks. */
  readonly viewer: Class;
  /** Who sees what: the descriptions say it, and fields that tell of a whole row are nullable where a field of the row can be hidden. */
  readonly policies: Policies;
  /** Scalars that no field uses yet but clients may rely on. */
  readonly scalars: readonly GraphQLScalarType[];
  /** Every role, from the least to the most trusted. */
  readonly roles: readonly string[];
}

/**
 * Declares the connection of all rows of an entity. Its body never runs: the schema's resolvers are replaced below.
 * @param prototype of the resolver's class
 */
function declareMany(prototype: object, entity: Class, { root, order }: EntityOptions): void {
  if (!root) return;
  const { many } = root;
  const method = { value: () => undefined, writable: true, configurable: true };
  Object.defineProperty(prototype, many, method);
  Query(() => connectionOf(entity), {
    description: `Every ${words(entity.name)}, by ${order.map(words).join(', then ')}.`,
  })(prototype, many, method);
  declarePaging(prototype, many);
}

function declareNodeRoots(prototype: object): void {
  const method = { value: () => undefined, writable: true, configurable: true };
  Object.defineProperty(prototype, 'node', method);
  Query(() => Node, {
    nullable: true,
    description:
      'What this global id names; null if nothing does. An id that carries a date is answered as of that date, also under `@asOf`; any other as of the date of `@asOf`, or today.',
  })(prototype, 'node', method);
  Arg('id', () => ID, { description: 'A global id, as any `id` field gives it.' })(prototype, 'node', 0);
  Object.defineProperty(prototype, 'nodes', method);
  Query(() => [Node], {
    nullable: 'items',
    description: `What these global ids name, in their order, null where nothing does; at most ${maximumListLength} ids. Each is answered as of the date that it carries, as \`node\` says.`,
  })(prototype, 'nodes', method);
  Arg('ids', () => [ID], { description: 'Global ids, as any `id` field gives them.' })(prototype, 'nodes', 0);
}

function declareViewer(prototype: object, viewer: Class): void {
  const method = { value: () => undefined, writable: true, configurable: true };
  Object.defineProperty(prototype, viewerRoot, method);
  Query(() => viewer, { description: 'Who asks, as the token or key of the request says.' })(
    prototype,
    viewerRoot,
    method,
  );
}

function declareManyBySlug(prototype: object, entity: Class, root: string): void {
  const field = `${root}BySlug`;
  const method = { value: () => undefined, writable: true, configurable: true };
  Object.defineProperty(prototype, field, method);
  Query(() => [entity], {
    nullable: 'items',
    description: `The ${root} with these slugs, in their order, null where there is none; at most ${maximumListLength} slugs.`,
  })(prototype, field, method);
  Arg('slugs', () => [String], { description: `Slugs of ${root}.` })(prototype, field, 0);
}

/** Makes the fields nullable that are seen only where every field of a row is, if there are fields that are not seen. */
function declareWholeRow(type: GraphQLNamedType | undefined, policy: Policy | undefined): void {
  if (!isObjectType(type) || !policy) return;
  const fields = type.getFields();
  const isOfRow = (name: string): boolean => fields[name]?.extensions[displayOnly] !== true;
  if (!Object.keys(policy.fields).some(isOfRow)) return;
  for (const name of policy.ofWholeRow) {
    const field = fields[name];
    if (!field) continue;
    field.type = getNullableType(field.type);
    field.description = `${field.description ?? ''} Null where you may not see every field of the row.`;
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
  declareViewer(Roots.prototype, viewer);
  const options = new Map<string, EntityOptions>();
  for (const entity of entities) {
    const { options: own } = entityMetadata(entity);
    if (!own) throw new Error(`${entity.name} is no entity: it lacks its decorator.`);
    options.set(entity.name, own);
    if (own.derived) continue;
    connectionOf(entity);
    declareMany(Roots.prototype, entity, own);
    if (own.manyBySlug && own.root) declareManyBySlug(Roots.prototype, entity, own.root.many);
  }
  Resolver()(Roots);
  const built = buildSchemaSync({ resolvers: [Roots], validate: false, orphanedTypes: [...entities] as never });
  const complete = new GraphQLSchema({
    ...built.toConfig(),
    types: [...Object.values(built.getTypeMap()), ...scalars],
  });
  for (const entity of entities) declareWholeRow(complete.getType(entity.name), policies.get(entity));
  const classes = new Map(entities.map((entity) => [entity.name, entity]));
  declareQuestions(complete, options, (name) => classes.get(name));
  const config = complete.toConfig();
  const date = complete.getType('Date');
  if (!isScalarType(date)) throw new Error('The schema has no scalar Date.');
  const schema = new GraphQLSchema({ ...config, directives: [...config.directives, ...operationDirectives(date)] });
  describeVisibility(schema, policies, classes, roles);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getQueryType() || type.name.startsWith('__')) continue;
    type.isTypeOf = null;
    for (const field of Object.values(type.getFields()))
      field.resolve = byResponseKey as GraphQLFieldResolver<unknown, unknown>;
  }
  const node = schema.getType('Node');
  if (node && 'resolveType' in node) node.resolveType = (row: { [typeNameKey]?: string }) => row[typeNameKey];
  return schema;
}
