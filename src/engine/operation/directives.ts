import type { GraphQLScalarType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { DirectiveLocation, GraphQLDirective, GraphQLError, GraphQLNonNull, GraphQLString } from 'graphql';
import { getDirectiveValues } from 'graphql/execution/values';
import { attempt } from './binder';
import { refusal } from '../errors/errors';
import { localeValues } from './locale';
import type { Problems } from '../errors/problems';
import type { Variables } from './selection';

const notForCaches =
  'Not for clients with a normalised cache (Apollo Client, urql with Graphcache, Relay): their cache ignores directives and can return rows of another';

/** The directive that marks the list that is the table of a document. */
export const tableDirective = 'table';

/** The directives that the engine understands. */
export function operationDirectives(date: GraphQLScalarType): readonly GraphQLDirective[] {
  return [
    new GraphQLDirective({
      name: 'asOf',
      description: `Sets the request date of all root fields: the day whose state the results show. The argument \`asOf\` of a root field and the date in a global id take precedence. Without any of them the request date is today (UTC).\n\n${notForCaches} date. In such a client, use the argument \`asOf\` of each root field.`,
      locations: [DirectiveLocation.QUERY],
      args: { date: { type: new GraphQLNonNull(date), description: 'The request date, such as `2011-05-01`.' } },
    }),
    new GraphQLDirective({
      name: 'inLocale',
      description: `Sets the language of localised texts in fields, filters and orders. A text is taken in this locale, else in its language, else in the default locale. The argument \`locale\` of a field takes precedence.\n\n${notForCaches} language. In such a client, use the argument \`locale\` of each field, and send filters and orders by localised texts past the cache.`,
      locations: [DirectiveLocation.QUERY],
      args: {
        locale: {
          type: new GraphQLNonNull(GraphQLString),
          description: 'A BCP 47 language tag such as `fr-CA`. Another text gets BAD_USER_INPUT.',
        },
      },
    }),
    new GraphQLDirective({
      name: tableDirective,
      description:
        'Marks the list that is the table of the document at `/data`: the list itself, its connection, or a field that leads to it. A document with one list needs no mark. The list must stand in no other list, and one list of a document is marked, else AMBIGUOUS_TABLE. The answer at `/graphql` does not depend on it.',
      locations: [DirectiveLocation.FIELD],
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
  readonly dateGiven: boolean;
  /** Whether the operation has `@inLocale`. */
  readonly localised: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
  ) {
    const has = (wanted: string): boolean => operation.directives?.some(({ name }) => name.value === wanted) ?? false;
    this.dateGiven = has('asOf');
    this.localised = has('inLocale');
  }

  /**
   * Reads, validates and coerces the directives' arguments.
   * @param problems takes what is wrong with them
   */
  bind(variables: Variables, problems: Problems): RequestValues {
    if (!this.dateGiven && !this.localised) return {};
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
