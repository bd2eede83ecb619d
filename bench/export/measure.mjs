import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';

/** Starts the process that reads tables. */
export function startReader() {
  const child = fork(new URL('reader.mjs', import.meta.url));
  return {
    async ask(message) {
      child.send(message);
      const [answer] = await once(child, 'message');
      if (answer.failed) throw new Error(answer.failed);
      return answer;
    },
    stop: () => child.kill(),
  };
}

/** By how many megabytes the memory of a process grows while something is done. */
export async function growth(processId, during) {
  const before = await memoryOf(processId);
  let most = before;
  const watch = setInterval(() => void memoryOf(processId).then((now) => (most = Math.max(most, now))), 100);
  await during.finally(() => clearInterval(watch));
  return Math.round(most - before);
}

async function memoryOf(processId) {
  const status = await readFile(`/proc/${processId}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** How long pages of another client take until something else is done, in milliseconds, in the order of their length. */
export async function waits(origin, key, until) {
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
  return taken.sort((one, other) => one - other);
}

/** The value below which a share of the values in order lies. */
export function quantile(sorted, share) {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
