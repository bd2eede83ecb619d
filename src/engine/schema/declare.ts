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
import { maximumDepth, maximumMembers, maximumSortKeys } from '../metadata/limits';
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
        const filter = `Keeps only the rows that fulfil this condition. It has at most ${maximumMembers} members in ${maximumDepth} levels, else BAD_USER_INPUT.`;
        const orderBy = `The order of the rows: at most ${maximumSortKeys} sort keys, the first one first, then the id. More get BAD_USER_INPUT. Without it, the list has its default order.`;
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
          description: `The ${words(typeName)} with this ${enumerated(keys.map((key) => words(key.name)))}; null if no row matches.`,
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
      : ` A row whose \`${by}\` does not match is found in the same way by the words of \`${by}\` and ${more} together; such rows come after all rows whose \`${by}\` matches.`;
  return argument(
    'search',
    GraphQLString,
    `A text to search for in \`${by}\`: at most ${maximumSearch} characters, else BAD_USER_INPUT. A blank text does not search. Accents, case and punctuation are ignored. A row matches if each word of the text is the beginning of a word of its \`${by}\`. A word of four letters or more also matches with one typing mistake: a letter added, left out or replaced, or two letters swapped. Without \`orderBy\`, the best matches come first: the whole text, then names that begin with it, then all words, then words with mistakes, each in the order of \`${by}\`.${wider}`,
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
      'Stops counting at this number: 0 or more, else BAD_USER_INPUT. With 1000, the result 1000 means "1000 or more", and a longer list costs no more.',
    ),
  ];
}

/** How far a row lies from a point, for each type that has a position. */
function declareDistance(type: GraphQLObjectType): void {
  const position = positionOf(type);
  if (position === '') return;
  const from = argument('from', new GraphQLNonNull(pointInput), 'The point that the distance is measured from.');
  type.getFields()[distanceField] = fieldOf(distanceField, {
    type: GraphQLFloat,
    args: [from],
    description: `The distance of \`${position}\` from a point, in kilometres, along a great circle of a sphere of radius 6371.0088 km. Null if the row has no \`${position}\`.`,
  });
}

function declareDate(field: AnyField, date: GraphQLScalarType): void {
  field.args = [
    ...field.args,
    argument(
      'asOf',
      date,
      'The request date of this field: the day whose state the result shows. The default is the date of `@asOf`, or today (UTC). The description of each type says which of its fields follow the date. The ids in the result carry it.',
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
