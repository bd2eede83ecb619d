import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { GraphQLOneOfDirective, printSchema } from 'graphql';

/**
 * The schema as SDL, its types in the order of their names: the order in which classes are loaded differs from program to
 * program. graphql-js 16 leaves out the definition of `@oneOf` although it prints its uses; tools that do not know the
 * directive then refuse the schema.
 */
export function printHubSchema(schema: GraphQLSchema): string {
  const { name, description, locations } = GraphQLOneOfDirective;
  return `"""\n${description}\n"""\ndirective @${name} on ${locations.join(' | ')}\n\n${printSchema(sorted(schema))}\n`;
}

/** The same schema, whose types are listed by name. */
function sorted(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.entries(schema.getTypeMap()).sort(([one], [other]) => (one < other ? -1 : 1));
  const getTypeMap = (): Record<string, GraphQLNamedType> => Object.fromEntries(types);
  return Object.create(schema, { getTypeMap: { value: getTypeMap } }) as GraphQLSchema;
}
