import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { examplesDirectory, pagesDirectory } from '../project-root';
import { StartError } from '../start-error';
import { readNamedFile, unreadableFolder } from '../why-not-read';
import { newApiKey } from './api-keys';
import { NamedDocuments } from './named-documents';
import { documentHash, TrustedDocuments } from './trusted-documents';
import { roles, type Role } from './viewer';

/** Runs work on the hub's database, migrated and connected. */
type WithDataSource = (work: (dataSource: DataSource) => Promise<void>) => Promise<void>;

/** Adds `hub key` and `hub documents` to the command line. */
export function addAccessCommands(program: Command, withDataSource: WithDataSource): void {
  const key = program.command('key').description('manage the API keys of machines');
  key
    .command('create')
    .description('create a key; it is printed once and cannot be read again')
    .addOption(
      new Option('--role <role>', 'the role of the key')
        .choices(roles.map((role) => role.toLowerCase().replace('_', '-')))
        .makeOptionMandatory(),
    )
    .option('--partner <slug>', 'the partner of a key with the role partner')
    .option('--distributor <slug>', 'the distributor of a key with the role distributor')
    .addOption(
      new Option(
        '--cost-per-minute <cost>',
        'the cost that a key with the role public may spend in a minute; it has a bucket and a share of its own',
      ).argParser(costOf),
    )
    .option(
      '--document <name>',
      'the only document that the key may use: the name of an example, such as coverage, or the SHA-256 of a registered one; may be repeated',
      (name: string, others: readonly string[] = []) => [...others, name],
    )
    .addOption(
      new Option(
        '--expires <when>',
        'when the key expires: at the end of a day such as 2027-01-31 (UTC), or after a number of days such as 90d',
      )
        .argParser(momentOf)
        .makeOptionMandatory(),
    )
    .action((options: KeyOptions, command: Command) => {
      const problem = partyProblem(options) ?? limitProblem(options);
      if (problem !== undefined) command.error(`error: ${problem}`);
      return withDataSource(async (dataSource) => {
        await checkDocuments(dataSource, options.document);
        await createKey(dataSource, options);
      });
    });
  key
    .command('list')
    .description('list the keys by their public prefixes, without the secret parts')
    .action(() => withDataSource(listKeys));
  key
    .command('revoke')
    .description('revoke a key; running hubs refuse it within five seconds')
    .argument('<prefix>', 'the part of the key between hub_ and the next underscore, as the list shows it')
    .action((prefix: string) => withDataSource((dataSource) => revokeKey(dataSource, prefix)));

  const documents = program
    .command('documents')
    .description('manage the trusted documents: the only ones that run if the hub accepts trusted documents only');
  documents
    .command('register')
    .description('register every .graphql file of a folder and its subfolders, each by the SHA-256 of its text')
    .argument('<folder>', 'the folder with the files')
    .action((folder: string) => withDataSource((dataSource) => registerDocuments(dataSource, folder)));
}

interface KeyOptions {
  readonly role: string;
  readonly partner?: string;
  readonly distributor?: string;
  readonly costPerMinute?: number;
  readonly document?: readonly string[];
  readonly expires: Date;
}

function partyProblem({ role, partner, distributor }: KeyOptions): string | undefined {
  for (const [name, slug] of Object.entries({ partner, distributor })) {
    if (role === name && slug === undefined) return `a key with the role ${role} needs --${name}.`;
    if (role !== name && slug !== undefined) return `a key with the role ${role} has no ${name}: leave out --${name}.`;
  }
  return undefined;
}

function limitProblem({ role, costPerMinute }: KeyOptions): string | undefined {
  if (role === 'public' && costPerMinute === undefined) return 'a key with the role public needs --cost-per-minute.';
  if (role !== 'public' && costPerMinute !== undefined)
    return `a key with the role ${role} has the limit of its role: leave out --cost-per-minute.`;
  return undefined;
}

/** @throws StartError for a name that no document has */
async function checkDocuments(dataSource: DataSource, names: readonly string[] = []): Promise<void> {
  const registered = new TrustedDocuments(dataSource);
  const named = new NamedDocuments([examplesDirectory, pagesDirectory], registered, false);
  for (const name of names) {
    if (!(await named.find(name)))
      throw new StartError(
        `There is no document ${JSON.stringify(name)}: it must be the name of an example or of a document of the pages, or the SHA-256 of a registered document.`,
      );
  }
}

async function createKey(
  dataSource: DataSource,
  { role, partner, distributor, costPerMinute, document, expires }: KeyOptions,
): Promise<void> {
  const party = (table: string, slug: string | undefined): Promise<string | null> =>
    slug === undefined ? Promise.resolve(null) : keyOf(dataSource, table, slug);
  const { key, prefix, hash } = newApiKey();
  await dataSource.query(
    `insert into api_key (prefix, hash, role, partner_id, distributor_id, cost_per_minute, documents, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      prefix,
      hash,
      roleOf(role),
      await party('partner', partner),
      await party('distributor', distributor),
      costPerMinute ?? null,
      document === undefined ? null : [...new Set(document)],
      expires,
    ],
  );
  console.error(`A key with the role ${role}, valid until ${expires.toISOString()}. It is printed only once:`);
  console.log(key);
}

function roleOf(name: string): Role {
  return name.toUpperCase().replace('-', '_') as Role;
}

async function keyOf(dataSource: DataSource, table: string, slug: string): Promise<string> {
  const rows: { id: string }[] = await dataSource.query(`select id::text from ${table} where slug = $1`, [slug]);
  const [row] = rows;
  if (!row) throw new StartError(`There is no ${table} with the slug ${JSON.stringify(slug)}.`);
  return row.id;
}

interface ListedKey {
  readonly prefix: string;
  readonly role: string;
  readonly party: string | null;
  readonly state: string;
  readonly created: string;
  readonly expires: string;
  readonly used: string | null;
  readonly limit: string | null;
  readonly documents: string | null;
}

async function listKeys(dataSource: DataSource): Promise<void> {
  const rows: ListedKey[] = await dataSource.query(`
    select prefix, role, coalesce(partner.slug, distributor.slug) as party,
      case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'active' end as state,
      api_key.created_at::date::text as created, to_char(expires_at, 'YYYY-MM-DD HH24:MI') as expires,
      to_char(last_used_at, 'YYYY-MM-DD HH24:MI:SS') as used, cost_per_minute::text as limit,
      array_to_string(documents, ', ') as documents
    from api_key
    left join partner on partner.id = partner_id
    left join distributor on distributor.id = distributor_id
    order by api_key.created_at, api_key.id`);
  if (rows.length === 0) console.log('There are no keys.');
  else console.log(inColumns(rows));
}

/** The keys as a table of text; times are in UTC. */
function inColumns(rows: readonly ListedKey[]): string {
  const titles = ['prefix', 'role', 'party', 'state', 'created', 'expires', 'used', 'limit', 'documents'] as const;
  const lines = [[...titles], ...rows.map((row) => titles.map((title) => row[title] ?? '-'))];
  const widths = titles.map((_title, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function revokeKey(dataSource: DataSource, prefix: string): Promise<void> {
  const [, count]: [unknown, number] = await dataSource.query(
    'update api_key set revoked_at = coalesce(revoked_at, now()) where prefix = $1',
    [prefix.replace(/^hub_/, '')],
  );
  if (count === 0) throw new StartError(`There is no key with the prefix ${JSON.stringify(prefix)}.`);
  console.log('The key is revoked. Running hubs refuse it within five seconds.');
}

async function registerDocuments(dataSource: DataSource, folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw unreadableFolder(folder, error);
  });
  const files = found
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new StartError(`${folder} holds no .graphql file.`);
  const texts = await Promise.all(files.map(readNamedFile));
  const hashes = texts.map(documentHash);
  await dataSource.query(
    'insert into trusted_document (hash, text) select * from unnest($1::text[], $2::text[]) on conflict do nothing',
    [hashes, texts],
  );
  console.log(files.map((file, index) => `${hashes[index]}  ${relative(folder, file)}`).join('\n'));
}

/** The bounds of the limit of a key, in cost a minute. Less than the least would not suffice for any list. */
const leastCost = 1_000;
const mostCost = 2_000_000_000;

function costOf(text: string): number {
  const cost = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (cost >= leastCost && cost <= mostCost) return cost;
  throw new InvalidArgumentError(`It must be a whole number from ${leastCost} to ${mostCost}.`);
}

const day = 86_400_000;

function momentOf(text: string): Date {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const moment = days === undefined ? endOf(text) : new Date(Date.now() + Number(days) * day);
  if (Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('It must be a day such as 2027-01-31, or a number of days such as 90d.');
  if (moment.getTime() <= Date.now()) throw new InvalidArgumentError('It is in the past.');
  return moment;
}

/** The end of a day: the start of the next one. A day such as 2027-02-30 is invalid; JavaScript alone would read it as March 2. */
function endOf(text: string): Date {
  const begin = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : '');
  const isDay = !Number.isNaN(begin.getTime()) && begin.toISOString().startsWith(text);
  return new Date(isDay ? begin.getTime() + day : Number.NaN);
}
