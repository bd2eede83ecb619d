/**
 * A process of its own that reads tables, so that counting their bytes does not slow the requests that are measured. It reads
 * what a message asks for, and answers with the rows, the bytes and the seconds.
 */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const lineFeed = 10;

async function count(chunks) {
  let [rows, bytes] = [0, 0];
  for await (const chunk of chunks) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) rows++;
  }
  return { rows, bytes };
}

async function copy({ url, columns }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  const counted = await count(client.query(copyTo(`copy (${columns}) to stdout with (format csv)`)));
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return { ...counted, seconds };
}

async function table({ url, accept, document, key }) {
  const begun = performance.now();
  const request = httpRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${key}` },
  });
  request.end(JSON.stringify({ query: document }));
  const [response] = await once(request, 'response');
  if (response.statusCode !== 200) throw new Error(String((await response.toArray()).join('')));
  const counted = await count(response);
  return { ...counted, seconds: (performance.now() - begun) / 1000 };
}

/** Copies again and again for some time, as one client that only the database serves. */
async function copies({ seconds, ...asked }) {
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) await copy(asked);
  return { seconds: (performance.now() - begun) / 1000 };
}

const tasks = { copy, copies, table };

process.on('message', ({ task, ...asked }) => {
  tasks[task](asked).then(
    (answer) => process.send(answer),
    (error) => process.send({ failed: String(error) }),
  );
});
