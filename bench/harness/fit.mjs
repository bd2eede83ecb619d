import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBenchDatabase } from './database.mjs';
import { dataFolder, projectRoot } from './folders.mjs';
import { generatedDocuments } from './fit/documents.mjs';
import { openEngine } from './fit/engine.mjs';
import { extremes } from './fit/extremes.mjs';
import { reportLocator } from './fit/locator.mjs';
import { fitPrices, unitsOf } from './fit/solve.mjs';
import { reportValues } from './fit/values.mjs';
import { select } from './run.mjs';

const require = createRequire(import.meta.url);

/** The generator of the differential test writes this many documents for each seed. */
const generated = 500;
/** The prices are fitted to the documents of some seeds, and judged by those of another. */
const seeds = { fitted: [20_110_501, 20_110_601, 20_110_701], heldBack: 20_111_102 };
/** Documents that cost more are refused, and not measured: the most that an operation of an administrator may cost. */
const limit = 10_000_000;
/** Priced for what the hub itself does, which the database's time does not show. */
const fixed = ['object', 'cell', 'element', 'forecast', 'fitted', 'foretold'];

/**
 * Measures the database time of documents, fits the prices of `src/engine/cost/prices.ts` to it, and says how far the present
 * prices and the fitted ones are from it.
 *
 * What was measured is kept beside the database. A document is measured anew if its statement has changed.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export async function fit(settings) {
  const database = await openBenchDatabase(settings, console.error);
  const engine = await openEngine(database.url);
  try {
    await reportLocator(engine);
    await reportValues(engine, (text) => select(database.url, text));
    const { documents, refused } = await measured(
      engine,
      database.url,
      join(dataFolder, settings.scale, 'measured.json'),
    );
    const { prices, unitsPerMillisecond } = require(join(projectRoot, 'dist/src/engine/cost/prices.js'));
    const wanted = documents.map((document) => ({ ...document, units: document.milliseconds * unitsPerMillisecond }));
    console.log(`${refused} documents cost more than ${limit} and are refused.\n`);
    const isHeldBack = ({ seed }) => seed === seeds.heldBack;
    const fitted = fitPrices(
      wanted.filter((document) => !isHeldBack(document)),
      prices,
      fixed,
    );
    console.log('| kind of work | price | fitted |\n| --- | ---: | ---: |');
    for (const kind of Object.keys(prices)) console.log(`| ${kind} | ${prices[kind]} | ${fitted[kind]} |`);
    const parts = [
      ['random documents, held back', wanted.filter(isHeldBack)],
      ['random documents, fitted', wanted.filter(({ seed }) => seeds.fitted.includes(seed))],
      ['extremes', wanted.filter(({ seed }) => seed === undefined)],
    ];
    for (const [title, part] of parts) {
      report(`${title}, present prices`, part, prices);
      report(`${title}, fitted prices`, part, fitted);
      report(`${title}, present prices, and measured time above them charged afterwards`, part, prices, true);
    }
    examples(wanted, prices);
  } finally {
    await engine.close();
    await database.close();
  }
}

async function measured(engine, url, file) {
  const known = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
  const documents = [];
  let refused = 0;
  const add = async (request, role, seed) => {
    const explained = engine.explain(request, role);
    // Introspection alone takes no statement.
    if (!explained?.text.includes('"l0"')) return false;
    const { text, parameters, work } = explained;
    if (work.units > limit) {
      refused++;
      return true;
    }
    // The instant of the request differs in each run.
    const lasting = parameters.filter(({ source }) => source !== 'now');
    const key = createHash('sha256')
      .update(JSON.stringify([text, lasting]))
      .digest('hex');
    known[key] ??= await engine.measure(explained);
    const { planning, execution } = known[key];
    documents.push({ request, role, seed, amounts: ofDatabase(work.amounts), milliseconds: planning + execution });
    if (documents.length % 50 === 0) {
      console.error(`${documents.length} documents`);
      await writeFile(file, JSON.stringify(known));
    }
    return true;
  };
  for (const { role, ...request } of extremes) await add(request, role);
  for (const seed of [...seeds.fitted, seeds.heldBack]) {
    let count = 0;
    for await (const request of generatedDocuments({ url, seed, ask: engine.ask })) {
      if (await add(request, 'ADMIN', seed)) count++;
      if (count === generated) break;
    }
  }
  await writeFile(file, JSON.stringify(known));
  return { documents, refused };
}

/** The amounts of work that the database does. */
function ofDatabase(amounts) {
  return Object.fromEntries(Object.entries(amounts).filter(([kind]) => !fixed.includes(kind)));
}

/** Units of time for each unit of price, from the most to the least overpriced. */
function ratiosOf(documents, prices) {
  return documents
    .map((document) => ({ ...document, ratio: document.units / unitsOf(document.amounts, prices) }))
    .sort((one, other) => one.ratio - other.ratio);
}

/** @param isChargedAfterwards whether time above the price counts as paid, in powers of two */
function report(title, documents, prices, isChargedAfterwards = false) {
  const ratios = ratiosOf(documents, prices).map(({ ratio }) =>
    isChargedAfterwards && ratio > 1 ? ratio / 2 ** Math.floor(Math.log2(ratio)) : ratio,
  );
  ratios.sort((one, other) => one - other);
  const at = (share) => ratios[Math.min(ratios.length - 1, Math.floor(share * ratios.length))];
  const [low, median, high] = [at(0.05), at(0.5), at(0.95)];
  console.log(
    `\n${title}: ${documents.length}. Time for each unit of price, in units: 5 % ${low.toPrecision(2)}, median ${median.toPrecision(2)}, ` +
      `95 % ${high.toPrecision(2)} (${(high / low).toFixed(0)} times the 5 %), most ${(ratios.at(-1) / median).toFixed(0)} times the median`,
  );
}

/** The documents that are priced worst, with the kinds of work that they are charged. */
function examples(documents, prices) {
  const ratios = ratiosOf(documents, prices);
  for (const [title, few] of [
    ['Most overpriced', ratios.slice(0, 5)],
    ['Most underpriced', ratios.slice(-5).reverse()],
  ]) {
    console.log(`\n${title}:`);
    for (const { ratio, milliseconds, amounts, role, request } of few) {
      const charged = Object.entries(amounts)
        .map(([kind, amount]) => [kind, amount * prices[kind]])
        .sort(([, one], [, other]) => other - one)
        .slice(0, 4)
        .map(([kind, units]) => `${kind} ${Math.round(units)}`);
      console.log(
        `  ${ratio.toPrecision(2)}: ${milliseconds.toFixed(1)} ms as ${role}, charged for ${charged.join(', ')}`,
      );
      console.log(
        `    ${request.query.replace(/\s+/g, ' ').slice(0, 300)} ${JSON.stringify(request.variables ?? {}).slice(0, 200)}`,
      );
    }
  }
}
