import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error';

/** The places below the data directory. */
export interface DataDirectory {
  root: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  /** The log of PostgreSQL. The previous one has `.1` at the end of its name. */
  log: string;
  /** The file that names the process that uses the directory. */
  lock: string;
  /** The file with the secret that the tokens for trying out roles are signed with. */
  developmentTokens: string;
  /** A file that keeps room on the disk. It is deleted when the disk is full. */
  reserve: string;
  /** The folder of files that are written whole before they are sent. */
  spool: string;
}

/** @param root absolute path of the data directory */
export function dataDirectory(root: string): DataDirectory {
  return {
    root,
    cluster: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    lock: join(root, 'hub.lock'),
    developmentTokens: join(root, 'development-tokens.json'),
    reserve: join(root, 'reserve'),
    spool: join(root, 'spool'),
  };
}

/** Creates the folder if it does not exist, for this account only. @throws StartError if it cannot be used */
export function prepareDataDirectory({ root }: DataDirectory): void {
  try {
    fs.mkdirSync(root, { recursive: true, mode: 0o700 });
    fs.accessSync(root, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new StartError(`The data directory ${root} cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}

/** A process. Its begin tells it apart from a later process with the same number. */
interface Holder {
  pid: number;
  /** When the process began, in a form of the system; null if the system does not tell. */
  began: string | null;
}

/** The lock of a data directory. It ends when it is released or the process ends. */
export interface DataDirectoryLock {
  release(): void;
}

/**
 * Locks the data directory for this process. The lock of a process that has ended is replaced.
 * @throws StartError with the process that holds the lock
 */
export function lockDataDirectory(directory: DataDirectory): DataDirectoryLock {
  const own: Holder = { pid: process.pid, began: beginOf(process.pid) };
  const candidate = `${directory.lock}.${randomBytes(6).toString('hex')}`;
  fs.writeFileSync(candidate, JSON.stringify(own), { mode: 0o600 });
  try {
    while (!linked(candidate, directory.lock)) {
      const holder = liveHolder(directory);
      if (holder) {
        throw new StartError(
          `The data directory ${directory.root} is in use by the hub with process number ${holder.pid}: ` +
            'stop that one, or set DATA_DIR to another folder.',
        );
      }
      discard(directory.lock);
    }
  } finally {
    fs.rmSync(candidate, { force: true });
  }
  return {
    release() {
      if (readHolder(directory.lock)?.pid === own.pid) fs.rmSync(directory.lock, { force: true });
    },
  };
}

/** The running process that holds the lock. Returns undefined if there is none. */
export function liveHolder(directory: DataDirectory): { pid: number } | undefined {
  const holder = readHolder(directory.lock);
  return holder && isAlive(holder) ? holder : undefined;
}

/** Creates the lock as a hard link, which is atomic. Opening and writing a file is not. Returns whether it was created. */
function linked(candidate: string, lock: string): boolean {
  try {
    fs.linkSync(candidate, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes an abandoned lock. It is renamed first, so that only one of several starts removes it. If another start has put
 * its own lock there in the meantime, that lock is put back.
 */
function discard(lock: string): void {
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    fs.renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder && isAlive(holder)) linked(aside, lock);
  fs.rmSync(aside, { force: true });
}

function readHolder(lock: string): Holder | undefined {
  try {
    const holder = JSON.parse(fs.readFileSync(lock, 'utf8')) as Partial<Holder>;
    return Number.isInteger(holder.pid) ? { pid: holder.pid as number, began: holder.began ?? null } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  return processExists(pid) && beginOf(pid) === began;
}

/** Whether a process with this number exists, of any account. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The boot and the clock tick at which a process began. Returns null for a zombie, and on other systems than Linux. */
function beginOf(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program is in parentheses and may hold spaces and parentheses. The fixed fields follow the last one.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}
