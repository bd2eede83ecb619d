import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error';

/** The places below the data directory. */
export interface DataDirectory {
  root: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  /** What PostgreSQL says, and what it said before that. */
  log: string;
  /** Names the process that uses the directory. */
  lock: string;
  /** What the tokens to try things out are signed with. */
  developmentTokens: string;
  /** Room on the disk that is given free when the disk is full. */
  reserve: string;
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
  };
}

/** Makes the folder where it is missing, for this account alone. */
export function prepareDataDirectory({ root }: DataDirectory): void {
  try {
    fs.mkdirSync(root, { recursive: true, mode: 0o700 });
    fs.accessSync(root, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new StartError(`The data directory ${root} cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}

/** A process, told apart from a later one that was given the same number. */
interface Holder {
  pid: number;
  /** When the process began, in the system's own terms; null where the system does not tell. */
  began: string | null;
}

/** The right to use a data directory, held until released or until the process is gone. */
export interface DataDirectoryLock {
  release(): void;
}

/**
 * Takes the data directory for this process. A lock left by a process that is gone is taken over.
 * @throws StartError naming the process that holds it
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

/** The living process that holds the directory, if there is one. */
export function liveHolder(directory: DataDirectory): { pid: number } | undefined {
  const holder = readHolder(directory.lock);
  return holder && isAlive(holder) ? holder : undefined;
}

/** A link appears whole or not at all, which a file that is opened and then written does not. */
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
 * Removes an abandoned lock. Renaming first makes sure that of several starts at once only one removes it; when another
 * start has meanwhile put its own lock there, that one is put back.
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

/** Whether a process with this number exists, ours or another account's. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The boot and the tick at which a process began. A process that ended but was not yet collected has none. */
function beginOf(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may hold spaces and parentheses: the fixed fields follow the last one.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}
