import { readFile } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { quantile } from './export/measure.mjs';
import { hub } from './contenders/hub.mjs';
import { startContender } from './harness/contender-process.mjs';
import { processTimes } from './harness/process-times.mjs';
import { withDatabase } from './harness/run.mjs';

/** What readers look for: names, places and industries. The first letters of each are asked for as they are typed. */
const words = ['nimbus', 'forges', 'lyon', 'berlin', 'hospital', 'storage', 'cumulus', 'bakery', 'mumbai', 'energy'];
/** Between two letters, in milliseconds: 200 letters a minute. */
const pause = 300;

/**
 * Measures the explorer in the browser of the tests: how long its first view takes from a cold load, and how long a letter takes to the
 * results and to the numbers of the filters.
 *
 * @param {{ rounds: number, url?: string, settings: import('./harness/settings.mjs').Settings }} options `url` of a hub that runs already
 */
export async function measureExplorer({ rounds, url, settings }) {
  if (url !== undefined) return measureAt({ origin: url, rounds });
  await withDatabase(settings, async (database) => {
    const server = await startContender(hub, { ...settings, ...database });
    const times = () => processTimes(server.processId, database.databaseProcessId);
    try {
      await measureAt({ origin: server.origin, rounds, times });
    } finally {
      await server.stop();
    }
  });
}

async function measureAt({ origin, rounds, times = () => undefined }) {
  const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
  const script = await readFile(new URL('explorer/watch-page.js', import.meta.url), 'utf8');
  try {
    console.log('| what | p50, ms | p95, ms | most, ms | times |\n| --- | --: | --: | --: | --: |');
    const loads = [];
    // The first load warms up the hub, and the browser's own files.
    for (let round = 0; round <= rounds; round++) loads.push(await load(browser, origin, script));
    for (const part of Object.keys(loads[1]))
      row(
        `cold load: ${part}`,
        loads.slice(1).map((each) => each[part]),
      );
    const before = times();
    const letters = await typeWords(browser, origin, script);
    const after = times();
    for (const part of Object.keys(letters[0]))
      row(
        `letter: ${part}`,
        letters.map((each) => each[part]),
      );
    if (before && after) {
      const each = (key) => ((after[key] - before[key]) / letters.length).toFixed(1);
      console.log(`\nProcessor time for a letter: hub ${each('server')} ms, database ${each('database')} ms.`);
    }
  } finally {
    await browser.close();
  }
}

async function open(browser, origin, script) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'en' });
  await context.addInitScript(script);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(origin);
  await page.waitForFunction(() =>
    ['list', 'facets', 'map', 'search'].every((name) => name in globalThis.hubWatch.shown),
  );
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  return { page, context, work };
}

/** A load without anything in the browser's cache. */
async function load(browser, origin, script) {
  const { page, context, work } = await open(browser, origin, script);
  const { search, list, facets, map } = await page.evaluate('hubWatch.shown');
  const busy = await work();
  await context.close();
  return {
    'the search can be used': search,
    list: list,
    'numbers of the filters': facets,
    map: map,
    'work of the browser': busy,
  };
}

/** Types words, letter by letter. A list that the page knows already is not measured. */
async function typeWords(browser, origin, script) {
  const { page, context, work } = await open(browser, origin, script);
  const box = page.getByRole('searchbox');
  const letters = [];
  for (const word of words) {
    await box.fill('');
    await page.waitForTimeout(1_000);
    for (let end = 0; end < word.length; end++) {
      const before = await work();
      const isLast = end === word.length - 1;
      await page.keyboard.press(word[end]);
      await page.waitForTimeout(pause);
      const isAsked = await page.evaluate('"FinderPartners" in hubWatch.asked');
      if (!isAsked) continue;
      await page.waitForFunction(
        (parts) => parts.every((name) => globalThis.hubWatch.idle[name] < Infinity),
        isLast ? ['list', 'facets'] : ['list'],
      );
      const { keyAt, idle, asked, answered } = await page.evaluate('hubWatch');
      letters.push({
        'to the results': idle.list - keyAt,
        'to its request': asked.FinderPartners - keyAt,
        'request of the list': answered.FinderPartners - asked.FinderPartners,
        ...numbersOf(isLast, { keyAt, idle, asked, answered }),
        'work of the browser': (await work()) - before,
      });
    }
  }
  await context.close();
  return letters;
}

/** Who types on sees the numbers of the last letter only. */
function numbersOf(isLast, { keyAt, idle, asked, answered }) {
  const [facets, map] = isLast ? [asked.FinderFacets, answered.FinderMap - asked.FinderMap] : [];
  return {
    'to the numbers of the filters': isLast ? idle.facets - keyAt : undefined,
    'numbers of the filters, from their request': isLast ? idle.facets - facets : undefined,
    'request of the map': map,
  };
}

function row(name, all) {
  const sorted = all.filter((each) => each !== undefined).sort((one, other) => one - other);
  const figures = [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1) ?? 0];
  console.log(`| ${[name, ...figures.map((each) => each.toFixed(0)), sorted.length].join(' | ')} |`);
}
