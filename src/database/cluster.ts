import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error';
import type { DataDirectory } from './data-directory';
import type { ServerAccount } from './server-account';
import { canReach } from './server-account';
import { serverEnvironment, type ServerBinaries } from './server-binaries';

/** The PostgreSQL user that owns the cluster. Its password is in a file in the cluster's folder. */
export const clusterUser = 'hub';

const passwordFile = 'hub-password';
const stagingPrefix = 'new-cluster-';

interface ClusterOptions {
  directory: DataDirectory;
  binaries: ServerBinaries;
  account: ServerAccount | undefined;
  /** False for the clusters of tests. */
  durable: boolean;
}

/**
 * Creates the cluster if there is none. It is created in a temporary folder and renamed at the end, so that a killed start
 * leaves nothing that a later start takes for a cluster.
 * @throws StartError if the cluster was made by another version of PostgreSQL or cannot be created
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { directory, binaries } = options;
  removeAbandonedStages(directory);
  if (fs.existsSync(join(directory.cluster, 'PG_VERSION'))) {
    const version = fs.readFileSync(join(directory.cluster, 'PG_VERSION'), 'utf8').trim();
    if (version === binaries.majorVersion) return;
    throw new StartError(
      `The data in ${directory.cluster} was written by PostgreSQL ${version}, but the embedded server is PostgreSQL ` +
        `${binaries.majorVersion}: export it with the earlier hub, or set DATA_DIR to another folder.`,
    );
  }
  const stage = fs.mkdtempSync(join(directory.root, stagingPrefix));
  try {
    await createCluster(stage, options);
    fs.renameSync(join(stage, 'postgres'), directory.cluster);
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

/** The password of `clusterUser`, which is created with the cluster. */
export function clusterPassword(directory: DataDirectory): string {
  return fs.readFileSync(join(directory.cluster, passwordFile), 'utf8');
}

/**
 * The path of the cluster for PostgreSQL's programs, which run with the cluster as their working directory.
 *
 * As another account they may be unable to enter the folders above, such as a private home, so that the path of the cluster
 * is useless to them. `/proc/self/cwd` leads each process to its working directory without passing through those folders.
 * PostgreSQL never changes its working directory, and its processes inherit it, so the path works for all of them.
 * @throws StartError if there is no such path
 */
export function clusterPath(cluster: string, account: ServerAccount | undefined): string {
  if (!account) return cluster;
  if (process.platform === 'linux') return '/proc/self/cwd';
  if (canReach(account, cluster)) return cluster;
  throw new StartError(
    `PostgreSQL does not run as root, and the account it runs under instead cannot enter ${cluster}: ` +
      'start the hub as a normal user, or set DATA_DIR to a folder that every account can reach.',
  );
}

async function createCluster(stage: string, { binaries, account, durable }: ClusterOptions): Promise<void> {
  const cluster = join(stage, 'postgres');
  const passwordPath = join(stage, passwordFile);
  fs.mkdirSync(cluster, { mode: 0o700 });
  fs.writeFileSync(passwordPath, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) giveTo(account, [stage, cluster, passwordPath]);

  const path = clusterPath(cluster, account);
  await run(
    binaries.initdb,
    [
      `--pgdata=${path}`,
      `--pwfile=${path}/../${passwordFile}`,
      `--username=${clusterUser}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Byte order unless a query asks for a collation: the same on every system, and the fastest.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    cluster,
    account,
  );
  fs.renameSync(passwordPath, join(cluster, passwordFile));
}

function giveTo(account: ServerAccount, paths: string[]): void {
  try {
    for (const path of paths) fs.chownSync(path, account.uid, account.gid);
  } catch (error) {
    throw new StartError(
      `PostgreSQL does not run as root, and its folder cannot be given to another account (${(error as Error).message}): ` +
        'start the hub as a normal user, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

function run(program: string, parameters: string[], folder: string, account: ServerAccount | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...account,
      cwd: folder,
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', (error) => reject(failure(error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(failure(complaint || `it ended with ${code}`))));
  });
}

function failure(reason: string): StartError {
  const line = reason.trim().replaceAll(/\s+/g, ' ').slice(0, 500);
  return new StartError(`The embedded PostgreSQL could not create its data folder: ${line}`);
}

/** The caller holds the lock of the data directory, so no other process is creating a cluster there. */
function removeAbandonedStages({ root }: DataDirectory): void {
  for (const name of fs.readdirSync(root)) {
    if (name.startsWith(stagingPrefix)) fs.rmSync(join(root, name), { recursive: true, force: true });
  }
}
