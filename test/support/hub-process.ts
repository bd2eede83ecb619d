import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually';

/** A hub in a process of its own, started as from a terminal. */
export interface HubProcess {
  /** Where it listens. */
  readonly url: string;
  readonly pid: number;
  /** The text that it wrote to stdout and stderr. */
  output(): string;
  /** Whether it runs. */
  isAlive(): boolean;
  /** Stops it and waits for its end. @returns its exit code */
  stop(): Promise<number | null>;
  /** Waits until it ends by itself. @returns its exit code */
  gone(): Promise<number | null>;
}

export const root = join(__dirname, '..', '..');

/** What starts the command line, for Node.js. */
export const commandLine = ['--require', join(__dirname, 'typescript.cjs'), join(root, 'src', 'cli.ts')] as const;

/** Starts the command line with these arguments and only these settings. */
function run(parameters: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [...commandLine, ...parameters], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  return child;
}

/** Starts a hub on a free port and waits until it is ready. */
export async function startHubProcess(
  environment: Readonly<Record<string, string>>,
  { demo = true }: { readonly demo?: boolean } = {},
): Promise<HubProcess> {
  const child = run(['serve', ...(demo ? [] : ['--no-demo'])], { PORT: '0', LOG_LEVEL: 'warn', ...environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  const gone = async (): Promise<number | null> => {
    if (isAlive()) await once(child, 'exit');
    return child.exitCode;
  };
  const url = await eventually(
    () => /API +(http\S+)\/graphql/.exec(output)?.[1] ?? (isAlive() ? undefined : 'gone'),
    (found) => found !== undefined,
    240_000,
  );
  if (url === undefined || url === 'gone') throw new Error(`The hub did not start: ${output}`);
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    isAlive,
    gone,
    stop: () => {
      child.kill('SIGTERM');
      return gone();
    },
  };
}

/**
 * Runs a command of the hub and waits for its end.
 * @param begun called with what sends signals to it
 */
export async function runCommand(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  begun?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }> {
  const child = run(parameters, environment);
  begun?.((signal) => void child.kill(signal));
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}

/** The process number of the PostgreSQL on a data directory. */
export function postmasterOf(dataDirectory: string): number {
  return Number(readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
