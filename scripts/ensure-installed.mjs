/**
 * Installs exactly what package-lock.json says where that is not what is installed: no `node_modules`, or one that was
 * made from another lock file. Runs before `npm start` and `npm test`, so a fresh clone needs no step of its own. Plain
 * Node, since nothing else is there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The project, or the folder in it that is named: the benchmark has packages of its own. */
const root = resolve(dirname(dirname(fileURLToPath(import.meta.url))), process.argv[2] ?? '.');
const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
/** Says which lock file the modules were made from; npm removes it together with them. */
const stamp = join(modules, '.installed-from');
/** Holds the number of the process that installs; outside of what npm removes. */
const turn = join(tmpdir(), `program-hub-install-${process.getuid?.() ?? ''}-${digest(root).slice(0, 16)}`);

if (!isInstalled()) {
  await takeTurn();
  try {
    if (!isInstalled()) await install();
  } finally {
    rmSync(turn, { force: true });
  }
}

function isInstalled() {
  const wanted = digest(readFileSync(lockFile));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (!hasAllPackages()) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** Whether somebody has run `npm ci` or `npm install`, of which npm keeps a record: every package, in its version. */
function hasAllPackages() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are for other systems.
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/** Two installations at once would remove each other's work: the second waits for the first. */
async function takeTurn() {
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    await sleep(250);
    if (!isRunning(Number(holder()))) rmSync(turn, { force: true });
  }
}

function holder() {
  try {
    return readFileSync(turn, 'utf8');
  } catch {
    return String(process.pid);
  }
}

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install() {
  console.log('Installing the packages that package-lock.json names.');
  const parameters = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const child = npm
    ? spawn(process.execPath, [npm, ...parameters], { cwd: root, stdio: 'inherit' })
    : spawn('npm', parameters, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) {
    process.exitCode = 1;
    throw new Error('The packages could not be installed: npm says why above.');
  }
  writeFileSync(stamp, digest(readFileSync(lockFile)));
}

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}
