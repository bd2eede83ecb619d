/**
 * Builds what is out of date, in `dist`: the program (`src`, `migrations`) and the pages (`web`). Runs before every start,
 * so it does nothing, quickly, when nothing has changed. Each part is built aside and takes its place at the end.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

const parts = [
  { name: 'program', inputs: ['src', 'migrations', '.swcrc'], outputs: ['src', 'migrations'], build: buildProgram },
  { name: 'pages', inputs: ['web'], outputs: ['web'], build: buildPages },
];

await mkdir(dist, { recursive: true });
await Promise.all(parts.map(buildIfOutOfDate));

async function buildIfOutOfDate({ name, inputs, outputs, build }) {
  const stamp = join(dist, `.${name}-built-from`);
  const state = await stateOf([...inputs, 'package-lock.json', 'scripts/build.mjs']);
  const built = outputs.every((output) => existsSync(join(dist, output)));
  if (built && existsSync(stamp) && (await readFile(stamp, 'utf8')) === state) return;

  const aside = join(dist, `.${name}-${randomBytes(4).toString('hex')}`);
  try {
    await build(aside);
    await rm(stamp, { force: true });
    for (const output of outputs) {
      await rm(join(dist, output), { recursive: true, force: true });
      await rename(join(aside, output), join(dist, output));
    }
    await writeFile(stamp, state);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Changes whenever an input is added, removed or written. */
async function stateOf(inputs) {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(inputs.map((input) => filesBelow(join(root, input))))).flat().sort()) {
    const { mtimeMs, size } = await stat(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function buildProgram(target) {
  const { transformFile } = await import('@swc/core');
  const options = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  for (const folder of ['src', 'migrations']) await mkdir(join(target, folder), { recursive: true });
  const sources = [...(await filesBelow(join(root, 'src'))), ...(await filesBelow(join(root, 'migrations')))];
  await Promise.all(
    sources
      .filter((source) => source.endsWith('.ts') && !source.endsWith('.d.ts'))
      .map(async (source) => {
        const output = join(target, relative(root, source)).replace(/\.ts$/, '.js');
        const { code, map } = await transformFile(source, {
          ...options,
          $schema: undefined,
          swcrc: false,
          sourceFileName: relative(dirname(join(dist, relative(root, source))), source),
        });
        await mkdir(dirname(output), { recursive: true });
        await writeFile(output, `${code}\n//# sourceMappingURL=${output.slice(dirname(output).length + 1)}.map\n`);
        await writeFile(`${output}.map`, map);
      }),
  );
}

async function buildPages(target) {
  const { build } = await import('esbuild');
  const folder = join(target, 'web');
  // The workers must be those of the editor inside GraphiQL, whose version it chooses.
  const fromGraphiql = createRequire(createRequire(import.meta.url).resolve('@graphiql/react')).resolve;
  await build({
    absWorkingDir: root,
    entryPoints: {
      ide: 'web/ide.tsx',
      'editor.worker': fromGraphiql('monaco-editor/esm/vs/editor/editor.worker.js'),
      'json.worker': fromGraphiql('monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql.worker': fromGraphiql('monaco-graphql/esm/graphql.worker.js'),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    logLevel: 'warning',
  });
  await cp(join(root, 'web', 'welcome.graphql'), join(folder, 'welcome.graphql'));
  const compress = promisify(gzip);
  const texts = (await filesBelow(folder)).filter((path) => /\.(js|css)$/.test(path));
  await Promise.all(texts.map(async (path) => writeFile(`${path}.gz`, await compress(await readFile(path)))));
}
