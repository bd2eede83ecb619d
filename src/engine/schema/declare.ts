import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { FilterInputs } from './filter-inputs';
import type { ModelScalars } from './operator-inputs';
import { GroupTypes } from './declare-groups';
import type { DimensionSource } from '../metadata/dimensions';
import type { Class } from '../metadata/class';
import type { EntityOptions } from '../metadata/options';
import { distanceField, positionOf } from '../metadata/distance';
import type { LookupExtension } from '../metadata/lookups';
import { lookupExtension, lookupsOf } from '../metadata/lookups';
import { entityOfRole, isToMany, rowTypeName } from '../metadata/generated';
import { isSimilar } from '../metadata/similar';
import { words } from '../metadata/names';
import { OrderInputs } from './order-inputs';
import { pointInput } from '../condition/point';
import { maximumSearch } from '../operation/read-search';

type AnyField = GraphQLField<unknown, unknown>;

/**
 * Completes a schema whose types are there: how lists are filtered and ordered, and as of which date a root field answers.
 * Everything is derived from the types that the lists are of, so that a new field can be asked by at once.
 */
export function declareQuestions(
  schema: GraphQLSchema,
  entities: ReadonlyMap<string, EntityOptions>,
  classOf: (name: string) => Class | undefined,
): void {
  const isEntity = (name: string): boolean => entities.has(name);
  const scalars = scalarsOf(schema);
  const entityOf = (name: string): GraphQLObjectType | undefined => {
    const type = schema.getType(name);
    return isEntity(name) && isObjectType(type) ? type : undefined;
  };
  const filters = new FilterInputs(schema, isEntity, scalars);
  const orders = new OrderInputs(filters, entityOf, (name) => entities.get(name)?.search !== undefined);
  declareGroups(schema, entities.keys(), { typeOf: entityOf, classOf }, filters);
  const query = schema.getQueryType();
  if (query) declareLookups(query, entities, entityOf, classOf);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of types) {
    if (entityOf(type.name)) declareDistance(type);
    declareCountBound(type);
  }
  for (const type of types) {
    if (type !== query && !entityOf(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      const target = listed(field, entityOf);
      // `nodes(ids)` and `partnersBySlug` say themselves which rows they want, and in which order.
      if (target && (type !== query || field.args.some(({ name }) => name === 'first'))) {
        const filter = 'Which rows to keep; the others are as if they were not in the list.';
        const orderBy =
          'The order: the first key decides, then the next, at last the id. The default order unless given.';
        const { search: by, searchAlso = [] } = entities.get(target.name) ?? {};
        field.args = [
          ...(by !== undefined && getNamedType(field.type) !== target ? [searchArgument(by, searchAlso)] : []),
          argument('filter', filters.filterOf(target), filter),
          argument('orderBy', new GraphQLList(new GraphQLNonNull(orders.orderOf(target))), orderBy),
          ...field.args,
        ];
      }
    }
  }
  for (const field of Object.values(query?.getFields() ?? {}))
    // Ids carry their date, and Relay refetches a node by `node(id:)` with no other argument.
    if (!isInterfaceType(getNamedType(field.type))) declareDate(field, scalars.date);
}

/** A root field for each unique key of each type. */
function declareLookups(
  query: GraphQLObjectType,
  entities: ReadonlyMap<string, EntityOptions>,
  typeOf: (name: string) => GraphQLObjectType | undefined,
  classOf: (name: string) => Class | undefined,
): void {
  for (const [typeName, options] of entities) {
    const [type, owner] = [typeOf(typeName), classOf(typeName)];
    if (!type || !owner || options.derived) continue;
    for (const { name, arguments: keys } of lookupsOf(type, owner, options, (of) => entities.get(of))) {
      if (query.getFields()[name]) throw new Error(`There are two root fields ${name}.`);
      const extension: LookupExtension = { entity: typeName, arguments: keys };
      query.getFields()[name] = {
        ...fieldOf(name, {
          type,
          description: `The ${words(typeName)} with this ${enumerated(keys.map((key) => words(key.name)))}; null where there is none.`,
          args: keys.map((key) => argument(key.name, new GraphQLNonNull(key.type), key.description)),
        }),
        extensions: { [lookupExtension]: extension },
      };
    }
  }
}

/** `program, region and code`. */
function enumerated(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** `aggregate`, `groups` and `facets` of every connection. */
function declareGroups(
  schema: GraphQLSchema,
  names: Iterable<string>,
  source: DimensionSource,
  filters: FilterInputs,
): void {
  const groups = new GroupTypes(source, schema, filters);
  for (const name of names) {
    const [type, connection] = [source.typeOf(name), schema.getType(`${name}Connection`)];
    if (!type || !isObjectType(connection)) continue;
    for (const [field, { type: output, args, description }] of Object.entries(groups.fieldsOf(type)))
      connection.getFields()[field] = fieldOf(field, {
        type: output,
        description,
        args: Object.entries(args ?? {}).map(([argumentName, config]) => ({
          ...argument(argumentName, config.type, config.description ?? ''),
          defaultValue: config.defaultValue,
        })),
      });
  }
}

/** The argument that searches a connection by the words of a property, and of further ones together with it. */
function searchArgument(by: string, also: readonly string[]): GraphQLArgument {
  const more = also.map((property) => `\`${property}\``).join(', ');
  const wider =
    also.length === 0
      ? ''
      : ` A row that its ${by} does not meet is found in the same way by the words of \`${by}\` and ${more} together. Rows that their ${by} meets come before all of these.`;
  return argument(
    'search',
    GraphQLString,
    `A text that is searched for in \`${by}\`; accents, case and punctuation do not matter. A row is found when each word of the text begins a word of its ${by}, or, from four letters on, is one but for one typing mistake (a letter too many, too few or another, or two swapped). Unless \`orderBy\` is given, the best come first: what is the whole text, what begins with it, what has all words, what has them with mistakes, and within each by ${by}.${wider} Blank, it searches for nothing; at most ${maximumSearch} characters.`,
  );
}

/** The entity of which a field gives a list. */
function listed(
  field: AnyField,
  entityOf: (name: string) => GraphQLObjectType | undefined,
): GraphQLObjectType | undefined {
  return isToMany(field.type) && !isSimilar(field) ? entityOf(rowTypeName(field.type)) : undefined;
}

/** `totalCount(upTo:)` of a connection. */
function declareCountBound(type: GraphQLObjectType): void {
  const field = type.getFields()['totalCount'];
  if (!field || entityOfRole(type, 'connection') === undefined) return;
  field.args = [
    argument(
      'upTo',
      GraphQLInt,
      'Where counting stops: with 1000, a longer list has "1000 or more", and costs no more.',
    ),
  ];
}

/** How far a row lies from a point, for each type that has a position. */
function declareDistance(type: GraphQLObjectType): void {
  const position = positionOf(type);
  if (position === '') return;
  const from = argument('from', new GraphQLNonNull(pointInput), 'The point.');
  type.getFields()[distanceField] = fieldOf(distanceField, {
    type: GraphQLFloat,
    args: [from],
    description: `How far \`${position}\` lies from a point, in kilometres along a great circle of a globe of radius 6371.0088 km; null without a position.`,
  });
}

function declareDate(field: AnyField, date: GraphQLScalarType): void {
  field.args = [
    ...field.args,
    argument(
      'asOf',
      date,
      'The date that the answer is of; today (UTC) unless given. Each type says what in it follows the date. The ids in the answer carry it.',
    ),
  ];
}

function argument(name: string, type: GraphQLInputType, description: string): GraphQLArgument {
  return {
    name,
    type,
    description,
    defaultValue: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}

function fieldOf(name: string, { type, args, description }: Pick<AnyField, 'type' | 'args' | 'description'>): AnyField {
  return { name, type, args, description, deprecationReason: undefined, extensions: {}, astNode: undefined };
}

function scalarsOf(schema: GraphQLSchema): ModelScalars {
  const scalar = (name: string): GraphQLScalarType => {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}.`);
    return type;
  };
  return {
    date: scalar('Date'),
    dateTime: scalar('DateTime'),
    decimal: scalar('Decimal'),
    duration: scalar('Duration'),
  };
}
