/**
 * Checks the Markdown documents of the project: relative links and their anchors, file paths, npm scripts and settings in
 * backticks, GraphQL blocks (against schema/schema.graphql), and the length of the README. Works without the internet, so
 * addresses of other sites are not followed.
 *
 * @example node scripts/check-docs.mjs [FOLDER]   # another folder than the project, for the tests
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import GitHubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

const { buildSchema, parse, validate } = createRequire(import.meta.url)('graphql');

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
const mostReadmeLines = 150;
/** A path in backticks counts as one if it starts with one of these. */
const folders = /^(\.ci|\.github|bench|data|docs|migrations|schema|scripts|src|test|web)\//;

const markdown = new MarkdownIt({ html: true });
const schema = buildSchema(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8'));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && existsSync(join(root, name)));

const problems = documents.flatMap(problemsOf);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** What is wrong with a document, as `file:line: what`. */
function problemsOf(name) {
  const text = readFileSync(join(root, name), 'utf8');
  let line = 1;
  const found = markdown.parse(text, {}).flatMap((token) => {
    // Cells of a table have no line of their own.
    line = (token.map?.[0] ?? line - 1) + 1;
    return [...inBlock(token), ...(token.children ?? []).flatMap((child) => inLine(child, name))].map(
      (problem) => `${name}:${line}: ${problem}`,
    );
  });
  const lines = text.trimEnd().split('\n').length;
  if (name === 'README.md' && lines > mostReadmeLines)
    found.push(`${name}:${lines}: the README has more than ${mostReadmeLines} lines.`);
  return found;
}

function inBlock({ type, info, content }) {
  if (type !== 'fence') return [];
  if (info === 'graphql') return invalidGraphql(content);
  return info === 'sh' ? unknownScripts(content) : [];
}

function inLine({ type, content, attrs }, name) {
  if (type === 'link_open') return brokenLink(Object.fromEntries(attrs).href, name);
  if (type === 'image') return brokenLink(Object.fromEntries(attrs).src, name);
  if (type !== 'code_inline') return [];
  return [...unknownScripts(content), ...missingPath(content)];
}

function invalidGraphql(text) {
  try {
    return validate(schema, parse(text)).map(({ message }) => `the GraphQL block is not valid: ${message}`);
  } catch (error) {
    return [`the GraphQL block cannot be parsed: ${error.message}`];
  }
}

function unknownScripts(text) {
  return [...text.matchAll(/\bnpm run (?:--?[\w-]+ )*([\w:-]+)/g)]
    .filter(([, script]) => !Object.hasOwn(scripts, script))
    .map(([, script]) => `package.json has no script ${script}.`);
}

/** A path with a placeholder, such as `src/model/*.ts` or `src/model/NAME.ts`, is checked up to its folder. */
function missingPath(text) {
  if (!folders.test(text) || /\s/.test(text)) return [];
  const [literal = ''] = text.split(/[*{<…]|\b[A-Z]{2,}\b/);
  const path = literal === text ? text : dirname(`${literal}.`);
  return existsSync(join(root, path)) ? [] : [`there is no ${path}.`];
}

function brokenLink(href, name) {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return [];
  const [path, anchor] = href.split('#').map(decodeURIComponent);
  const target = path === '' ? join(root, name) : resolve(root, dirname(name), path);
  if (relative(root, target).startsWith('..')) return [`the link ${href} leads out of the project.`];
  if (!existsSync(target)) return [`the link ${href} leads to no file.`];
  if (anchor === undefined || anchorsOf(target).has(anchor)) return [];
  return [`the link ${href} leads to no heading.`];
}

/** The anchors that a code host gives the headings of a document. */
function anchorsOf(file) {
  if (!file.endsWith('.md')) return new Set();
  const slugger = new GitHubSlugger();
  const tokens = markdown.parse(readFileSync(file, 'utf8'), {});
  return new Set(
    tokens.flatMap(({ type }, index) => {
      if (type !== 'heading_open') return [];
      const parts = tokens[index + 1]?.children ?? [];
      return [slugger.slug(parts.map(({ content }) => content).join(''))];
    }),
  );
}
