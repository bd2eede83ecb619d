const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that last longest. Their files are small, and Jest begins with the largest files while it knows no times. */
const longest = [
  'chaos/disk-full',
  'engine/leaks/leaks',
  'engine/differential/differential',
  'fuzz/fuzz',
  'chaos/embedded',
  'clients/tools',
  'database/embedded-server',
  'database/default-collations',
  'server/tables/random-documents',
  'population/fill-database',
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
