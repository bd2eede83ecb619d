import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NamedDocuments } from '../../src/access/named-documents';

const registered = { find: () => Promise.resolve(undefined), newest: () => Promise.resolve([]) };

let folder: string;

/** A directory with one folder of documents. */
function directory(name: string, ...files: readonly string[]): string {
  const group = join(folder, name, 'group');
  mkdirSync(group, { recursive: true });
  for (const file of files) writeFileSync(join(group, `${file}.graphql`), `# ${name} ${file}\n{ __typename }\n`);
  return join(folder, name);
}

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hub-documents-'))));

afterEach(() => rmSync(folder, { recursive: true }));

test('examples and documents of pages have one name each', async () => {
  const directories = [directory('examples', '01-coverage'), directory('pages', 'finder-map')];
  const documents = await new NamedDocuments(directories, registered, false).list();
  expect(documents.map(({ name, title }) => [name, title])).toEqual([
    ['coverage', 'examples 01-coverage'],
    ['finder-map', 'pages finder-map'],
  ]);
});

test('a document does not take the name of another one', () => {
  const directories = [directory('examples', '01-coverage'), directory('pages', 'coverage')];
  expect(() => new NamedDocuments(directories, registered, false)).toThrow('Two documents have the name coverage');
});
