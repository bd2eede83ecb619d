import { join } from 'node:path';
import { openAccess, type Authenticate } from './access/access';
import type { Reads } from './access/reads';
import type { DevelopmentToken } from './access/development-tokens';
import { systemClock, type Clock } from './clock';
import type { Config } from './config';
import { connect } from './database/connect';
import { migrate, type MigrationProgress } from './database/migrate';
import { dataDirectory } from './database/data-directory';
import { openDatabase, type OpenedDatabase } from './database/open-database';
import { processOf, statementEnds } from './database/cancel';
import { createReadPool, keepConnected } from './database/pool';
import { yieldAsTable } from './database/priority';
import { processorTime } from './database/processor-time';
import { ServerWatch } from './database/server-watch';
import { isShared } from './database/session-client';
import { Spool } from './exchange/table/spool';
import { createEngine, createTables } from './engine';
import { policiesOf } from './engine/metadata/policy';
import { seedIfEmpty } from './population/seed';
import { compileStoredRules } from './program-rules';
import { entities } from './model/entities';
import { hubSchema } from './model/schema';
import { TrustedDocuments } from './access/trusted-documents';
import type { Role } from './access/viewer';
import { examplesDirectory, pagesDirectory, projectRoot } from './project-root';
import { createServer } from './server/create-server';
import { Metrics } from './server/metrics';
import { within } from './within';

export interface HubOptions {
  /** The source of today's date; the machine's clock by default. */
  clock?: Clock;
  /** Whether the definition and the demo population are written to an empty database; true by default. */
  demo?: boolean;
  /** Finds the viewer of a request from its headers; by default with the tokens and API keys of the settings. */
  authenticate?: Authenticate;
  /** The tokens that the pages offer for trying out roles, if `authenticate` takes any. */
  developmentTokens?: readonly DevelopmentToken[];
  /** Called with a line for each step of the start. */
  onProgress?: (line: string) => void;
  /** Called if the hub cannot go on. It should be closed then. */
  onFailure?: (reason: string) => void;
}

/** At how many places of a document all elements of its variables may be used. */
const usesOfElement = 10;

/** The longest wait for a connection to close, in milliseconds. A database that hangs does not close it. */
const closeTimeout = 5_000;

/** The connections for what the hub reads for itself: credentials, trusted documents and the check of its health. */
const own = { name: 'program-hub own reads', size: 2, statementTimeoutMs: 5_000 };

/** A running hub. */
export interface Hub {
  /** The URL that it listens on, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Tokens for trying out roles, one for each; only with the embedded database and without an issuer. */
  developmentTokens?: readonly DevelopmentToken[];
  /** Answers the requests in flight, then stops everything that was started. */
  close(): Promise<void>;
}

/**
 * Starts the hub: database, migrations, data, engine, server.
 * @throws StartError for a problem that the user of the terminal can solve; nothing is left running then
 */
export async function startHub(config: Config, options: HubOptions = {}): Promise<Hub> {
  const closers: (() => Promise<void>)[] = [];
  let inOneLine = (error: unknown): unknown => error;
  try {
    const started = await start(config, options, {
      onClose: (close) => closers.unshift(close),
      onDatabase: (database) => (inOneLine = (error) => database.inOneLine(error)),
    });
    return { ...started, close: () => closeAll(closers) };
  } catch (error) {
    const reported = inOneLine(error);
    await closeAll(closers).catch(() => undefined);
    throw reported;
  }
}

/** What a start reports while it runs. */
interface StartListener {
  /** Takes a function that undoes a step of the start. The last step is undone first. */
  readonly onClose: (close: () => Promise<void>) => void;
  readonly onDatabase: (database: OpenedDatabase) => void;
}

async function start(
  config: Config,
  options: HubOptions,
  { onClose, onDatabase }: StartListener,
): Promise<Omit<Hub, 'close'>> {
  const { clock = systemClock, demo = true, onProgress = () => undefined, onFailure = () => undefined } = options;

  // The log exists only once the server is created.
  let warn = onProgress;
  if (config.databaseUrl === undefined) onProgress(`Starting PostgreSQL on ${config.dataDirectory}`);
  const opening = openDatabase({
    ...config,
    keepRunning: true,
    onRestart: (how) => warn(`The embedded PostgreSQL ${how} and was started again.`),
    onUnexpectedExit: (how) => onFailure(`The embedded PostgreSQL ${how}`),
  });
  // The schema is built while PostgreSQL starts in its own process. A failure of PostgreSQL is thrown at the `await` below.
  opening.catch(() => undefined);
  const schema = hubSchema();
  const database = await opening;
  onClose(() => database.close());
  onDatabase(database);

  const embedded = config.databaseUrl === undefined;
  const watch = new ServerWatch();
  if (!embedded) onClose(watch.start(database.url));
  const { dataSource, pooling } = await connect(database.url, {
    pooling: embedded ? undefined : config.databasePooling,
    watch,
    onNotice: onProgress,
  });
  onClose(() => givingUp(dataSource.destroy()));
  await migrate(dataSource, (progress) => onProgress(inWords(progress)));
  if (demo && (await seedIfEmpty(dataSource, { demo, clock, dataDirectory: join(projectRoot, 'data') }))) {
    onProgress("The database was empty. The program's definition and a demo population were written to it");
  }

  const problems = await compileStoredRules(dataSource, (number, of) =>
    onProgress(`Checking all partners against changed rules (${number} of ${of})`),
  );
  for (const problem of problems) onProgress(problem);

  const pools = { url: database.url, pooling, watch, onError: () => undefined };
  const pool = createReadPool({ ...pools, size: config.poolSize, statementTimeoutMs: config.statementTimeoutMs });
  keepConnected(pool);
  onClose(() => givingUp(pool.end()));
  // What the hub reads for itself does not wait for the statements of clients.
  const ownPool = createReadPool({
    ...pools,
    ...own,
    statementTimeoutMs: Math.min(config.statementTimeoutMs, own.statementTimeoutMs),
  });
  onClose(() => givingUp(ownPool.end()));
  const { tables: tableLimits } = config;
  const tablePool = createReadPool({
    ...pools,
    name: 'program-hub tables',
    size: tableLimits.poolSize,
    statementTimeoutMs: tableLimits.timeoutMs,
  });
  if (embedded) tablePool.on('connect', (client) => yieldAsTable(processOf(client)));
  onClose(() => givingUp(tablePool.end()));
  const reads: Reads = {
    query: async <Row>(text: string, values: readonly unknown[]) =>
      (await ownPool.query(text, [...values])).rows as Row[],
  };
  const access = await openAccess({
    reads,
    dataSource,
    issuer: config.issuer,
    claims: config.claims,
    developmentFile:
      config.databaseUrl === undefined ? dataDirectory(config.dataDirectory).developmentTokens : undefined,
  });
  onClose(() => givingUp(access.close()));
  const documents = new TrustedDocuments(reads);
  const { authenticate = access.authenticate, developmentTokens = access.developmentTokens } = options;

  const metrics = new Metrics();
  const engine = createEngine({
    schema,
    dataSource,
    pool,
    clock,
    classes: entities,
    policies: policiesOf(entities),
    limits: {
      cost: (role) => config.costLimits[role as Role],
      inputs: (role) => config.inputLimits[role as Role].elements * usesOfElement,
      preparedLevels: config.preparedLevels,
    },
    ends: statementEnds(config.statementTimeoutMs),
    processorTime: processorTime(),
    isShared,
    onStatement: (seconds) => metrics.statement(seconds),
  });
  metrics.publish(() => engine.figures());
  const tables = createTables(engine, {
    pool: tablePool,
    ends: statementEnds(tableLimits.timeoutMs),
    timeoutMs: tableLimits.timeoutMs,
  });

  const spool = new Spool(dataDirectory(config.dataDirectory).spool, tableLimits.spool);
  await spool.clear();
  onClose(() => spool.close());

  const server = await createServer({
    schema,
    plugins: [engine.plugin()],
    answerRead: (read, context) => engine.answer(read, context),
    tables: { reader: tables, registered: documents, spool },
    metrics,
    authenticate,
    checkDatabase: () => ownPool.query('select 1'),
    checkIssuer: access.checkIssuer,
    developmentTokens,
    ...(config.trustedDocumentsOnly && { findDocument: (hash: string) => documents.find(hash) }),
    config,
    examplesDirectory,
    pagesDirectory,
  });
  onClose(() => server.stop());
  warn = (line) => server.app.log.warn(line);
  access.watchIssuer((error) => server.app.log.warn({ err: error }, "the issuer's keys could not be fetched"));
  return { url: await server.listen(), ...(developmentTokens && { developmentTokens }) };
}

/** Waits for a connection to close, but not for ever. The end of the process closes it at last. */
function givingUp(closing: Promise<unknown>): Promise<void> {
  return within(closeTimeout, closing).then(
    () => undefined,
    () => undefined,
  );
}

/** Undoes every step, also if one of them fails, then throws the first failure. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0)) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

function inWords(progress: MigrationProgress): string {
  if (progress.kind === 'waiting') return 'Waiting for another hub that is migrating the database';
  return `Migrating the database: ${progress.name} (${progress.number} of ${progress.of})`;
}
