import type { GraphQLScalarType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { DirectiveLocation, GraphQLDirective, GraphQLError, GraphQLNonNull, GraphQLString } from 'graphql';
import { getDirectiveValues } from 'graphql/execution/values';
import { attempt } from './binder';
import { refusal } from '../errors/errors';
import { localeValues } from './locale';
import type { Problems } from '../errors/problems';
import type { Variables } from './selection';

const notForCaches =
  'Not for clients with a normalised cache (Apollo Client, urql with Graphcache, Relay): a cache does not see directives, and would answer with rows of another';

/** The directives on operations that the engine understands. */
export function operationDirectives(
  date: GraphQLScalarType,
): readonly [asOf: GraphQLDirective, inLocale: GraphQLDirective] {
  return [
    new GraphQLDirective({
      name: 'asOf',
      description: `The date that every root field is answered as of, unless its own argument \`asOf\` or an id says otherwise.\n\n${notForCaches} date. Use the argument \`asOf\` of the root fields there.`,
      locations: [DirectiveLocation.QUERY],
      args: { date: { type: new GraphQLNonNull(date), description: 'The date.' } },
    }),
    new GraphQLDirective({
      name: 'inLocale',
      description: `The language of texts in fields, filters and orders, unless an argument says otherwise: that locale, then its language, then the default.\n\n${notForCaches} language. Use the argument \`locale\` of the fields there, and ask for filters and orders by such texts without the cache.`,
      locations: [DirectiveLocation.QUERY],
      args: {
        locale: { type: new GraphQLNonNull(GraphQLString), description: 'A BCP 47 language tag such as `fr-CA`.' },
      },
    }),
  ];
}

/** The values that an operation's directives give to the request. */
export interface RequestValues {
  readonly asOf?: string;
  readonly 'inLocale.locale'?: string;
  readonly 'inLocale.language'?: string;
}

/** The directives of one operation. */
export class OperationDirectives {
  /** Whether the operation has `@asOf`. */
  readonly dated: boolean;
  /** Whether the operation has `@inLocale`. */
  readonly localised: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
  ) {
    const has = (wanted: string): boolean => operation.directives?.some(({ name }) => name.value === wanted) ?? false;
    this.dated = has('asOf');
    this.localised = has('inLocale');
  }

  /**
   * Reads, validates and coerces the directives' arguments.
   * @param problems takes what is wrong with them
   */
  bind(variables: Variables, problems: Problems): RequestValues {
    if (!this.dated && !this.localised) return {};
    const reject = (problem: Error): void => {
      problems.push(() => refusal('BAD_USER_INPUT', problem.message, undefined, this.operation.directives));
    };
    try {
      const asOf = this.values('asOf', variables)?.['date'];
      const locale = this.values('inLocale', variables)?.['locale'];
      const text = typeof locale === 'string' ? attempt(reject, () => localeValues(locale)) : undefined;
      return {
        ...(typeof asOf === 'string' && { asOf }),
        ...(text && { 'inLocale.locale': text.locale, 'inLocale.language': text.language }),
      };
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      reject(problem);
      return {};
    }
  }

  private values(name: string, variables: Variables): { readonly [argument: string]: unknown } | undefined {
    const definition = this.schema.getDirective(name);
    if (!definition) throw new Error(`The schema has no directive @${name}.`);
    return getDirectiveValues(definition, this.operation, variables as { [name: string]: unknown });
  }
}
