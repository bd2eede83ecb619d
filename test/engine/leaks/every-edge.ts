import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { connectedType } from '../../reference/refusals';
import { mayBeForbidden } from './forbidden';

/** The rows of a page at the root, and below. */
const [mostRoots, mostRows] = [100, 20];
/** Both ends of each list at the root: it may be longer than a page. */
const ends = ['first', 'last'] as const;
/** Before the day of the tests: some rows that were in force then are no longer. */
const past = '2012-03-01';

/** The way from the root of a document to rows of a type. */
type Way = (selections: string, end: (typeof ends)[number]) => string;

type Field = GraphQLField<unknown, unknown>;

/**
 * Documents that show the rows at the end of each edge of the graph with their fields, and how many there are, today and on a day
 * of the past. Random documents also reach each edge, but rarely many rows of it.
 * @param programs the codes that an argument `program` takes
 */
export function everyEdge(schema: GraphQLSchema, programs: readonly string[]): readonly string[] {
  const query = schema.getQueryType();
  return query ? [...edgesFrom(schema, query, (selections) => `{ ${selections} }`, programs)] : [];
}

/** The same for some partners and what they lead to. */
export function everyEdgeOf(
  slugs: readonly string[],
  schema: GraphQLSchema,
  programs: readonly string[],
): readonly string[] {
  const partner = schema.getType('Partner');
  const filter = `{ slug: { in: ${JSON.stringify(slugs)} } }`;
  const way: Way = (selections) => `{ partners(filter: ${filter}) { totalCount nodes { ${selections} } } }`;
  return isObjectType(partner) ? [...edgesFrom(schema, partner, way, programs)] : [];
}

function* edgesFrom(
  schema: GraphQLSchema,
  start: GraphQLObjectType,
  first: Way,
  programs: readonly string[],
): Generator<string, void> {
  const isRoot = (type: GraphQLObjectType): boolean => type === schema.getQueryType();
  const ways = new Map<GraphQLObjectType, Way>([[start, first]]);
  for (const [type, way] of ways)
    for (const field of Object.values(type.getFields())) {
      const target = targetOf(schema, field);
      if (!target) continue;
      for (const leaves of leavesOf(target))
        for (const values of ['', ...valuesOf(field, programs)])
          for (const end of isRoot(start) ? ends : (['first'] as const)) {
            const page = isRoot(type) ? `${end}: ${mostRoots}` : '';
            const document = way(selection(field, values, page, leaves), end);
            yield document;
            yield `query @asOf(date: "${past}") ${document}`;
          }
      if (!ways.has(target))
        ways.set(target, (selections, end) =>
          way(selection(field, '', isRoot(type) ? `${end}: ${mostRoots}` : `first: ${mostRows}`, selections), end),
        );
    }
}

/** The type of the rows that a field leads to; undefined if it leads to none, or needs arguments. */
function targetOf(schema: GraphQLSchema, field: Field): GraphQLObjectType | undefined {
  // `viewer` describes the viewer itself, so an administrator always gets another answer.
  if (field.name === 'viewer' || field.args.some(isRequiredArgument)) return undefined;
  const named = connectedType(field);
  const target = named === undefined ? getNamedType(field.type) : schema.getType(named);
  return isObjectType(target) ? target : undefined;
}

/** Selects rows at the end of an edge, and how many there are. */
function selection(field: Field, values: string, page: string, inside: string): string {
  const isList = connectedType(field) !== undefined;
  const given = [values, isList ? page : ''].filter((each) => each !== '').join(', ');
  const name = given === '' ? field.name : `${field.name}(${given})`;
  return isList ? `${name} { totalCount nodes { ${inside} } }` : `${name} { ${inside} }`;
}

/** The values of the argument that names a program, if there is one. */
function valuesOf({ args }: Field, programs: readonly string[]): readonly string[] {
  return args.some(({ name }) => name === 'program') ? programs.map((code) => `program: ${JSON.stringify(code)}`) : [];
}

/** The fields of a type without those that a role is refused, and each of these. */
function leavesOf(type: GraphQLObjectType): readonly string[] {
  const leaves = Object.values(type.getFields()).filter(
    ({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(isRequiredArgument),
  );
  const refused = leaves.filter(({ name }) => mayBeForbidden(type.name, name)).map(({ name }) => name);
  const others = leaves.filter(({ name }) => !refused.includes(name)).map(({ name }) => name);
  return [['__typename', ...others].join(' '), ...refused];
}
