import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Class } from './class';
import { generated } from './generated';

const connections = new Map<Class, Class>();

/** The `XConnection` class of an entity, made where it is first asked for. */
export function connectionOf(target: Class): Class {
  const known = connections.get(target);
  if (known) return known;
  const { name } = target;
  const edge = class {} as Class;
  Field(() => String, {
    description: 'The place of the row in the list, for the arguments `after` and `before`. The text is opaque.',
  })(edge.prototype, 'cursor');
  Field(() => target, { description: `The row of the type \`${name}\`.` })(edge.prototype, 'node');
  declareType('edge', name, edge, `A row of a page of the type \`${name}\`, with its cursor.`);
  const connection = class {} as Class;
  Field(() => [edge], { description: 'The rows of this page, each with its cursor.' })(connection.prototype, 'edges');
  Field(() => [target], { description: 'The rows of this page.' })(connection.prototype, 'nodes');
  Field(() => PageInfo, {
    description: 'The first and last cursor of this page, and whether rows come before and after it.',
  })(connection.prototype, 'pageInfo');
  Field(() => Int, {
    description: 'The number of rows of the whole list, not only of this page. It is counted only if it is selected.',
  })(connection.prototype, 'totalCount');
  const description = `A page of a list of rows of the type \`${name}\`, with counts and groups over the whole list.`;
  declareType('connection', name, connection, description);
  connections.set(target, connection);
  return connection;
}

function declareType(role: 'connection' | 'edge', entity: string, made: Class, description: string): void {
  const { name, extensions } = generated(role, entity);
  ObjectType(name, { description })(made as never);
  Extensions(extensions)(made as never);
}

@ObjectType({ description: 'The place of a page in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'True if the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True if the list begins before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first row or group of the page; null if the page is empty.',
  })
  startCursor?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row or group of the page; null if the page is empty.',
  })
  endCursor?: string;
}
