import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error';
import { clusterPath } from './cluster';
import { isProcessOf, endOrphans } from './cluster-processes';
import { processExists, type DataDirectory } from './data-directory';
import { yieldAsServer } from './priority';
import type { ServerAccount } from './server-account';
import { serverEnvironment, type ServerBinaries } from './server-binaries';

/**
 * The memory that the C library keeps when a statement frees it, in bytes (mallopt(3), GNU). The default is small: a
 * connection then gives memory to the system after each statement and gets it back, page by page, for the next one, which
 * took two to three times as long. Other systems ignore these variables.
 */
const memoryKept = { MALLOC_TRIM_THRESHOLD_: '16777216', MALLOC_MMAP_THRESHOLD_: '16777216' };

/** PostgreSQL's first process, the parent of the others. */
export interface Postmaster {
  port: number;
  /** The listener is called once, when the process ends for any reason. */
  onExit(listener: (how: string) => void): void;
  /** Ends the statements in flight, writes everything to the disk and waits until the process has ended. */
  stop(): Promise<void>;
}

interface PostmasterOptions {
  directory: DataDirectory;
  binaries: ServerBinaries;
  account: ServerAccount | undefined;
  settings: Readonly<Record<string, string>>;
  /** The port that it listens on; a free one by default. */
  port?: number;
}

const step = 10;
const startTimeout = 120_000;
const stopTimeout = 30_000;
const killTimeout = 10_000;
const largestLog = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL on the cluster and waits until it accepts connections.
 * @throws StartError with the reason that PostgreSQL gives
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    await endOrphans(options.directory);
    removeSockets(options.directory);
    const logged = fs.statSync(options.directory.log, { throwIfNoEntry: false })?.size ?? 0;
    const port = options.port ?? (await freePort());
    const child = launch(options, port);
    yieldAsServer(child.pid);
    stopWithThisProcess(child, options.binaries);
    if (await becomesReady(child, options.directory)) return postmaster(child, port, options.binaries);

    const reason = fatalLines(options.directory.log, logged);
    // Another program has taken the port since it was found free, or the processes of a killed PostgreSQL are still ending.
    const passing =
      /could not create any TCP\/IP sockets|shared memory block .* is still in use|lock file .* already exists/.test(
        reason,
      );
    if (!passing || attempt === 10) {
      throw new StartError(
        `The embedded PostgreSQL did not start: ${reason || 'it gave no reason'} (see ${options.directory.log}).`,
      );
    }
    await sleep(200);
  }
}

/** The PostgreSQL that runs on the cluster, whatever process has started it. Returns undefined if none runs. */
export function runningPostmaster(directory: DataDirectory): { pid: number; port: number; ready: boolean } | undefined {
  const state = readState(directory);
  return state && isProcessOf(directory, state.pid) ? state : undefined;
}

/**
 * Stops a PostgreSQL that a killed hub has left behind. The caller holds the lock of the data directory.
 * @throws StartError if it does not end
 */
export async function stopAbandonedPostmaster(directory: DataDirectory, binaries: ServerBinaries): Promise<void> {
  const state = readState(directory);
  if (!state || !processExists(state.pid)) return;
  if (!isProcessOf(directory, state.pid)) {
    // Another program has the number now. PostgreSQL would take it for a PostgreSQL on this cluster and not start.
    fs.rmSync(join(directory.cluster, 'postmaster.pid'), { force: true });
    return;
  }
  for (const name of ['INT', 'QUIT'] as const) {
    signal(name, state.pid, binaries);
    for (let waited = 0; waited < stopTimeout; waited += step) {
      // A process that has ended may still exist as a zombie, so it is not enough to check that it exists.
      if (!isProcessOf(directory, state.pid)) return;
      await sleep(step);
    }
  }
  throw new StartError(`The PostgreSQL left behind in ${directory.root} (process number ${state.pid}) does not stop.`);
}

/** Removes the sockets of a server that was killed. Each start has another port, and sockets are named by ports. */
function removeSockets({ cluster }: DataDirectory): void {
  for (const name of fs.readdirSync(cluster))
    if (name.startsWith('.s.PGSQL.')) fs.rmSync(join(cluster, name), { force: true });
}

function launch({ directory, binaries, account, settings }: PostmasterOptions, port: number): ChildProcess {
  if ((fs.statSync(directory.log, { throwIfNoEntry: false })?.size ?? 0) > largestLog) {
    fs.renameSync(directory.log, `${directory.log}.1`);
  }
  const log = fs.openSync(directory.log, 'a', 0o600);
  try {
    return spawn(
      binaries.postgres,
      [
        ...['-D', clusterPath(directory.cluster, account)],
        ...Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...account,
        cwd: directory.cluster,
        env: { ...serverEnvironment, ...memoryKept },
        stdio: ['ignore', log, log],
        // A Ctrl+C at the terminal goes to every process of the group. PostgreSQL must run until the requests in flight are
        // answered.
        detached: true,
      },
    );
  } finally {
    fs.closeSync(log);
  }
}

async function becomesReady(child: ChildProcess, directory: DataDirectory): Promise<boolean> {
  const spawned = new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  await spawned.catch((error: Error) => {
    throw new StartError(`The embedded PostgreSQL did not start: ${error.message}.`, { cause: error });
  });
  for (let waited = 0; waited < startTimeout; waited += step) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const state = readState(directory);
    if (state?.pid === child.pid && state?.ready) return true;
    await sleep(step);
  }
  child.kill('SIGQUIT');
  throw new StartError(`The embedded PostgreSQL was not ready after ${startTimeout / 1000} s (see ${directory.log}).`);
}

function postmaster(child: ChildProcess, port: number, binaries: ServerBinaries): Postmaster {
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signalName) =>
      resolve(signalName ? `ended by ${signalName}` : `ended with code ${code}`),
    );
  });
  return {
    port,
    onExit: (listener) => void exited.then(listener),
    async stop() {
      ask(child, 'INT', binaries);
      const late = setTimeout(() => ask(child, 'QUIT', binaries), stopTimeout);
      // A process that is stopped by SIGSTOP ends only by this.
      const last = setTimeout(() => child.kill('SIGKILL'), stopTimeout + killTimeout);
      await exited;
      clearTimeout(late);
      clearTimeout(last);
    },
  };
}

/** Stops PostgreSQL also if this process ends by `process.exit` or by an error. */
function stopWithThisProcess(child: ChildProcess, binaries: ServerBinaries): void {
  const lastMoment = (): void => ask(child, 'INT', binaries);
  process.once('exit', lastMoment);
  child.once('exit', () => process.removeListener('exit', lastMoment));
}

function ask(child: ChildProcess, name: 'INT' | 'QUIT', binaries: ServerBinaries): void {
  // After it has ended, another program may have its number.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signal(name, child.pid, binaries);
}

/** Sends a signal. Windows has no signals between processes; PostgreSQL has its own way there. */
function signal(name: 'INT' | 'QUIT', pid: number, binaries: ServerBinaries): void {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['kill', name, String(pid)], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(pid, `SIG${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The state in `postmaster.pid`: the process number, the port, and whether PostgreSQL accepts connections. */
function readState(directory: DataDirectory): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = fs.readFileSync(join(directory.cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The last reasons in the part of the log since the start, on one line. */
function fatalLines(log: string, from: number): string {
  const lines = fs.readFileSync(log).subarray(from).toString('utf8').split('\n');
  const reasons = lines.map((line) => /(?:FATAL|PANIC|error while loading shared libraries):.*/.exec(line)?.[0]);
  return reasons
    .filter((reason) => reason !== undefined)
    .slice(-3)
    .join(' ');
}
