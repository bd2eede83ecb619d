import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBenchDatabase } from '../harness/database.mjs';
import { bodies } from './bodies.mjs';
import { Choice } from './choice.mjs';
import { documents } from './documents.mjs';
import { PublicSchema } from './public-schema.mjs';
import { InputValues, readSamples } from './values.mjs';

const run = promisify(execFile);
const kinds = { ...documents, ...bodies };
/** So many requests of each kind, and of the differential test's generator. */
const ofEachKind = 45;
const ofDifferential = 100;
/** The hub's default limit of a body. Larger ones are refused unread, so they are no attack. */
const largestBody = 2 * 1024 * 1024;

/**
 * @typedef {object} AttackRequest
 * @property {string} kind
 * @property {string} body
 */

/**
 * Requests that are as dear as the role PUBLIC can make them, in random order. The same seed over the same rows makes the
 * same ones.
 *
 * @param {{ seed: number, select: (text: string) => Promise<Record<string, string>[]>, say: (line: string) => void }} options
 * @returns {Promise<readonly AttackRequest[]>} at least 500
 */
export async function generateAttack({ seed, select, say }) {
  const schema = new PublicSchema();
  const rows = await readSamples(select);
  const made = Object.entries(kinds).flatMap(([kind, write], number) => {
    const choice = new Choice(seed * 1_000 + number);
    const values = new InputValues(schema, choice, rows);
    return choice.times(ofEachKind, () => ({ kind, body: bodyOf(write({ schema, choice, values })) }));
  });
  const random = await differential(seed, say);
  const all = [...made, ...random.map((request) => ({ kind: 'random documents', body: bodyOf(request) }))];
  return new Choice(seed).shuffle(all.filter(({ body }) => Buffer.byteLength(body) <= largestBody));
}

function bodyOf({ raw, ...request }) {
  return raw ?? JSON.stringify(request);
}

async function differential(seed, say) {
  const database = await openBenchDatabase({ scale: 'demo', fresh: false }, say);
  try {
    const program = fileURLToPath(new URL('differential.cjs', import.meta.url));
    const { stdout } = await run(process.execPath, [program, database.url, String(seed), String(ofDifferential)], {
      maxBuffer: 256 * 1024 * 1024,
    });
    return JSON.parse(stdout);
  } finally {
    await database.close();
  }
}
