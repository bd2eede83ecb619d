import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const benchRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const projectRoot = dirname(benchRoot);
/** The databases and the logs; kept from run to run. */
export const dataFolder = join(benchRoot, '.data');
/** One JSON file for each run. */
export const resultsFolder = join(benchRoot, 'results');
