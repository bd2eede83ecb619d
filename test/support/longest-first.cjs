const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that last longest. Their files are small, and Jest begins with the largest files while it knows no times. */
const longest = [
  'chaos/disk-full',
  'engine/leaks/leaks',
  'database/embedded-server',
  'chaos/embedded',
  'engine/differential/differential',
  'exchange/import',
  'server/tables/interrupted',
  'exchange/import-rules',
  'database/eligibility-spans',
  'engine/plans',
  'population/fill-database',
  'fuzz/fuzz',
  'exchange/import-partial',
  'database/default-collations',
  'web/ide',
  'web/finder',
  'population/seed',
  'server/tables/random-documents',
  'exchange/table/export',
  'programs/programs',
  'database/other-server',
];

/** Where `longest` has a file; after its end for any other. */
function place({ path }) {
  const found = longest.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return found === -1 ? longest.length : found;
}

/** No worker is left with a long test when the others are done. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
