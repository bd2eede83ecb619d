import { startEmbeddedServer } from '../../src/database/embedded-server';

/** A process that starts the embedded server, prints its URL, and runs until it is stopped. */
async function run(dataDirectory: string, ending: string | undefined): Promise<void> {
  const server = await startEmbeddedServer({ dataDirectory, fsync: false });
  console.log(server.url);
  if (ending === 'exit') process.exit(0);
  setInterval(() => undefined, 60_000);
}

void run(process.argv[2] ?? '', process.argv[3]);
