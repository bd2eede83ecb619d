/**
 * Starts the browser of a run when a test asks for it, and prints the address at which it is asked. The answer is the address by which
 * a test controls the browser. It is a process of its own, so that all workers share one browser, which ends with the run.
 */
import { createServer } from 'node:http';

/** Scripts of tests run too briefly to be worth compiling for speed: that would take a third of the time of a page. */
const args = ['--no-sandbox', '--js-flags=--no-opt --no-maglev'];

let browser;

async function start() {
  const [{ default: chromium }, { chromium: browsers }] = await Promise.all([
    import('@sparticuz/chromium'),
    import('playwright-core'),
  ]);
  const started = await browsers.launchServer({ executablePath: await chromium.executablePath(), args });
  // The next test gets another one.
  started.once('close', () => (browser = undefined));
  return started;
}

const server = createServer((_request, response) => {
  browser ??= start();
  browser.then(
    (started) => response.end(started.wsEndpoint()),
    (error) => {
      browser = undefined;
      response.writeHead(500).end(String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin
  .on('end', async () => {
    server.close();
    await (await browser)?.close();
  })
  .resume();
// A Ctrl+C reaches this process too. Its input ends with the run.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
