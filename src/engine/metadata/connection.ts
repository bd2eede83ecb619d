import { Arg, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { GraphQLScalarType } from 'graphql';
import type { Class } from './class';
import { generated } from './generated';

/** The paging arguments of every connection, in the order in which the schema prints them. */
const pagingArguments = [
  ['first', Int, 'How many from the start of the list; 25 where neither `first` nor `last` is given.'],
  ['after', String, 'Only what stands after this cursor.'],
  ['last', Int, 'How many from the end of the list. Not together with `first`.'],
  ['before', String, 'Only what stands before this cursor.'],
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
  Field(() => String, { description: 'Where this row stands in the list: opaque, for `after` and `before`.' })(
    edge.prototype,
    'cursor',
  );
  Field(() => target, { description: `The ${name} at this place.` })(edge.prototype, 'node');
  ObjectType({ description: `One place in a list of ${name}.` })(edge as never);
  Extensions(generated('edge', name))(edge as never);
  const connection = { [`${name}Connection`]: class {} }[`${name}Connection`] as Class;
  Field(() => [edge], { description: 'The rows of this page with their cursors.' })(connection.prototype, 'edges');
  Field(() => [target], { description: 'The rows of this page.' })(connection.prototype, 'nodes');
  Field(() => PageInfo, { description: 'Whether and where the list goes on.' })(connection.prototype, 'pageInfo');
  Field(() => Int, { description: 'How many rows the whole list has, whatever the page. Counted only when selected.' })(
    connection.prototype,
    'totalCount',
  );
  ObjectType({ description: `A page of a list of ${name}.` })(connection as never);
  Extensions(generated('connection', name))(connection as never);
  connections.set(target, connection);
  return connection;
}

/** Where a page stands in its list. */
@ObjectType({ description: 'Where a page stands in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows stand before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null where the page is empty.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'The cursor of the last row; null where the page is empty.' })
  endCursor?: string;
}
