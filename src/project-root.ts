import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, where `data`, `schema` and `dist` are, found from the sources and from the built program. */
export const projectRoot = nearestPackage(__dirname);

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The hub does not lie in its project: no package.json above it.');
  return nearestPackage(parent);
}
