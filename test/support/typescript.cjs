/** Lets a plain Node process load the sources: `node --require` this file. */
const { createHash, randomBytes } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const { $schema: _schema, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));

/** What was compiled once is kept: each worker and each process of a test loads some hundred sources. */
const kept = join(root, 'node_modules', '.cache', 'program-hub-tests');
const { version } = JSON.parse(readFileSync(join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8'));
const compiler = `${version} ${JSON.stringify(options)}`;
mkdirSync(kept, { recursive: true });

/** The JavaScript of a file, as a module of the old kind. The map of its lines is in the last one. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const place = join(kept, createHash('sha256').update(`${compiler}\n${filename}\n${source}`).digest('hex'));
  try {
    return readFileSync(place, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  // The compiler itself takes long to load.
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { ...options, filename, swcrc: false, sourceMaps: 'inline' });
  // Others may read it at any moment, so it gets its name when it is whole.
  const unfinished = `${place}.${randomBytes(6).toString('hex')}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, place);
  return code;
}

require.extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

module.exports = { compiled };
