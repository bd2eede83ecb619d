import 'reflect-metadata';
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLScalarType } from 'graphql';
import { getNullableType, GraphQLSchema, isObjectType } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { Class } from '../metadata/class';
import { declareQuestions, declareRoots } from './declare';
import { scalarOf } from './operator-inputs';
import { operationDirectives } from '../operation/directives';
import { displayOnly } from '../metadata/fields';
import type { EntityTypes } from '../metadata/generated';
import { entityMetadata } from '../metadata/entity';
import { connectionOf } from '../metadata/connection';
import type { Policies, Policy } from '../metadata/policy';
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

/** Answers a root field of an operation that graphql-js executes. */
export type RootField = (info: GraphQLResolveInfo) => Promise<unknown>;

/** The resolver of a root field: the engine of the request answers it. */
const byEngine: GraphQLFieldResolver<unknown, { readonly rootField?: RootField }> = (_row, _arguments, context, info) =>
  context.rootField?.(info);

/**
 * Builds the schema from the classes' decorators. It holds nothing of an engine, so engines can share it.
 * Every object field below the root resolves by its response key, since rows come from the engine already shaped.
 */
export function buildSchema({ entities, viewer, scalars, policies, roles }: SchemaParts): GraphQLSchema {
  const rooted = entities.filter((entity) => entityMetadata(entity).options?.root);
  const built = buildSchemaSync({
    // The root fields are added to the query type below.
    resolvers: [class {}],
    validate: false,
    skipCheck: true,
    orphanedTypes: [...entities, ...rooted.map(connectionOf), viewer] as never,
  });
  const complete = new GraphQLSchema({
    ...built.toConfig(),
    types: [...Object.values(built.getTypeMap()), ...scalars],
  });
  const query = complete.getQueryType();
  if (!query) throw new Error('The schema has no query type.');
  query.description = queryDescription;
  const classes = new Map(entities.map((entity) => [entity.name, entity]));
  const typeOf = (name: string): GraphQLObjectType | undefined => {
    const type = classes.has(name) ? complete.getType(name) : undefined;
    return isObjectType(type) ? type : undefined;
  };
  const types: EntityTypes = {
    all: [...classes.keys()].flatMap((name) => typeOf(name) ?? []),
    typeOf,
    classOf: (name) => classes.get(name),
    optionsOf: (name) => {
      const entity = classes.get(name);
      return entity && entityMetadata(entity).options;
    },
  };
  for (const entity of entities) declareWholeRow(typeOf(entity.name), policies.get(entity));
  declareRoots(complete, query, types, viewer.name);
  declareQuestions(complete, query, types);
  const config = complete.toConfig();
  const directives = [...config.directives, ...operationDirectives(scalarOf(complete, 'Date'))];
  const schema = new GraphQLSchema({ ...config, directives });
  new VisibilityDescriptions(schema, policies, classes, roles).write();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    type.isTypeOf = null;
    const resolve = type.name === query.name ? byEngine : byResponseKey;
    for (const field of Object.values(type.getFields()))
      field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  }
  const node = schema.getType('Node');
  if (node && 'resolveType' in node) node.resolveType = (row: { [typeNameKey]?: string }) => row[typeNameKey];
  return schema;
}
