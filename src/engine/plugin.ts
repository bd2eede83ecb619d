import { isNativeError } from 'node:util/types';
import type {
  ApolloServerPlugin,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
  GraphQLResponse,
} from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { DocumentNode, FieldNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import { JsonText } from './assemble/json-text';
import { nextTurn } from './assemble/slices';
import { stringifyLarge } from './assemble/stringify';
import type { Cost } from './cost/cost';
import { figure } from './cost/work';
import { refusal, TooLong } from './errors/errors';
import type { Engine } from './engine';
import type { Budget, EngineViewer, OperationRequest, Outcome } from './request';
import type { Signal } from './execute/signal';
import type { Turns } from './execute/turns';
import type { RootField } from './schema/build-schema';

/** A response as Apollo sends it. The server's plugin masks the errors in it, like all errors. */
function respond(
  result: { readonly data?: unknown; readonly errors?: readonly GraphQLError[] },
  status?: number,
): GraphQLResponse {
  return {
    http: { headers: new HeaderMap(), ...(status !== undefined && { status }) },
    body: { kind: 'single', singleResult: result as never },
  };
}

/** The error of an operation that failed. It carries its cause for the log; the client is not told the cause. */
function failure(cause: unknown): GraphQLError {
  if (cause instanceof GraphQLError) return cause;
  return new GraphQLError('The operation failed.', {
    originalError: isNativeError(cause) ? cause : new Error(String(cause)),
  });
}

/** What the engine needs of the context of a request. */
export interface EngineContext {
  readonly viewer: EngineViewer;
  /** What the viewer may spend, and its turns at the connections. Absent if it has no limits. */
  readonly account?: Budget & Turns & { pass(): Promise<void> };
  /** Aborted if the client goes away. */
  readonly signal?: Signal;
  /** The outcome of the operation if the engine has been asked already. */
  readonly outcome?: Outcome;
  /** Where data of the response are put that are JSON already: whoever sends the response puts them into it. */
  readonly written?: { data?: JsonText };
  /** Answers a root field. The engine sets it for an operation that it leaves to graphql-js. */
  rootField?: RootField;
}

/** A read operation without the context of its request. */
export type Read = Pick<OperationRequest, 'document' | 'operation' | 'variables' | 'memory'>;

/** The request header that asks for `extensions.cost { requested limit }`. Its value is ignored. */
const costHeader = 'x-hub-cost';

/** The data of an operation that costs less are small: a row costs 1, and 30 of its values do. */
const surelySmall = 500;

/** The most characters of a large answer for each unit of the cost limit. They bound the memory that an answer takes. */
const charactersOfUnit = 50;

/** Answers a read operation. Large data are JSON already in the outcome. */
export async function answerRead(
  engine: Engine,
  read: Read,
  { signal, viewer, account }: EngineContext,
): Promise<Outcome> {
  const wait = account ? () => account.pass() : nextTurn;
  try {
    const { document, operation, variables, memory } = read;
    const outcome = await engine.answer({
      document,
      operation,
      variables,
      memory,
      viewer,
      signal,
      budget: account,
      turns: account,
      wait,
      asText: true,
    });
    if (outcome.kind !== 'answered') return outcome;
    const { data, cost } = outcome;
    if (data instanceof JsonText || (cost?.requested ?? 0) < surelySmall) return outcome;
    const most = cost && charactersOfUnit * cost.limit;
    try {
      return { ...outcome, data: (await stringifyLarge(data, wait, most)) ?? data };
    } catch (problem) {
      if (problem instanceof TooLong && most) return { kind: 'refused', problems: [tooLong(most)], cost };
      throw problem;
    }
  } catch (cause) {
    return { kind: 'failed', cause };
  }
}

function tooLong(most: number): GraphQLError {
  const message =
    `The answer has more than ${figure(most)} characters, the most that is allowed. ` +
    'Ask for fewer rows at the top of the document, or for fewer values of each.';
  return refusal('TOO_COMPLEX', message, undefined);
}

/** Apollo's hooks for one request. */
class EngineRequest<Context extends EngineContext> implements GraphQLRequestListener<Context> {
  private cost: Cost | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly rootFields: RootFields,
  ) {}

  /**
   * Apollo coerces no variables before this hook and turns an error that it throws into a bare response with status 500. So
   * the engine coerces the variables, and every error is put into the response.
   */
  async responseForOperation({
    document,
    operation,
    request,
    contextValue,
  }: GraphQLRequestContextResponseForOperation<Context>): Promise<GraphQLResponse | null> {
    // Apollo refuses an operation that is missing or no query.
    if ((operation as OperationDefinitionNode | undefined)?.operation !== OperationTypeNode.QUERY) return null;
    const read = { document, operation, variables: request.variables ?? {} };
    const outcome = contextValue.outcome ?? (await answerRead(this.engine, read, contextValue));
    this.cost = outcome.cost;
    switch (outcome.kind) {
      case 'declined':
        contextValue.rootField = (info) => this.rootFields.answer(info, contextValue);
        return null;
      case 'refused': {
        const { problems: errors, invalidVariables } = outcome;
        return invalidVariables ? respond({ errors }, 400) : respond({ errors, data: null });
      }
      case 'failed':
        return respond({ errors: [failure(outcome.cause)], data: null });
      case 'answered':
        if (outcome.data instanceof JsonText && contextValue.written) contextValue.written.data = outcome.data;
        return respond({ data: outcome.data });
    }
  }

  /** Adds the cost to the response if the request asks for it. */
  willSendResponse({ request, response: { body } }: GraphQLRequestContextWillSendResponse<Context>): Promise<void> {
    if (this.cost && body.kind === 'single' && request.http?.headers.has(costHeader)) {
      body.singleResult.extensions = { ...body.singleResult.extensions, cost: this.cost };
    }
    return Promise.resolve();
  }
}

/** One root field as an operation of its own. */
interface Alone {
  /** The operation that has the field. */
  readonly original: OperationDefinitionNode;
  readonly nodes: readonly FieldNode[];
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

/**
 * The root fields of operations that select rows beside `__schema` or `__type`. graphql-js executes these. They get the same
 * result, with one statement for each root field.
 */
class RootFields {
  private readonly made = new WeakMap<FieldNode, Alone>();

  constructor(private readonly engine: Engine) {}

  async answer(info: GraphQLResolveInfo, { signal, viewer, account }: EngineContext): Promise<unknown> {
    const { document, operation } = this.alone(info);
    // The price of the whole operation has been taken already.
    const request = { document, operation, variables: info.variableValues, viewer, turns: account, signal };
    const outcome = await this.engine.answer(request);
    if (outcome.kind === 'refused') throw outcome.problems[0] ?? failure('An operation was refused without a problem.');
    if (outcome.kind === 'failed') throw failure(outcome.cause);
    if (outcome.kind === 'declined') throw failure('An operation of one root field was declined.');
    return outcome.data[info.path.key];
  }

  /** Makes an operation of one root field. Returns the same one for the same field nodes, so that its plan is found. */
  private alone({ fieldNodes: nodes, operation: original, fragments }: GraphQLResolveInfo): Alone {
    const [first] = nodes;
    const known = first && this.made.get(first);
    if (known?.original === original && known.nodes.every((node, index) => node === nodes[index])) return known;
    const operation: OperationDefinitionNode = {
      ...original,
      selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
    };
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] };
    const alone = { original, nodes, operation, document };
    if (first) this.made.set(first, alone);
    return alone;
  }
}

/** The Apollo plugin that lets the engine answer read operations. */
export function enginePlugin<Context extends EngineContext>(engine: Engine): ApolloServerPlugin<Context> {
  const rootFields = new RootFields(engine);
  return { requestDidStart: () => Promise.resolve(new EngineRequest<Context>(engine, rootFields)) };
}
