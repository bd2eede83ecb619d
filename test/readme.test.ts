import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/project-root';

const folder = join(projectRoot, 'test');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Variables that a test reads but that are not switches: Jest or the system sets them. */
const notSwitches = new Set(['JEST_WORKER_ID', 'NODE_ENV', 'PATH', 'TZ']);

/** The first cells of the table of switches. */
const documented = [...readme.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name as string);

/** Every environment variable that a file under test/ reads by its name. */
function variablesRead(): readonly string[] {
  const sources = files.filter((name) => /\.(ts|mjs|cjs)$/.test(name) && name !== 'readme.test.ts');
  const names = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/process\.env(?:\.|\[')(\w+)/g)].map(([, read]) => read),
  );
  return [...new Set(names as string[])].filter((name) => !notSwitches.has(name));
}

test('test/README.md names every switch that a test reads, and no other', () => {
  expect([...documented].sort()).toEqual([...variablesRead()].sort());
});

test('test/README.md names every folder that has tests', () => {
  const folders = files
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.split('/').slice(0, -1).join('/'));
  for (const each of new Set(folders)) if (each !== '') expect(readme).toContain(`\`${each}/`);
});

test('every file and folder that test/README.md names is there', () => {
  const named = [...readme.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path]) => path as string);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(folder, path)) && !existsSync(join(projectRoot, path)))).toEqual([]);
});
