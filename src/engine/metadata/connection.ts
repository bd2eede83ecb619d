import { Arg, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { GraphQLScalarType } from 'graphql';
import type { Class } from './class';
import { generated } from './generated';
import { defaultPage, pageBounds } from './limits';

/** The paging arguments of every connection, in the order in which the schema prints them. */
const pagingArguments = [
  [
    'first',
    Int,
    `The number of rows from the start of the list: ${pageBounds}. The page has ${defaultPage} rows if neither \`first\` nor \`last\` is given.`,
  ],
  [
    'after',
    String,
    'Starts the page after the row with this cursor. A cursor of another list, order, locale or date gets BAD_USER_INPUT.',
  ],
  [
    'last',
    Int,
    `The number of rows from the end of the list: ${pageBounds}. Together with \`first\` it gets BAD_USER_INPUT.`,
  ],
  [
    'before',
    String,
    'Ends the page before the row with this cursor. A cursor of another list, order, locale or date gets BAD_USER_INPUT.',
  ],
] as const satisfies readonly (readonly [string, GraphQLScalarType | StringConstructor, string])[];

/** Declares the paging arguments for a field. */
export function declarePaging(prototype: object, property: string): void {
  pagingArguments.forEach(([name, type, description], index) => {
    Arg(name, () => type, { nullable: true, description })(prototype, property, index);
  });
}

const connections = new Map<Class, Class>();

/** The `XConnection` class of an entity, made where it is first asked for. */
export function connectionOf(target: Class): Class {
  const known = connections.get(target);
  if (known) return known;
  const name = target.name;
  const edge = { [`${name}Edge`]: class {} }[`${name}Edge`] as Class;
  Field(() => String, {
    description: 'The place of the row in the list, for the arguments `after` and `before`. The text is opaque.',
  })(edge.prototype, 'cursor');
  Field(() => target, { description: `The row of the type \`${name}\`.` })(edge.prototype, 'node');
  ObjectType({ description: `A row of a page of the type \`${name}\`, with its cursor.` })(edge as never);
  Extensions(generated('edge', name))(edge as never);
  const connection = { [`${name}Connection`]: class {} }[`${name}Connection`] as Class;
  Field(() => [edge], { description: 'The rows of this page, each with its cursor.' })(connection.prototype, 'edges');
  Field(() => [target], { description: 'The rows of this page.' })(connection.prototype, 'nodes');
  Field(() => PageInfo, {
    description: 'The first and last cursor of this page, and whether rows come before and after it.',
  })(connection.prototype, 'pageInfo');
  Field(() => Int, {
    description: 'The number of rows of the whole list, not only of this page. It is counted only if it is selected.',
  })(connection.prototype, 'totalCount');
  ObjectType({
    description: `A page of a list of rows of the type \`${name}\`, with counts and groups over the whole list.`,
  })(connection as never);
  Extensions(generated('connection', name))(connection as never);
  connections.set(target, connection);
  return connection;
}

/** The place of a page in its list. */
@ObjectType({ description: 'The place of a page in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'True if rows of the list come after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True if rows of the list come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first row of the page; null if the page is empty.',
  })
  startCursor?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row of the page; null if the page is empty.',
  })
  endCursor?: string;
}
