/** Lets a plain Node process load the sources: `node --require` this file. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const { $schema: _schema, ...options } = JSON.parse(readFileSync(join(__dirname, '..', '..', '.swcrc'), 'utf8'));

/** The JavaScript of a file, as a module of the old kind. The map of its lines is in the last one. */
function compiled(filename) {
  return transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false, sourceMaps: 'inline' })
    .code;
}

require.extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

module.exports = { compiled };
