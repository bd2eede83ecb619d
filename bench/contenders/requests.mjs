import { getIntrospectionQuery } from 'graphql';

/**
 * How a contender is asked a question.
 *
 * @typedef {(document: string, variables: object) => Promise<any>} Ask asks the running contender something else first
 * @typedef {object} Question
 * @property {string} path
 * @property {(values: import('../workloads.mjs').Values, ask: Ask) => Promise<object>} body
 * @property {(data: any) => any} [answer] brings what came back to the form that all are compared in
 */

/** The documents that are the same for every schema, by question. */
export const documentsOfEverySchema = { typename: '{ __typename }', introspection: getIntrospectionQuery() };

/** Schemas differ; of an introspection's result only this can be compared. */
const answersOfEverySchema = { introspection: ({ __schema: { queryType } }) => queryType };

const asTheyAre = (values) => Promise.resolve(values);

/**
 * Questions asked as GraphQL documents.
 *
 * @param {Readonly<Record<string, string>>} documents by question
 * @param {Readonly<Record<string, (values: object, ask: Ask) => Promise<object>>>} [variables] where they are not simply the values
 * @param {Readonly<Record<string, (data: any) => any>>} [answers]
 * @returns {Readonly<Record<string, Question>>}
 */
export function graphqlRequests(documents, variables = {}, answers = {}) {
  return Object.fromEntries(
    Object.entries(documents).map(([question, query]) => [
      question,
      {
        path: '/graphql',
        async body(values, ask) {
          return { query, variables: await (variables[question] ?? asTheyAre)(values, ask) };
        },
        answer: answers[question] ?? answersOfEverySchema[question],
      },
    ]),
  );
}

/**
 * Questions asked of a server that has an address for each. How the statement is planned follows the address.
 *
 * @param {readonly string[]} questions
 * @returns {Readonly<Record<string, Question>>}
 */
export function addressedRequests(questions) {
  return Object.fromEntries(questions.map((question) => [question, { path: `/${question}/auto`, body: asTheyAre }]));
}
