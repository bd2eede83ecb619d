import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { readConfig } from '../src/config';
import { createDataSource } from '../src/database/data-source';
import { addExplainCommand } from '../src/explain';
import { createTestDatabase, type TestDatabase } from './support/database';
import { temporaryFolder } from './support/postgres';

let database: TestDatabase;
let dataSource: DataSource;
let folder: string;
let output: string[];

beforeAll(async () => {
  database = await createTestDatabase('demo');
  dataSource = await createDataSource({ url: database.url }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

beforeEach(() => {
  folder = temporaryFolder('program-hub-explain-');
  output = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** What the command prints for a document. */
async function explain(document: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'question.graphql');
  writeFileSync(file, document);
  const program = new Command('hub').exitOverride().configureOutput({ writeErr: () => undefined });
  addExplainCommand(program, {
    readConfig: () => readConfig({}),
    withDataSource: (work) => work(dataSource, database.url),
  });
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(['node', 'hub', 'explain', file, ...options]);
  return output.join('\n');
}

it('prints a statement that the database accepts, with its parameters and the name of each clause', async () => {
  const [distributor] = await dataSource.query<{ id: string; slug: string }[]>(
    'select id, slug from distributor limit 1',
  );
  const told = await explain(
    'query Mine($first: Int!) { awards(first: $first) { nodes { partner { legalName } } } }',
    ...['--role', 'distributor', '--distributor', distributor?.slug ?? '', '--variables', '{ "first": 3 }'],
  );
  expect(told).toContain(`is viewer.distributor: ${JSON.stringify(distributor?.id)}`);
  for (const clause of [
    'Award: rows in force today',
    'Award: rows of its partners',
    'Award: through partner',
    'Partner: legalName, its partners',
  ])
    expect(told).toContain(`/* ${clause} */`);
  const statement = told.replaceAll(/^--.*\n/gm, '');
  await dataSource.query(`prepare explained as ${statement}`);
});

it.each([
  [
    'a role that sees a field nowhere',
    '{ partners { nodes { legalName } } }',
    [],
    'FORBIDDEN_FIELD: The role PUBLIC may not see `Partner.legalName`. (line 1, column 22)',
  ],
  [
    'a document that is not of the schema',
    '{ colours }',
    [],
    'Cannot query field "colours" on type "Query". (line 1, column 3)',
  ],
  ['a text that is no document', '{', [], 'Syntax Error: Expected Name, found <EOF>. (line 1, column 2)'],
  [
    'a distributor that is not said',
    '{ __typename }',
    ['--role', 'DISTRIBUTOR'],
    'The role needs a distributor: set --distributor to its slug.',
  ],
  [
    'a partner that is not there',
    '{ __typename }',
    ['--role', 'PARTNER', '--partner', "x' or true --"],
    "There is no partner x' or true --.",
  ],
  [
    'several operations',
    'query A { __typename } query B { __typename }',
    [],
    'The document has several operations, or none of that name: set --operation to the name of one.',
  ],
  [
    'a statement that would be too large',
    `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: partners(first: 1) { nodes { country { code } } }`).join(' ')} }`,
    [],
    'TOO_COMPLEX: The document needs 202 levels; at most 200 are allowed.',
  ],
  [
    'a role that is none',
    '{ __typename }',
    ['--role', 'EVERYONE'],
    "error: option '--role <role>' argument 'EVERYONE' is invalid. It must be one of PUBLIC, PARTNER, DISTRIBUTOR, ANALYST, PROGRAM_MANAGER, ADMIN.",
  ],
])('reports %s', async (_, document, options, message) => {
  await expect(explain(document, ...options)).rejects.toThrow(message);
});
