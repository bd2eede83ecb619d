import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project with `data`, `schema` and `dist`. It is found from the sources and from the build. */
export const projectRoot = nearestPackage(__dirname);

/** The example documents. */
export const examplesDirectory = join(projectRoot, 'schema', 'examples');

/** The built pages, with the documents that they send. */
export const pagesDirectory = join(projectRoot, 'dist', 'web');

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The hub is not in its project: there is no package.json above it.');
  return nearestPackage(parent);
}
