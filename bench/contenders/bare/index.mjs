import { addressedRequests } from '../requests.mjs';

const questions = [
  'typename',
  'lookup',
  'directory',
  'directory-count',
  'profile',
  'technology',
  'distributor',
  'keyset',
  'facets',
  'autocomplete',
];
/** Only the columns statement is written for these. */
const analysis = ['coverage', 'gaps', 'qualified', 'series', 'groups', 'change'];
const missing = { introspection: 'it has no schema' };
const environment = { NODE_ENV: 'production' };
const ready = /listening on (\d+)/;

/** What the hub does, written by hand for each question, with nothing around it. */
export const columns = {
  name: 'columns',
  title: 'Columns statement, bare HTTP',
  launch: { command: ['contenders/bare/columns/server.mjs'], environment, ready },
  plans: ['auto', 'custom'],
  missing,
  requests: addressedRequests([...questions, ...analysis]),
};

/** The statement that one would write by hand: the database makes the whole answer. */
export const nested = {
  name: 'nested',
  title: 'Nested-JSON statement, bare HTTP',
  launch: { command: ['contenders/bare/nested/server.mjs'], environment, ready },
  plans: ['auto', 'custom'],
  missing,
  requests: addressedRequests(questions),
};
