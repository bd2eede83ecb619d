const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that last longest. Their files are small, and Jest begins with the largest files while it knows no times. */
const longest = [
  'chaos/disk-full',
  'engine/leaks/leaks',
  'engine/differential/differential',
  'server/tables/interrupted',
  'population/fill-database',
  'chaos/embedded',
  'engine/plans',
  'fuzz/fuzz',
  'database/eligibility-spans',
  'database/embedded-server',
  'web/ide',
  'database/default-collations',
  'web/finder',
  'server/tables/random-documents',
  'exchange/import-rules',
  'exchange/table/export',
  'engine/walk',
  'server/tables/tables',
  'database/other-server',
  'clients/tools',
  'exchange/import-fuzz',
  'population/sinks',
  'population/seed',
  'database/migrations',
  'exchange/import-partial',
  'api/second-program',
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
