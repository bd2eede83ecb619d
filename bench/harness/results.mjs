import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resultsFolder } from './folders.mjs';

/**
 * @param {string} [kind] the folder of results of another kind than a full run's
 * @returns {Promise<string>} the file
 */
export async function writeResult(result, kind = '.') {
  const folder = join(resultsFolder, kind);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${result.at.replaceAll(':', '-').slice(0, 19)}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** The newest result of all. @throws Error if there is none yet */
export async function latestResult() {
  const files = (await readdir(resultsFolder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const newest = files.at(-1);
  if (newest === undefined) throw new Error('There is no result yet: npm run bench.');
  return JSON.parse(await readFile(join(resultsFolder, newest), 'utf8'));
}
