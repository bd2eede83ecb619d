import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { clusterVariable } from './cluster';

/** The environment variable with the address of the run's server. */
export const serverVariable = 'HUB_TEST_SERVER';

/** The environment variable with the address at which tests ask for the run's browser. */
export const browserVariable = 'HUB_TEST_BROWSER';

/** Keeps the processes until the end of the run: Jest has one global object for set-up and tear-down. */
export const running = globalThis as unknown as { hubTestProcesses?: readonly ChildProcess[] };

/**
 * Jest runs this once, before the workers that the test files run in. The servers have processes of their own, because Jest loads no
 * sources outside a test file. They end with this one.
 */
export default async function startServer(): Promise<void> {
  const server = startProcess('--require', require.resolve('./typescript.cjs'), require.resolve('./server-process'));
  const browser = startProcess(require.resolve('./browser-server.mjs'));
  running.hubTestProcesses = [server, browser];
  await Promise.all([
    announce(server, 'PostgreSQL', [serverVariable, clusterVariable]),
    announce(browser, 'browser', [browserVariable]),
  ]);
}

function startProcess(...parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Gives the lines that a process prints to the tests. */
async function announce(child: ChildProcess, name: string, variables: readonly string[]): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The ${name} of the test run did not start.`);
  });
  ended.catch(() => undefined);
  const printed = createInterface(child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  for (const variable of variables) {
    const line = await Promise.race([printed.next(), ended]);
    process.env[variable] = line.value as string;
  }
}
