import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../folders.mjs';

const require = createRequire(join(projectRoot, 'package.json'));

/** The parts of the differential test that write documents. They import `dist/src`, as they import `src` in the test. */
const sources = ['test/reference', 'test/engine/differential'];

/**
 * Compiles the generator of the differential test to `dist/test`.
 * @returns {Promise<(module: string) => any>} loads a module by its path in the project, without its ending
 */
export async function loadGenerator() {
  const { transformFile } = require('@swc/core');
  const options = JSON.parse(await readFile(join(projectRoot, '.swcrc'), 'utf8'));
  const target = join(projectRoot, 'dist');
  await rm(join(target, 'test'), { recursive: true, force: true });
  for (const folder of sources) {
    const files = await readdir(join(projectRoot, folder), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const output = join(target, folder, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(output), { recursive: true });
      const { code } = await transformFile(join(projectRoot, folder, file), {
        ...options,
        $schema: undefined,
        swcrc: false,
        sourceMaps: false,
      });
      await writeFile(output, code);
    }
  }
  // The reference reads the printed schema beside its own folder.
  if (!existsSync(join(target, 'schema'))) await symlink(join(projectRoot, 'schema'), join(target, 'schema'));
  return (module) => require(join(target, `${module}.js`));
}
