import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { clusterVariable } from './cluster';

/** The environment variable with the address of the run's server. */
export const serverVariable = 'HUB_TEST_SERVER';

/** Keeps the server until the end of the run: Jest has one global object for set-up and tear-down. */
export const running = globalThis as unknown as { hubTestServer?: ChildProcess };

/**
 * Jest runs this once, before the workers that the test files run in. The server has a process of its own, because Jest loads no
 * sources outside a test file. It ends with this one.
 */
export default async function startServer(): Promise<void> {
  const parameters = ['--require', require.resolve('./typescript.cjs'), require.resolve('./server-process')];
  const child = spawn(process.execPath, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  running.hubTestServer = child;
  const ended = once(child, 'exit').then(() => {
    throw new Error('The PostgreSQL of the test run did not start.');
  });
  ended.catch(() => undefined);
  const printed = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (const variable of [serverVariable, clusterVariable]) {
    const line = await Promise.race([printed.next(), ended]);
    process.env[variable] = line.value as string;
  }
}
