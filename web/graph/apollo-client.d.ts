import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

/** The types of masked fragments are those that graphql-codegen writes. */
declare module '@apollo/client' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
