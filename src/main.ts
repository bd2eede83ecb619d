import './production';
import 'reflect-metadata';
import { readConfig } from './config';
import { dataDirectory } from './database/data-directory';
import { startHub, type Hub } from './hub';
import { reportAndExit } from './report-failure';

export interface ServeOptions {
  /** Whether the demo population is written to an empty database. */
  demo: boolean;
}

/** Starts the hub, prints its URL, and stops it in order on a signal or if it cannot go on. */
export async function serve({ demo }: ServeOptions): Promise<void> {
  // While the hub starts, no requests are in flight. PostgreSQL is stopped as the process ends.
  let stop: () => void = () => {
    console.error('Stopped before the hub was ready.');
    process.exit(1);
  };
  // The listeners stay: npm passes on a Ctrl+C that the terminal has sent here too, and the second signal must not end the
  // process before the hub has stopped.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());

  const config = readConfig();
  const hub = await startHub(config, {
    demo,
    onProgress: (line) => console.log(line),
    onFailure: (reason) => {
      console.error(reason);
      process.exitCode = 1;
      stop();
    },
  });
  const told = new Promise<void>((resolve) => (stop = resolve));
  announce(hub, dataDirectory(config.dataDirectory).developmentTokens);

  await told;
  console.log('Stopping. The requests in flight are answered first.');
  await hub.close();
  console.log('Stopped.');
  // A socket to a database that hangs would keep the process alive.
  process.exit();
}

/** @param kept the file with the secret that the tokens are signed with */
function announce({ url, developmentTokens }: Hub, kept: string): void {
  console.log(`
The program hub is ready.
  Explorer  ${url}, opened in a browser
  API       ${url}/graphql
  IDE       ${url}/graphql, opened in a browser
  Health    ${url}/health/live and ${url}/health/ready
`);
  if (!developmentTokens) return;
  const lines = developmentTokens.map(({ name, token }) => `  ${name}\n    ${token}`);
  console.log(`A request without credentials has the role PUBLIC. These tokens have the other roles. The pages offer them too.
They are valid until ${kept} is deleted:
${lines.join('\n')}

  curl ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer TOKEN' -d '{"query": "{ viewer { role } }"}'
`);
}

if (require.main === module) serve({ demo: true }).catch(reportAndExit);
