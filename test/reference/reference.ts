import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import { buildSchema, getVariableValues, GraphQLError, isScalarType, isSpecifiedScalarType, Kind } from 'graphql';
import type { DataSource } from 'typeorm';
import { Graph } from './graph';
import { Observation } from './observation';
import { refusalsOf } from './refusals';
import type { ReferenceContext } from './resolvers';
import { attachResolvers } from './resolvers';
import { noteTerms } from './search';
import { loadTables } from './tables';

/** One GraphQL request over HTTP. */
export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: {
    readonly query: string;
    readonly operationName?: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
}

/** The answer over HTTP, and the parts of the schema that the execution used. */
export interface ReferenceAnswer {
  readonly status: number;
  readonly body: string;
  readonly observation: Observation;
}

/** graphql-js with plain resolvers over rows that were read through TypeORM's repositories. */
export interface Reference {
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  ask(question: HttpQuestion): Promise<ReferenceAnswer>;
  stop(): Promise<void>;
}

/** The printed schema of the project. All of its own scalars are written as texts. */
export function readSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    type.parseValue = (value) => {
      if (typeof value !== 'string') throw new GraphQLError(`${type.name} is written as a text.`);
      return value;
    };
  }
  return schema;
}

/**
 * Reads the whole database into memory and executes requests there.
 * @param dataSource an initialised data source
 * @param day the request's day, `YYYY-MM-DD`
 */
export async function startReference({ dataSource, day }: { dataSource: DataSource; day: string }): Promise<Reference> {
  const schema = readSchema();
  const graph = Graph.over(await loadTables(dataSource), schema, day);
  attachResolvers(schema, graph);
  noteTerms(graph);
  const server = new ApolloServer<ReferenceContext>({
    schema,
    plugins: [refuseFirst(graph), ApolloServerPluginCacheControlDisabled()],
    // No document is sent twice.
    documentStore: null,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
  });
  await server.start();
  return {
    graph,
    schema,
    stop: () => server.stop(),
    ask: async ({ method, headers, parameters }) => {
      const observation = new Observation();
      const { status, body } = await server.executeHTTPGraphQLRequest({
        context: () => Promise.resolve({ observation }),
        httpGraphQLRequest: {
          method,
          headers: new HeaderMap(Object.entries(headers)),
          search: method === 'GET' ? `?${searchOf(parameters)}` : '',
          body: method === 'POST' ? (JSON.parse(JSON.stringify(parameters)) as unknown) : undefined,
        },
      });
      if (body.kind !== 'complete') throw new Error('The reference never answers in parts.');
      return { status: status ?? 200, body: body.string, observation };
    },
  };
}

/** The parameters of a request as the query string of a GET. */
export function searchOf({ query, operationName, variables }: HttpQuestion['parameters']): string {
  return new URLSearchParams({
    query,
    ...(operationName === undefined ? {} : { operationName }),
    ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }),
  }).toString();
}

function refuseFirst(graph: Graph): ApolloServerPlugin<ReferenceContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: ({ request, document, operation, schema }) => {
          // Apollo's types say that there is an operation, but there is none where the name asked for is unknown.
          if (!(operation as typeof operation | undefined)) return Promise.resolve(null);
          const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          const errors = coerced
            ? refusalsOf(graph, { schema, variables: coerced, fragments: fragmentsOf(document) }, operation)
            : [];
          if (errors.length === 0) return Promise.resolve(null);
          const singleResult = { data: null, errors: errors.map((error) => error.toJSON()) };
          return Promise.resolve({
            http: { headers: new HeaderMap() },
            body: { kind: 'single' as const, singleResult },
          });
        },
      }),
  };
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
}
