import { Choice } from '../engine/differential/generator/choice';
import { Corpus } from './corpus';
import { startFuzzedHub, type FuzzedHub } from './hub';
import { makeRequest, type FuzzRequest } from './requests';
import { Sender, type FuzzAnswer } from './send';

/*
 * FUZZ_REQUESTS=500000 FUZZ_SEED=7 npx jest test/fuzz
 * sends 500 000 requests, each a valid one with some change. The same seed makes the same requests.
 */
const count = Number(process.env.FUZZ_REQUESTS ?? 1_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_110_501);
const inFlight = 8;
/** The number of requests after which new documents are generated. */
const batchSize = 10_000;
const documents = 40;
const mostFindings = 5;

let hub: FuzzedHub;
let corpus: Corpus;
let sender: Sender;

beforeAll(async () => {
  hub = await startFuzzedHub();
  corpus = await Corpus.over(hub.databaseUrl, seed);
  sender = new Sender(hub.port);
});

afterAll(async () => {
  sender.close();
  await hub.drop();
});

/** The fault of an answer, in words; undefined if it has none. */
function faultOf({ statuses, text, problem }: FuzzAnswer): string | undefined {
  const status = statuses.find((each) => each >= 500 && each !== 503);
  if (status !== undefined) return `status ${status}`;
  if (text.includes('"code":"INTERNAL_SERVER_ERROR"')) return 'INTERNAL_SERVER_ERROR';
  return problem === 'neither answered nor closed' ? problem : undefined;
}

/** A request as a text, from which it can be sent again. */
function shown(request: FuzzRequest): string {
  if (request.kind === 'raw') return `bytes ${JSON.stringify(request.bytes.toString('latin1'))}`;
  const { method, path, headers, body } = request;
  return `${method} ${path} ${JSON.stringify(headers)}\n${body ? JSON.stringify(body.toString('latin1')) : 'no body'}`;
}

test(
  `the hub stands ${count} requests of seed ${seed}: no 5xx but 503, no INTERNAL_SERVER_ERROR, nothing in the log at level error, no exit`,
  async () => {
    const choice = new Choice(seed);
    const findings: string[] = [];
    const tally = new Map<string, number>();
    const remembered = new Map<string, FuzzRequest>();
    const begun = performance.now();
    let made = 0;

    const next = (): { id: string; request: FuzzRequest } | undefined => {
      if (made >= count || findings.length >= mostFindings || hub.ended() !== undefined) return undefined;
      if (made % batchSize === 0) corpus.renew(documents);
      const id = `fuzz-${seed}-${made++}`;
      return { id, request: makeRequest({ choice, corpus, credentials: hub.credentials }) };
    };
    const worker = async (): Promise<void> => {
      for (let each = next(); each; each = next()) {
        const { id, request } = each;
        // The log may name a request only after its answer.
        remembered.set(id, request);
        if (remembered.size > 2_000) remembered.delete(remembered.keys().next().value as string);
        const answer = await sender.send(request, id);
        const fault = faultOf(answer);
        if (fault !== undefined) findings.push(`${id}: ${fault}: ${answer.text.slice(0, 500)}\n${shown(request)}`);
        for (const status of answer.statuses.length > 0 ? answer.statuses : [answer.problem ?? 'no answer'])
          tally.set(`${request.kind} ${status}`, (tally.get(`${request.kind} ${status}`) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));

    const health = await fetch(`http://127.0.0.1:${hub.port}/health/ready`).then(({ status }) => status, String);
    const ended = hub.ended() ?? (await hub.stop());
    for (const complaint of hub.complaints) {
      const id = /"requestId":"(fuzz-\d+-\d+)"/.exec(complaint)?.[1] ?? '';
      const request = remembered.get(id);
      findings.push(`log: ${complaint.slice(0, 2_000)}\n${request ? shown(request) : ''}`);
    }
    const seconds = (performance.now() - begun) / 1_000;
    const figures = [...tally].sort().map(([what, times]) => `${what}: ${times}`);
    console.log(`Fuzz: ${made} requests of seed ${seed} in ${seconds.toFixed(1)} s; ${figures.join(', ')}`);
    expect(findings.slice(0, mostFindings).join('\n\n')).toBe('');
    expect({ made, health, ended }).toEqual({ made: count, health: 200, ended: 'exit 0' });
  },
  120_000 + count * 100,
);
