import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../folders.mjs';

const require = createRequire(import.meta.url);

const query = readFileSync(join(projectRoot, 'bench/harness/fit/locator.graphql'), 'utf8');

/** What is typed, again and again. */
const typed = 'nimbus wo';
const keystrokes = 200;

/**
 * What typing into a locator costs the public in a minute.
 *
 * @param {{ explain: (request: object, role: string) => any, measure: (explained: any) => Promise<any> }} engine
 */
export async function reportLocator(engine) {
  const { readConfig } = require(join(projectRoot, 'dist/src/config.js'));
  const { unitsPerMillisecond } = require(join(projectRoot, 'dist/src/engine/cost/prices.js'));
  const bucket = readConfig({}).rateLimits.PUBLIC;
  console.log('\nA locator with four facets, as PUBLIC:\n| text | costs | takes, in units |\n| --- | ---: | ---: |');
  let [costs, charged] = [0, 0];
  for (let length = 1; length <= typed.length; length++) {
    const text = typed.slice(0, length);
    const explained = engine.explain({ query, variables: { text } }, 'PUBLIC');
    // The first time also reads the tables from the disk.
    const times = [await engine.measure(explained), await engine.measure(explained)];
    const milliseconds = Math.min(...times.map(({ planning, execution }) => planning + execution));
    const taken = Math.round(milliseconds * unitsPerMillisecond);
    console.log(`| ${text} | ${explained.cost.requested} | ${taken} |`);
    costs += explained.cost.requested;
    charged += Math.max(explained.cost.requested, 2 ** Math.floor(Math.log2(taken)));
  }
  const inAMinute = (sum) => Math.round((sum * keystrokes) / typed.length);
  console.log(
    `${keystrokes} keystrokes cost ${inAMinute(costs)} of ${bucket} that the public may spend in a minute, ` +
      `and ${inAMinute(charged)} with what is charged afterwards.`,
  );
}
