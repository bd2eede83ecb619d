import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { benchRoot } from './folders.mjs';

/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:4000`
 * @property {number} processId
 * @property {() => Promise<void>} stop
 * @property {(message: string) => void} tell sends a message to what `nodeOptions` loaded
 * @property {(message: string) => Promise<any>} ask the same, and waits for the answer
 */

/**
 * Starts a contender in a process of its own and waits until it listens.
 *
 * @param {import('../contenders/index.mjs').Contender} contender
 * @param {{ databaseUrl: string, poolSize: number, logFolder: string, nodeOptions?: readonly string[],
 *   messages?: boolean }} options `messages`: whether it is sent messages
 * @returns {Promise<Server>}
 */
export async function startContender(
  contender,
  { databaseUrl, poolSize, logFolder, nodeOptions = [], messages = false },
) {
  const { command, environment, cwd = benchRoot, ready } = contender.launch;
  const child = spawn(process.execPath, [...nodeOptions, ...command], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', ...(messages ? ['ipc'] : [])],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: databaseUrl,
      POOL_SIZE: String(poolSize),
      PORT: '0',
      ...environment,
    },
  });
  // Whatever it logs goes to a file, as a service's log does.
  const log = createWriteStream(join(logFolder, `${contender.name}.log`));
  child.stderr.pipe(log);
  const exited = once(child, 'exit');
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  const port = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = ready.exec(output);
      if (found) resolve(found[1]);
    });
    exited.then(([code]) => reject(new Error(`${contender.title} ended with ${code}: see ${log.path}.\n${output}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    processId: child.pid,
    tell: (message) => child.send(message),
    async ask(message) {
      const answer = once(child, 'message');
      child.send(message);
      return (await answer)[0];
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      process.off('exit', end);
    },
  };
}
