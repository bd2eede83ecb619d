/**
 * Before anything is measured, all contenders must give the same answers: the same rows, in the same order, with the same
 * values; except those that are asked by somebody who does not see all of them. Objects are compared whatever the order of their keys, since JSON objects have none.
 */

/**
 * Asks every contender every question of a workload.
 *
 * @param {import('../workloads.mjs').Workload} workload
 * @param {readonly import('../workloads.mjs').Values[]} samples
 * @param {readonly import('./measure.mjs').Running[]} running
 * @returns {Promise<Map<string, import('./load.mjs').Request[]>>} by contender, what the load is made of
 * @throws Error naming the first difference
 */
export async function agree(workload, samples, running) {
  const requests = new Map();
  let first;
  for (const { contender, origin, headers } of running) {
    const question = contender.requests[workload.question];
    if (!question) continue;
    // One after the other: what waits too long for a connection is refused, and nothing is measured yet.
    const asked = [];
    for (const values of samples) asked.push(await askOnce(question, values, origin, headers, contender));
    const answers = asked.map(({ data }) => plain(question.answer ? question.answer(data) : data));
    requests.set(
      contender.name,
      asked.map(({ request }) => request),
    );
    if (contender.seesLess) continue;
    if (first === undefined) {
      first = { contender, answers };
      continue;
    }
    samples.forEach((values, sample) => {
      const difference = firstDifference(first.answers[sample], answers[sample], 'data');
      if (difference)
        throw new Error(
          `The contenders do not agree on ${workload.name} with ${JSON.stringify(values)}, at ${difference.path}:\n` +
            `  ${first.contender.title}: ${shown(difference.one)}\n  ${contender.title}: ${shown(difference.other)}`,
        );
    });
  }
  return requests;
}

async function askOnce(question, values, origin, headers, contender) {
  const ask = async (query, variables) =>
    (await post(origin, '/graphql', { query, variables }, headers, contender)).data;
  const body = await question.body(values, ask);
  const { data, bytes } = await post(origin, question.path, body, headers, contender);
  return { data, request: { path: question.path, body: JSON.stringify(body), bytes } };
}

async function post(origin, path, body, headers, contender) {
  const response = await fetch(origin + path, {
    method: 'POST',
    // Compressed answers have another length; the load asks for none either.
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { data, errors } = response.ok ? JSON.parse(text) : {};
  if (!data || errors) throw new Error(`${contender.title} answers ${response.status}: ${text.slice(0, 2000)}`);
  return { data, bytes: Buffer.byteLength(text) };
}

/** An answer without what differs by design only: `{ nodes: [...] }` is the list. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === 'nodes') return plain(value.nodes);
  return Object.fromEntries(keys.sort().map((key) => [key, plain(value[key])]));
}

function firstDifference(one, other, path) {
  if (one === other) return undefined;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object')
    return { path, one, other };
  if (Array.isArray(one) !== Array.isArray(other)) return { path, one, other };
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = firstDifference(one[key], other[key], Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}

function shown(value) {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
