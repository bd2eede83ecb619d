import 'reflect-metadata';
import { readConfig } from './config';
import { dataDirectory } from './database/data-directory';
import { startHub, type Hub } from './hub';
import { reportAndExit } from './report-failure';

export interface ServeOptions {
  /** Whether an empty database is given the demo population. */
  demo: boolean;
}

/** Starts the hub, says where it is, and stops it cleanly when it is told to or cannot go on. */
export async function serve({ demo }: ServeOptions): Promise<void> {
  // While the hub starts there is nothing to finish: PostgreSQL is told to stop as the process ends.
  let stop: () => void = () => {
    console.error('Stopped before the hub was ready.');
    process.exit(1);
  };
  // Listened to for good: npm passes on a Ctrl+C that the terminal has already sent here, and the second signal must not
  // cut the stop short.
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
  console.log('Stopping: the requests in flight are answered first.');
  await hub.close();
  console.log('Stopped.');
  // A socket to a database that hangs would keep the process.
  process.exit();
}

/** @param kept the file that the tokens are made of */
function announce({ url, developmentTokens }: Hub, kept: string): void {
  console.log(`
The program hub is ready.
  API     ${url}/graphql
  IDE     ${url}/graphql, opened in a browser
  Health  ${url}/health/live and ${url}/health/ready
`);
  if (!developmentTokens) return;
  const lines = developmentTokens.map(({ name, token }) => `  ${name}\n    ${token}`);
  console.log(`A request without a token has the role PUBLIC. Tokens to try the other roles (the IDE offers them as well; they stay
the same until ${kept} is deleted):
${lines.join('\n')}

  curl ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer TOKEN' -d '{"query": "{ viewer { role } }"}'
`);
}

if (require.main === module) serve({ demo: true }).catch(reportAndExit);
