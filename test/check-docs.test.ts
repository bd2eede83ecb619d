import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './support/postgres';

const script = join(__dirname, '..', 'scripts', 'check-docs.mjs');

let folder: string;

beforeEach(() => {
  folder = temporaryFolder('program-hub-docs-');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  write('package.json', JSON.stringify({ scripts: { test: 'jest', 'check:docs': 'node' } }));
  write('schema/schema.graphql', 'type Query { partner(slug: String!): String }');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** The exit code of the check, and the problems that it reports. */
function check(): Promise<{ readonly code: number; readonly problems: readonly string[] }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, folder], (error, _stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, problems: stderr.split('\n').filter((line) => line !== '') });
    });
  });
}

const valid = `# Hub

[api](docs/api.md#filters-and-orders) [second](docs/api.md#twice-1) [here](#hub) [away](https://example.com/none) \`src/model/*.ts\`
\`src/model/partner.ts\` \`npm run check:docs\` \`npm run --silent check:docs -- --help\` \`src/model/NAME.ts\`

\`\`\`graphql
{ partner(slug: "nimbus-works") }
\`\`\`
`;

function writeValidProject(): void {
  write('README.md', valid);
  write('docs/api.md', '# API\n\n## Filters, and `orders`\n\n## Filters and orders\n\n## Twice\n\n## Twice\n');
  write('src/model/partner.ts', '');
}

it('accepts documents whose links and commands are right', async () => {
  writeValidProject();
  expect(await check()).toEqual({ code: 0, problems: [] });
});

it.each([
  ['a link to no file', '[x](docs/none.md)', 'the link docs/none.md leads to no file.'],
  ['an image that is no file', '![x](graph.svg)', 'the link graph.svg leads to no file.'],
  ['a link to no heading', '[x](docs/api.md#none)', 'the link docs/api.md#none leads to no heading.'],
  ['a link to no heading of its own', '[x](#none)', 'the link #none leads to no heading.'],
  ['a link out of the project', '[x](../other/README.md)', 'the link ../other/README.md leads out of the project.'],
  ['an unknown script', '`npm run none`', 'package.json has no script none.'],
  ['an unknown script in a block', '```sh\nnpm run --silent none -- x\n```', 'package.json has no script none.'],
  ['a path that is no file', '`src/model/none.ts`', 'there is no src/model/none.ts.'],
  ['a folder of a pattern', '`src/none/*.ts`', 'there is no src/none.'],
  [
    'GraphQL that is not of the schema',
    '```graphql\n{ none }\n```',
    'the GraphQL block is not valid: Cannot query field "none" on type "Query".',
  ],
  [
    'GraphQL that is none',
    '```graphql\n{ partner\n```',
    'the GraphQL block cannot be parsed: Syntax Error: Expected Name, found <EOF>.',
  ],
])('reports %s, with its file and line', async (_what, text, problem) => {
  writeValidProject();
  write('docs/page.md', `# Page\n\n${text.replaceAll('](docs/', '](').replaceAll('](../other', '](../../other')}\n`);
  const shown = problem.replace('link docs/', 'link ').replace('link ../other', 'link ../../other');
  expect(await check()).toEqual({ code: 1, problems: [`docs/page.md:3: ${shown}`] });
});

it('reports a cell of a table by the line of its row', async () => {
  writeValidProject();
  write('docs/page.md', '| a | b |\n| - | - |\n| 1 | [x](none.md) |\n');
  expect((await check()).problems).toEqual(['docs/page.md:3: the link none.md leads to no file.']);
});

it('reports a README of more than 150 lines', async () => {
  writeValidProject();
  write('README.md', `${valid}${'\nline'.repeat(150)}`);
  expect((await check()).problems.join()).toMatch(/^README\.md:\d+: the README has more than 150 lines\.$/);
});

it('ignores documents that git ignores', async () => {
  writeValidProject();
  write('.gitignore', 'node_modules/\n');
  write('node_modules/package/README.md', '[x](none.md)');
  expect((await check()).code).toBe(0);
});
