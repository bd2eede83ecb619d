import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { get as httpGet, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { hub } from './contenders/hub.mjs';
import { startContender } from './harness/contender-process.mjs';
import { createKey, openBenchDatabase } from './harness/database.mjs';
import { dataFolder } from './harness/folders.mjs';

/** The links of all partners and technologies, as a document and as a statement. */
const document = `query Links {
  partners {
    nodes {
      slug name country { code name }
      technologies(first: 100) { nodes { slug name vendor { name } } }
    }
  }
}`;
const columns = `select p.slug, p.name, c.code, c.name, t.slug, t.name, v.name
  from partner p
  join country c on c.id = p.country_id
  left join (partner_technology l join technology t on t.id = l.technology_id join vendor v on v.id = t.vendor_id)
    on l.partner_id = p.id and l.valid_from <= current_date and (l.valid_to is null or l.valid_to > current_date)
  order by p.name, p.id, t.name`;
const formats = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

/**
 * Exports a million links in each format, with `COPY … TO STDOUT` of the same columns before each, and prints the rows and bytes,
 * what it took of both, how much the hub's memory grew, and the waits of other requests meanwhile.
 *
 * @param {{ rounds: number, settings: import('./harness/settings.mjs').Settings }} options
 */
export async function exportTables({ rounds, settings }) {
  const database = await openBenchDatabase(settings, (line) => console.error(line));
  const logFolder = join(dataFolder, 'logs');
  await mkdir(logFolder, { recursive: true });
  const key = await createKey(['--role', 'admin'], database.url);
  const environment = { ...hub.launch.environment, COST_LIMIT: '1000000000' };
  const launch = { ...hub.launch, environment };
  const server = await startContender({ ...hub, launch }, { ...settings, databaseUrl: database.url, logFolder });
  try {
    const copies = [];
    const alone = await waits(server.origin, key, new Promise((resolve) => setTimeout(resolve, 3_000)));
    console.log(`other requests alone: median ${alone.median} ms, p99 ${alone.p99} ms`);
    for (let round = 0; round < rounds; round++) {
      copies.push(await copy(database.url));
      for (const [name, accept] of Object.entries(formats)) {
        const exporting = exported(server, key, accept);
        const other = round === rounds - 1 ? await waits(server.origin, key, exporting) : undefined;
        const { rows, bytes, seconds, grown } = await exporting;
        const best = Math.min(...copies.map((each) => each.seconds));
        console.log(
          `${name}: ${rows} rows, ${(bytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s; COPY ${copies.at(-1).rows} rows, ` +
            `${copies.at(-1).seconds.toFixed(1)} s (least ${best.toFixed(1)}); ${((100 * copies.at(-1).seconds) / seconds).toFixed(0)} % of COPY; memory +${grown} MB` +
            (other ? `; other requests: median ${other.median} ms, p99 ${other.p99} ms` : ''),
        );
      }
    }
  } finally {
    await server.stop();
    await database.close();
  }
}

async function copy(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  let rows = 0;
  const stream = client.query(copyTo(`copy (${columns}) to stdout with (format csv)`));
  for await (const chunk of stream) for (const byte of chunk) if (byte === 10) rows++;
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return { rows, seconds };
}

async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function exported(server, key, accept) {
  const before = await memoryOf(server.processId);
  let most = before;
  const watch = setInterval(() => void memoryOf(server.processId).then((now) => (most = Math.max(most, now))), 100);
  const begun = performance.now();
  const request = httpRequest(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${key}` },
  });
  request.end(JSON.stringify({ query: document }));
  const [response] = await once(request, 'response');
  let [rows, bytes] = [0, 0];
  for await (const chunk of response) {
    if (response.statusCode !== 200) throw new Error(String(chunk));
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) rows++;
  }
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  return { rows, bytes, seconds, grown: Math.round(most - before) };
}

/** How long other requests wait until something else is done. */
async function waits(origin, key, until) {
  let isDone = false;
  until.finally(() => (isDone = true)).catch(() => undefined);
  const query = 'query Page { partners(first: 25) { nodes { slug name country { code } } } }';
  const url = `${origin}/graphql?query=${encodeURIComponent(query)}`;
  const taken = [];
  while (!isDone) {
    const begun = performance.now();
    const request = httpGet(url, { headers: { authorization: `Bearer ${key}` } });
    const [response] = await once(request, 'response');
    response.resume();
    await once(response, 'end');
    taken.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  taken.sort((one, other) => one - other);
  const at = (share) => (taken[Math.floor(taken.length * share)] ?? 0).toFixed(1);
  return { median: at(0.5), p99: at(0.99) };
}
