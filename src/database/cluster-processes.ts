import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error';
import { processExists, type DataDirectory } from './data-directory';

const step = 10;
/** The longest wait for a killed process to end, in milliseconds. */
const patience = 10_000;

/** Whether a process is a PostgreSQL of this cluster. Its working directory is the cluster's folder. */
export function isProcessOf(directory: DataDirectory, pid: number): boolean {
  if (!processExists(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
  }
  const folder = fs.statSync(`/proc/${pid}/cwd`, { throwIfNoEntry: false });
  const cluster = fs.statSync(directory.cluster);
  return folder?.ino === cluster.ino && folder.dev === cluster.dev;
}

/**
 * Ends the processes that a killed postmaster has left behind. A busy one notices only at the end of its statement that its
 * parent is gone. It keeps the shared memory until then, so that no other PostgreSQL can start on the cluster. The next
 * start recovers from the log, so nothing that was committed is lost. On other systems than Linux the processes cannot be
 * told apart from those of other clusters, so they are not ended here, and a start is tried again until they have ended.
 *
 * The caller holds the lock of the data directory, and no postmaster runs on it.
 * @throws StartError if one of them does not end
 */
export async function endOrphans(directory: DataDirectory): Promise<void> {
  if (process.platform !== 'linux') return;
  for (let waited = 0; waited < patience; waited += step) {
    const orphans = serverProcesses(directory);
    if (orphans.length === 0) return;
    for (const pid of orphans) kill(pid);
    await sleep(step);
  }
  throw new StartError(
    `Processes of an ended PostgreSQL still use ${directory.cluster} and cannot be stopped: ${serverProcesses(directory).join(', ')}.`,
  );
}

/** The numbers of all processes of PostgreSQL whose working directory is the cluster's folder. */
function serverProcesses(directory: DataDirectory): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name) === 'postgres')
    .map(Number)
    .filter((pid) => {
      try {
        return isProcessOf(directory, pid);
      } catch {
        // The process belongs to another account or has ended.
        return false;
      }
    });
}

function commandOf(pid: string): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // It has ended.
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
