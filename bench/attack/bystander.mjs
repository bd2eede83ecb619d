import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

const query = `query Partner($slug: String!) { partner(slug: $slug) { slug name city status country { code name } qualifications { code name } } }`;

/**
 * The client that is not to notice an attack. It asks for one partner after the other at a steady rate, whether or not the
 * answers come, and measures from the moment at which it would have asked.
 *
 * @param {{ origin: string, address: string, slugs: readonly string[], seconds: number, perSecond: number }} options
 * @returns {Promise<{ ms: readonly number[], refusals: readonly string[] }>} refusals: what was not the right answer
 */
export async function standBy({ origin, address, slugs, seconds, perSecond }) {
  const pool = new Pool(origin, { connections: 50, localAddress: address, pipelining: 1 });
  const ms = [];
  const refusals = [];
  const ask = async (slug, due) => {
    const body = JSON.stringify({ query, variables: { slug } });
    const headers = { 'content-type': 'application/json' };
    try {
      const response = await pool.request({ path: '/graphql', method: 'POST', headers, body });
      const text = await response.body.text();
      if (response.statusCode !== 200 || !text.startsWith(`{"data":{"partner":{"slug":"${slug}"`))
        refusals.push(`${response.statusCode} ${text.slice(0, 120)}`);
    } catch (error) {
      refusals.push(error.code ?? error.name);
    }
    ms.push(performance.now() - due);
  };
  const begin = performance.now();
  const asked = [];
  for (let number = 0; number < seconds * perSecond; number++) {
    const due = begin + (number * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    asked.push(ask(slugs[number % slugs.length], due));
  }
  await Promise.all(asked);
  await pool.close();
  return { ms: ms.sort((one, other) => one - other), refusals };
}
