/**
 * Starts the hub on each supported version of Node.js, asks it one question, stops it, and prints how long each step took.
 * Fails if a version does not start, answers wrongly, or does not stop with status 0.
 *
 * The package `node` on npm brings the versions; the first run downloads them. Run `npm run build` first.
 * @example node scripts/try-node-versions.mjs 22 24.1.0   # these instead of all
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const supported = ['20', '22', '24'];
/** How long a start or a stop may take, in milliseconds. */
const patience = 120_000;

for (const version of process.argv.length > 2 ? process.argv.slice(2) : supported) {
  const { node, name } = await nodeOf(version);
  const { start, answer, stop } = await tryHub(node, name);
  console.log(`Node.js ${name}: started in ${start} s, answered in ${answer} s, stopped in ${stop} s`);
}

/** The program of a version of Node.js, and the full version. */
async function nodeOf(version) {
  const print = 'console.log(JSON.stringify({ node: process.execPath, name: process.version }))';
  const { stdout } = await promisify(execFile)('npx', ['--yes', `node@${version}`, '--eval', print], { cwd: tmpdir() });
  return JSON.parse(stdout);
}

/** How many seconds a hub on a database of its own takes for each step. @throws Error if a step fails */
async function tryHub(node, name) {
  const data = join(tmpdir(), `program-hub-${name}-${process.pid}`);
  const begun = performance.now();
  const hub = spawn(node, [join(root, 'dist', 'src', 'main.js')], {
    env: { ...process.env, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(hub, 'exit');
  try {
    const url = await within(addressOf(hub), `Node.js ${name}: the hub does not start.`);
    const started = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ qualification(slug: "cpp-provider") { name program { vendor { name } } } }' }),
    });
    const { data: answer } = await response.json();
    if (answer?.qualification?.program.vendor.name !== 'Cisco')
      throw new Error(`Node.js ${name}: the hub answers ${JSON.stringify(answer)}.`);
    const answered = performance.now();
    hub.kill('SIGTERM');
    const [code] = await within(ended, `Node.js ${name}: the hub does not stop.`);
    if (code !== 0) throw new Error(`Node.js ${name}: the hub stops with status ${code}.`);
    return {
      start: seconds(started - begun),
      answer: seconds(answered - started),
      stop: seconds(performance.now() - answered),
    };
  } finally {
    // PostgreSQL ends with the hub, also when the hub is killed.
    if (hub.exitCode === null && hub.kill('SIGKILL')) await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The API's address, once the hub prints it. */
function addressOf(hub) {
  return new Promise((resolve, reject) => {
    let output = '';
    hub.stdout.on('data', (piece) => {
      output += piece;
      const url = /API +(\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
    hub.once('exit', () => reject(new Error(`The hub ended before it was ready:\n${output}`)));
  });
}

/** @throws Error if the promise takes longer than `patience` */
function within(promise, complaint) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}
