/**
 * The attacking clients, in a thread of their own, so that their work does not slow the measurement of the other client down.
 * Clients work on other machines, so this thread takes only what the hub and the database leave of the processors.
 * Each connection sends one request after the other and reads no more of an answer than its beginning.
 */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'undici';

const { origin, path, addresses, requests, seconds } = workerData;
/** The longest wait for an answer, in milliseconds: several times the hub's limit of a statement. */
const patience = 60_000;
/** The wait after a refusal, in milliseconds. Without it, refusals would take the machine from everybody. */
const pause = 50;

// On Linux, the priority of the calling thread.
setPriority(19);
const end = performance.now() + seconds * 1000;
let next = 0;
const answers = [];

await Promise.all(
  addresses.map((address) => attack(new Client(origin, { localAddress: address, headersTimeout: 0, bodyTimeout: 0 }))),
);
parentPort.postMessage(answers);

async function attack(client) {
  while (performance.now() < end) {
    const number = next++ % requests.length;
    const { kind, body } = requests[number];
    const begun = performance.now();
    const { status, code, bytes } = await ask(client, body);
    answers.push({ number, kind, status, code, bytes, ms: performance.now() - begun });
    if (status === 429 || status === 503) await new Promise((resume) => setTimeout(resume, pause));
  }
  await client.destroy();
}

async function ask(client, body) {
  // What is still asked at the end is given up: the measurement is over.
  const signal = AbortSignal.timeout(Math.ceil(Math.max(1, Math.min(patience, end - performance.now()))));
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await client.request({ path, method: 'POST', headers, body, signal });
    let bytes = 0;
    let beginning = '';
    for await (const chunk of response.body) {
      if (bytes === 0) beginning = chunk.subarray(0, 4_000).toString();
      bytes += chunk.length;
    }
    const failed = response.statusCode !== 200 || beginning.startsWith('{"errors"');
    const code = failed ? (/"code":"([A-Z_]+)"/.exec(beginning)?.[1] ?? 'other') : 'answered';
    return { status: response.statusCode, code, bytes };
  } catch (error) {
    const isGivenUp = error.name === 'TimeoutError' || error.code === 'UND_ERR_ABORTED';
    return { status: 0, code: isGivenUp ? 'given up' : (error.code ?? error.name), bytes: 0 };
  }
}
