import type {
  GraphQLField,
  GraphQLFieldConfigArgumentMap,
  GraphQLFieldConfigMap,
  GraphQLInterfaceType,
  GraphQLSchema,
} from 'graphql';
import {
  getNamedType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLString,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { defineArguments } from 'graphql/type/definition';
import { pointInput } from '../condition/point';
import { distanceField, isSimilar, positionOf } from '../metadata/fields';
import type { EntityTypes } from '../metadata/generated';
import { isToMany, rowTypeName } from '../metadata/generated';
import { viewerRoot } from '../metadata/graph';
import {
  defaultPage,
  maximumDepth,
  maximumListLength,
  maximumMembers,
  maximumSortKeys,
  pageBounds,
} from '../metadata/limits';
import { lookupExtension, lookupsOf } from '../metadata/lookups';
import { listed, words } from '../metadata/names';
import { maximumSearch } from '../operation/read-search';
import { GroupTypes } from './declare-groups';
import { FilterInputs } from './filter-inputs';
import { scalarOf } from './operator-inputs';
import { OrderInputs } from './order-inputs';
import { listOf, nonNull } from './wrappers';

type AnyField = GraphQLField<unknown, unknown>;

/** Adds the root fields of a schema to its query type: those of all rows, the viewer, and those of each entity. */
export function declareRoots(
  schema: GraphQLSchema,
  query: GraphQLObjectType,
  types: EntityTypes,
  viewer: string,
): void {
  const output = (name: string): GraphQLObjectType | GraphQLInterfaceType => {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`The schema has no type ${name}.`);
    return type;
  };
  const node = output('Node');
  addFields(query, {
    node: {
      type: node,
      description:
        'The row with this global id; null if no row has it. An id that carries a date shows the row as of that date, whatever `@asOf` says. Any other id shows it as of the date of `@asOf`, or as of today (UTC).',
      args: {
        id: {
          type: nonNull(GraphQLID),
          description: 'A global id, as an `id` field returned it. A malformed id gets BAD_USER_INPUT.',
        },
      },
    },
    nodes: {
      type: nonNull(new GraphQLList(node)),
      description:
        'The rows with these global ids, in the order of the ids; null for each id without a row. An id that carries a date shows its row as of that date, whatever `@asOf` says.',
      args: {
        ids: {
          type: listOf(GraphQLID),
          description: `Global ids, as \`id\` fields returned them: at most ${maximumListLength}. More ids, or a malformed one, get BAD_USER_INPUT.`,
        },
      },
    },
    [viewerRoot]: {
      type: nonNull(output(viewer)),
      description:
        'The sender of the request, as its token or API key says. A request without credentials has the role PUBLIC.',
    },
  });
  for (const type of types.all) {
    const { root, order = [], manyBySlug, formerly } = types.optionsOf(type.name) ?? {};
    if (!root) continue;
    const { many } = root;
    addFields(query, {
      [many]: {
        type: nonNull(output(`${type.name}Connection`)),
        description: `All rows of the type \`${type.name}\`, in pages. The default order is by ${order.map((property) => `\`${property}\``).join(', then ')}, then by id.`,
      },
      ...(manyBySlug && {
        [`${many}BySlug`]: {
          type: nonNull(new GraphQLList(type)),
          description: `The ${many} with these slugs, in the order of the slugs; null for each slug without a row.${formerly ? ' A slug that a row had before finds the row too.' : ''}`,
          args: {
            slugs: {
              type: listOf(GraphQLString),
              description: `The slugs of the ${many}: at most ${maximumListLength}. More get BAD_USER_INPUT.`,
            },
          },
        },
      }),
    });
  }
  for (const type of types.all) declareLookups(query, type, types);
}

/**
 * Completes a schema whose types are there: how lists are filtered and ordered, and as of which date a root field answers.
 * Everything is derived from the types that the lists are of, so a new field needs no code here.
 */
export function declareQuestions(schema: GraphQLSchema, query: GraphQLObjectType, types: EntityTypes): void {
  const filters = new FilterInputs(schema, types);
  const orders = new OrderInputs(filters, types);
  const groups = new GroupTypes(schema, types, filters);
  for (const entity of types.all) {
    const connection = schema.getType(`${entity.name}Connection`);
    if (!isObjectType(connection)) continue;
    addFields(connection, groups.fieldsOf(entity));
    addArguments(connection.getFields()['totalCount'], countBound);
  }
  for (const entity of types.all) declareDistance(entity, furtherPlacesOf(types, entity));
  for (const type of [query, ...types.all, ...groups.changes.made])
    for (const field of Object.values(type.getFields())) {
      const target = types.typeOf(rowTypeName(field.type));
      const isConnection = getNamedType(field.type) !== target;
      // `nodes(ids)` and `partnersBySlug` say themselves which rows they want, and in which order.
      if (!target || !isToMany(field.type) || isSimilar(field) || (type === query && !isConnection)) continue;
      const { search, searchAlso = [], searchOver } = types.optionsOf(target.name) ?? {};
      addArguments(field, {
        ...(search !== undefined && isConnection && searchArgument(search, searchAlso, searchOver)),
        filter: {
          type: filters.filterOf(target),
          description: `Keeps only the rows that fulfil this condition. It has at most ${maximumMembers} members in ${maximumDepth} levels, else BAD_USER_INPUT.`,
        },
        orderBy: {
          type: new GraphQLList(nonNull(orders.orderOf(target))),
          description: `The order of the rows: at most ${maximumSortKeys} sort keys, the first one first, then the id. More get BAD_USER_INPUT. Without it, the list has its default order.`,
        },
        ...(isConnection && paging),
      });
    }
  const asOf = { type: scalarOf(schema, 'Date'), description: asOfDescription };
  for (const field of Object.values(query.getFields()))
    // Ids carry their date, and Relay refetches a node by `node(id:)` with no other argument.
    if (!isInterfaceType(getNamedType(field.type))) field.args = [...field.args, ...defineArguments({ asOf })];
}

const asOfDescription =
  'The request date of this field: the day whose state the result shows. The default is the date of `@asOf`, or today (UTC). The description of each type says which of its fields follow the date. The ids in the result carry it.';

const ofThisList = 'A cursor of another list, order, locale or date gets BAD_USER_INPUT.';

/** The paging arguments of a connection. */
const paging: GraphQLFieldConfigArgumentMap = {
  first: {
    type: GraphQLInt,
    description: `The number of rows from the start of the list: ${pageBounds}. The page has ${defaultPage} rows if neither \`first\` nor \`last\` is given.`,
  },
  after: { type: GraphQLString, description: `Starts the page after the row with this cursor. ${ofThisList}` },
  last: {
    type: GraphQLInt,
    description: `The number of rows from the end of the list: ${pageBounds}. Together with \`first\` it gets BAD_USER_INPUT.`,
  },
  before: { type: GraphQLString, description: `Ends the page before the row with this cursor. ${ofThisList}` },
};

/** `totalCount(upTo:)` of a connection. */
const countBound: GraphQLFieldConfigArgumentMap = {
  upTo: {
    type: GraphQLInt,
    description:
      'Stops counting at this number: 0 or more, else BAD_USER_INPUT. With 1000, the result 1000 means "1000 or more", and a longer list costs no more.',
  },
};

/** A root field for each unique key of a type. */
function declareLookups(query: GraphQLObjectType, type: GraphQLObjectType, types: EntityTypes): void {
  const { derived, formerly } = types.optionsOf(type.name) ?? {};
  if (derived) return;
  for (const lookup of lookupsOf(type, types)) {
    const keys = lookup.arguments;
    const names = listed(keys.map((key) => words(key.name)));
    const isKept = names === formerly?.key;
    const former = isKept ? ` A former ${names} finds it too; \`${names}\` shows the present one.` : '';
    addFields(query, {
      [lookup.name]: {
        type,
        description: `The ${words(type.name)} with this ${names}; null if no row matches.${former}`,
        args: Object.fromEntries(
          keys.map((key) => [key.name, { type: nonNull(key.type), description: key.description }]),
        ),
        extensions: { [lookupExtension]: lookup },
      },
    });
  }
}

/** The argument that searches a connection by the words of a property, and of further ones together with it. */
function searchArgument(by: string, also: readonly string[], over: string | undefined): GraphQLFieldConfigArgumentMap {
  const further = [
    ...also.map((property) => `\`${property}\``),
    ...(over === undefined ? [] : [`its \`${over}\` (their names in all locales and codes, also of those above them)`]),
  ];
  const more = listed([`\`${by}\``, ...further]);
  const wider =
    further.length === 0
      ? ''
      : ` A row whose \`${by}\` does not match is found in the same way by the words of ${more} together; such rows come after all rows whose \`${by}\` matches.`;
  const description = `A text to search for in \`${by}\`: at most ${maximumSearch} characters, else BAD_USER_INPUT. A blank text does not search. Accents, case and punctuation are ignored. A row matches if each word of the text is the beginning of a word of its \`${by}\`. A word of four letters or more also matches with one typing mistake: a letter added, left out or replaced, or two letters swapped. Without \`orderBy\`, the best matches come first: the whole text, then names that begin with it, then all words, then words with mistakes, each in the order of \`${by}\`.${wider}`;
  return { search: { type: GraphQLString, description } };
}

/** The edge to the further places of a type's rows; undefined if they have none. */
function furtherPlacesOf(types: EntityTypes, type: GraphQLObjectType): string | undefined {
  const { places } = types.optionsOf(type.name) ?? {};
  const target = places?.beside().name;
  if (target === undefined) return undefined;
  const edge = Object.values(type.getFields()).find((field) => rowTypeName(field.type) === target);
  if (!edge) throw new Error(`${type.name} has places in ${target}, and no edge to them.`);
  return edge.name;
}

/** How far a row lies from a point, for each type that has a position. */
function declareDistance(type: GraphQLObjectType, further: string | undefined): void {
  const position = positionOf(type);
  if (position === undefined) return;
  const [what, without] =
    further === undefined
      ? [`\`${position}\``, `the row has no \`${position}\``]
      : [`the nearest of \`${position}\` and the positions of \`${further}\``, 'none of them is recorded'];
  const from = { type: nonNull(pointInput), description: 'The point that the distance is measured from.' };
  addFields(type, {
    [distanceField]: {
      type: GraphQLFloat,
      args: { from },
      description: `The distance of ${what} from a point, in kilometres, along a great circle of a sphere of radius 6371.0088 km. Null if ${without}.`,
    },
  });
}

/** Adds fields to a type that is there. @throws Error if it has one of them */
function addFields(type: GraphQLObjectType, fields: GraphQLFieldConfigMap<unknown, unknown>): void {
  const known = type.getFields();
  for (const [name, field] of Object.entries(new GraphQLObjectType({ name: type.name, fields }).getFields())) {
    if (known[name]) throw new Error(`${type.name} has two fields ${name}.`);
    known[name] = field;
  }
}

/** Adds arguments to a field, before its own. */
function addArguments(field: AnyField | undefined, added: GraphQLFieldConfigArgumentMap): void {
  if (field) field.args = [...defineArguments(added), ...field.args];
}
