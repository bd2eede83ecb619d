import { InvalidArgumentError, Option, type Command } from 'commander';
import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { requestViewer, roles, type Party, type Role, type Viewer } from './access/viewer';
import { commandEngine } from './command-engine';
import type { Config } from './config';
import { unitsPerMillisecond, workInWords } from './engine/cost/prices';
import { figure } from './engine/cost/work';
import { hubSchema } from './model/schema';
import { StartError } from './start-error';
import { readNamedFile } from './why-not-read';

/** What the command needs of the command line. */
export interface ExplainContext {
  /** Connects to the hub's database for the time of some work. */
  readonly withDataSource: (work: (dataSource: DataSource, url: string) => Promise<void>) => Promise<void>;
  readonly readConfig: () => Config;
}

/** Who asks. */
export interface ViewerOptions {
  readonly role: Role;
  readonly partner?: string;
  readonly distributor?: string;
}

interface ExplainOptions extends ViewerOptions {
  readonly operation?: string;
  readonly variables: { readonly [name: string]: unknown };
}

/** Adds `hub explain` to the command line: it prints the cost and the statement of a document for a viewer. */
export function addExplainCommand(program: Command, context: ExplainContext): void {
  program
    .command('explain')
    .description('print the cost and the SQL statement of a document for a viewer, with the name of each policy clause')
    .argument('<document>', 'file with a GraphQL document')
    .addOption(new Option('--role <role>', 'the role of the viewer').default('PUBLIC').argParser(roleOf))
    .option('--partner <slug>', 'the slug of the partner, for the role PARTNER')
    .option('--distributor <slug>', 'the slug of the distributor, for the role DISTRIBUTOR')
    .option('--operation <name>', 'the name of the operation, if the document has several')
    .addOption(
      new Option('--variables <json>', 'the values of the variables, as JSON').argParser(variablesOf).default({}, '{}'),
    )
    .action((file: string, options: ExplainOptions) =>
      context.withDataSource(async (dataSource, url) => {
        const viewer = await viewerOf(dataSource, options);
        console.log(await explain(dataSource, url, context.readConfig(), await readNamedFile(file), options, viewer));
      }),
    );
}

/**
 * The cost and the statement of a document for a viewer, with its parameters.
 * @throws StartError if the document is not valid or the hub would refuse it
 */
async function explain(
  dataSource: DataSource,
  url: string,
  config: Config,
  text: string,
  { operation: name, variables }: ExplainOptions,
  viewer: Viewer,
): Promise<string> {
  const schema = hubSchema();
  const document = readDocument(schema, text);
  const operation = getOperationAST(document, name);
  if (!operation)
    throw new StartError(
      'The document has several operations, or none of that name: set --operation to the name of one.',
    );
  // No statement runs.
  const { engine, pool } = commandEngine(schema, dataSource, url, config, viewer, config.statementTimeoutMs);
  const explained = engine.explain({ document, operation, variables, viewer: requestViewer(viewer) });
  await pool.end();
  if (explained.problems) throw new StartError(explained.problems.map(inWords).join('\n'));
  const parameters = explained.parameters.map(
    ({ source, value }, index) => `-- $${index + 1} is ${source}: ${JSON.stringify(value)}`,
  );
  const { requested, limit } = explained.cost;
  const costs = [
    `-- cost: ${figure(requested)}, about ${(requested / unitsPerMillisecond).toFixed(1)} ms of the database; at most ${figure(limit)} is allowed`,
    ...explained.work
      .list()
      .map(({ kind, amount, units }) => `--   ${figure(units)} for ${figure(amount)} ${workInWords[kind]}`),
  ];
  return [...costs, ...parameters, `${explained.text.replaceAll(/ ?\/\*/g, '\n/*').trim()};`].join('\n');
}

export function readDocument(schema: GraphQLSchema, text: string): DocumentNode {
  try {
    const document = parse(text);
    const problems = validate(schema, document);
    if (problems.length > 0) throw new StartError(problems.map(inWords).join('\n'));
    return document;
  } catch (error) {
    throw error instanceof GraphQLError ? new StartError(inWords(error)) : error;
  }
}

export function inWords({ message, locations, extensions }: GraphQLError): string {
  const [place] = locations ?? [];
  const code = typeof extensions['code'] === 'string' ? `${extensions['code']}: ` : '';
  return `${code}${message}${place ? ` (line ${place.line}, column ${place.column})` : ''}`;
}

export async function viewerOf(dataSource: DataSource, { role, partner, distributor }: ViewerOptions): Promise<Viewer> {
  if (role === 'PARTNER') return { role, partner: await party(dataSource, 'partner', partner) };
  if (role === 'DISTRIBUTOR') return { role, distributor: await party(dataSource, 'distributor', distributor) };
  return { role };
}

async function party(
  dataSource: DataSource,
  kind: 'partner' | 'distributor',
  slug: string | undefined,
): Promise<Party> {
  if (slug === undefined) throw new StartError(`The role needs a ${kind}: set --${kind} to its slug.`);
  const [found] = await dataSource.query<{ id: string }[]>(`select id from ${kind} where slug = $1`, [slug]);
  if (!found) throw new StartError(`There is no ${kind} ${slug}.`);
  return { key: found.id, slug };
}

export function roleOf(text: string): Role {
  const role = roles.find((each) => each === text.toUpperCase().replaceAll('-', '_'));
  if (!role) throw new InvalidArgumentError(`It must be one of ${roles.join(', ')}.`);
  return role;
}

export function variablesOf(text: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // The error below says it.
  }
  throw new InvalidArgumentError('It must be a JSON object.');
}
