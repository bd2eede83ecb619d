/**
 * Builds what is out of date, in `dist`: the program (`src`, `migrations`) and the pages (`web`). Runs before every start,
 * so it does nothing, quickly, when nothing has changed. Each part is built aside and takes its place at the end.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
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
  const { build } = await import('vite');
  const folder = join(target, 'web');
  await build({ configFile: join(root, 'web', 'vite.config.mjs'), build: { outDir: folder } });
  await cp(join(root, 'web', 'ide', 'welcome.graphql'), join(folder, 'welcome.graphql'));
  await writeDocuments(join(folder, 'documents'));
  await writeSentDocuments(join(folder, 'documents', 'sent'));
  const compress = promisify(gzip);
  const texts = (await filesBelow(join(folder, 'assets'))).filter((path) => /\.(js|css|svg|json)$/.test(path));
  await Promise.all(texts.map(async (path) => writeFile(`${path}.gz`, await compress(await readFile(path)))));
}

/** Writes each operation of the pages with its fragments to a file, so that it has a name at `/data`: `finder-partners`. */
async function writeDocuments(folder) {
  const { concatAST, Kind, parse, print, separateOperations } = await import('graphql');
  await mkdir(folder, { recursive: true });
  const sources = (await filesBelow(join(root, 'web', 'pages'))).filter((path) => path.endsWith('.graphql'));
  const texts = await Promise.all(sources.map((path) => readFile(path, 'utf8')));
  const operations = separateOperations(concatAST(texts.map((text) => parse(text, { noLocation: true }))));
  for (const [name, document] of Object.entries(operations)) {
    const isOperation = ({ kind }) => kind === Kind.OPERATION_DEFINITION;
    const definitions = [...document.definitions].sort((a, b) => Number(isOperation(b)) - Number(isOperation(a)));
    const title =
      texts.map((text) => new RegExp(`^((?:#.*\\n)+)query ${name}\\b`, 'm').exec(text)?.[1]).find(Boolean) ?? '';
    await writeFile(join(folder, `${fileNameOf(name)}.graphql`), `${title}${print({ ...document, definitions })}\n`);
  }
}

/**
 * Writes each operation as the pages send it, for hubs that run registered documents only: the client of the pages asks for the type of
 * each row, and a table has no use for it.
 */
async function writeSentDocuments(folder) {
  const { transformFile } = await import('@swc/core');
  const { InMemoryCache } = await import('@apollo/client');
  const { print } = await import('graphql');
  await mkdir(folder, { recursive: true });
  const cache = new InMemoryCache();
  const modules = (await filesBelow(join(root, 'web', 'pages'))).filter((path) => basename(path) === 'documents.ts');
  for (const path of modules) {
    const { code } = await transformFile(path, {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    const documents = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
    for (const document of Object.values(documents)) {
      const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
      if (operation === undefined) continue;
      const text = print(cache.transformDocument(document));
      await writeFile(join(folder, `${fileNameOf(operation.name.value)}.graphql`), text);
    }
  }
}

/** `FinderPartners` is `finder-partners`. */
function fileNameOf(operation) {
  return operation.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
