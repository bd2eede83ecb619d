import type { ApolloServerPlugin, GraphQLRequestContextDidResolveSource, GraphQLRequestListener } from '@apollo/server';
import {
  GraphQLError,
  parse,
  specifiedRules,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { documentSize, tooLongIn, type DocumentSize } from './document-size';
import { tooHeavy } from './document-weight';
import type { RequestContext } from './error-mask';
import { parseDocument } from './locations';
import { tooDeepDocument } from './nesting';
import { tooManyElements } from './request-values';
import type { Account } from './shares/account';
import { documentCost } from './size-costs';
import { validateInSlices } from './validation';

/** The limits of all documents, whatever the role. */
export interface DocumentLimits {
  /** The most lexical tokens. */
  readonly tokens: number;
  /** Further rules of validation. */
  readonly rules: readonly ValidationRule[];
}

/** A document that was parsed and validated. */
interface Known {
  readonly document: DocumentNode;
  readonly size: DocumentSize;
}

/** Why a document is refused. */
export class Refused {
  constructor(
    readonly errors: readonly GraphQLError[],
    readonly status: 200 | 400 = 400,
  ) {}
}

type Code = 'BAD_USER_INPUT' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'TOO_COMPLEX';

function refused(code: Code, message: string): Refused {
  return new Refused([new GraphQLError(message, { extensions: { code } })], code === 'TOO_COMPLEX' ? 200 : 400);
}

/** What the cache holds at most: documents, and their estimated memory in bytes. A document takes 100 bytes a character. */
const bounds = { max: 5_000, maxSize: 64 * 1024 * 1024 };
const bytesOfCharacter = 100;

/** Documents of so many characters let other requests have their turn between the steps. */
const large = 4_000;

/** Validation stops after so many errors, with one more that says so. */
const mostErrors = 100;

/** Apollo goes on with this instead of a document that is refused, until the errors are put into the response. */
const placeholder = parse('{ __typename }');

/** Parses and validates documents within limits of time. Those that were valid are kept. */
export class Documents {
  /** By their texts. */
  private readonly known = new LRUCache<string, Known>({
    ...bounds,
    sizeCalculation: ({ document }) => 1 + (document.loc?.end ?? 0) * bytesOfCharacter,
  });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: DocumentLimits,
  ) {}

  /** The document of a request if its text is known and not too large for the role. */
  find(text: string, context: Limited): DocumentNode | undefined {
    const known = this.known.get(text);
    return known && !tooLarge(known.size, context) ? known.document : undefined;
  }

  /** The document of a request, or why it is refused. */
  async read(text: string, context: Limited & Pick<RequestContext, 'account'>): Promise<DocumentNode | Refused> {
    const known = this.known.get(text);
    const size = known?.size ?? documentSize(text, this.limits.tokens);
    const refusal = tooLarge(size, context);
    if (refusal) return refusal;
    if (known) return known.document;
    const read = await this.readAnew(text, context.account);
    if (!(read instanceof Refused)) this.known.set(text, { document: read, size });
    return read;
  }

  private async readAnew(text: string, account: Account): Promise<DocumentNode | Refused> {
    const tooDeep = tooDeepDocument(text, this.limits.tokens);
    if (tooDeep !== undefined) return refused('GRAPHQL_PARSE_FAILED', tooDeep);
    const turn = async (): Promise<void> => {
      if (text.length > large) await account.pass();
    };
    await turn();
    let document: DocumentNode;
    try {
      document = parseDocument(text, this.limits.tokens);
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      return new Refused([coded(problem, 'GRAPHQL_PARSE_FAILED')]);
    }
    const heavy = tooHeavy(document);
    await turn();
    const problems: GraphQLError[] = [];
    for (const rules of [heavy ? [] : specifiedRules, this.limits.rules]) {
      if (problems.length > mostErrors) break;
      problems.push(...(await validateInSlices(this.schema, document, rules, mostErrors, () => account.pass())));
    }
    await turn();
    if (problems.length > 0) return new Refused(problems.map((problem) => coded(problem, 'GRAPHQL_VALIDATION_FAILED')));
    return heavy ? refused(heavy.fields ? 'TOO_COMPLEX' : 'GRAPHQL_VALIDATION_FAILED', heavy.message) : document;
  }
}

/** What limits the size of a request's document: the role, and what its variables hold already. */
type Limited = Pick<RequestContext, 'inputLimits' | 'elements'>;

function tooLarge(size: DocumentSize, { inputLimits, elements }: Limited): Refused | undefined {
  const tooLong = tooLongIn(size, inputLimits);
  if (tooLong !== undefined) return refused('GRAPHQL_PARSE_FAILED', tooLong);
  if (size.elements + elements > inputLimits.elements)
    return refused('BAD_USER_INPUT', tooManyElements(inputLimits.elements));
  return undefined;
}

function coded(problem: GraphQLError, code: Code): GraphQLError {
  // A copy would find the places of all nodes again.
  problem.extensions['code'] = code;
  return problem;
}

/** Apollo's hooks for the document of one request. */
class DocumentRequest implements GraphQLRequestListener<RequestContext> {
  private refused: Refused | undefined;

  constructor(private readonly documents: Documents) {}

  /** Apollo neither parses nor validates if there is a document already. It parses without regard to the role. */
  async didResolveSource(context: GraphQLRequestContextDidResolveSource<RequestContext>): Promise<void> {
    const { source, contextValue } = context;
    const read = await this.documents.read(source, contextValue);
    if (read instanceof Refused) {
      this.refused = read;
      contextValue.account.charge(documentCost(source.length));
    }
    (context as { document?: DocumentNode }).document = read instanceof Refused ? placeholder : read;
  }

  /** Stops Apollo. It makes a response of one error. */
  didResolveOperation(): Promise<void> {
    const error = this.refused?.errors[0];
    return error ? Promise.reject(error) : Promise.resolve();
  }

  /** Puts all errors into the response. The plugin that masks errors comes after this one. */
  willSendResponse({
    response,
  }: Parameters<NonNullable<GraphQLRequestListener<RequestContext>['willSendResponse']>>[0]): Promise<void> {
    if (this.refused && response.body.kind === 'single') {
      const { errors, status } = this.refused;
      response.body.singleResult = { errors, ...(status === 200 && { data: null }) };
      response.http.status = status;
    }
    return Promise.resolve();
  }
}

/** Apollo's plugin that parses and validates documents, each within its limits. It has to come first. */
export function readDocuments(documents: Documents): ApolloServerPlugin<RequestContext> {
  return { requestDidStart: () => Promise.resolve(new DocumentRequest(documents)) };
}
