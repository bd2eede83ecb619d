// Prints the schema that the classes make into schema/schema.graphql; with --check, fails where the file says otherwise.
// Usage: node scripts/print-schema.mjs [--check]   (after `npm run build`)
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { printHubSchema } = require('../dist/src/engine/schema/print-schema.js');
const { hubSchema } = require('../dist/src/model/schema.js');

const file = new URL('../schema/schema.graphql', import.meta.url);
const printed = printHubSchema(hubSchema());
if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
} else if (readFileSync(file, 'utf8') !== printed) {
  console.error('schema/schema.graphql is not what the classes say: run `npm run schema`.');
  process.exit(1);
}
