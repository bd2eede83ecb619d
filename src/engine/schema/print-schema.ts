import type { GraphQLSchema } from 'graphql';
import { GraphQLOneOfDirective, printSchema } from 'graphql';

/**
 * The schema as SDL. graphql-js 16 leaves out the definition of `@oneOf` although it prints its uses; tools that do not know
 * the directive then refuse the schema.
 */
export function printHubSchema(schema: GraphQLSchema): string {
  const { name, description, locations } = GraphQLOneOfDirective;
  return `"""\n${description}\n"""\ndirective @${name} on ${locations.join(' | ')}\n\n${printSchema(schema)}\n`;
}
