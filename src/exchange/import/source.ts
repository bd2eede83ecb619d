import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { StartError } from '../../start-error';

/** A file to import, wherever its bytes come from. */
export interface ImportSource {
  /** Its name, as problems show it: `partners.csv`. */
  readonly name: string;
  /** How many bytes it has, for the progress. */
  readonly size: number;
  /** Reads it from its start. */
  open(): Readable;
}

/**
 * The files of a folder. Hidden files, folders, and notes (`*.md`, `*.txt`) are passed over; every other file is taken for
 * one to import, so that a misspelt name is noticed.
 * @throws StartError where there is no such folder, or nothing in it to import
 */
export async function sourcesOf(directory: string): Promise<ImportSource[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The folder ${directory} cannot be read: ${error.message}.`, { cause: error });
  });
  const names = entries
    .filter((entry) => !entry.isDirectory() && !/^\.|\.(md|txt)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) throw new StartError(`The folder ${directory} holds no file to import.`);
  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      const { size } = await stat(path);
      return { name, size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
    }),
  );
}

/** A file that exists only in memory. */
export function memorySource(name: string, text: string): ImportSource {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, open: () => Readable.from([bytes]) };
}
