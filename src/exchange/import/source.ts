import { createReadStream } from 'node:fs';
import { readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { StartError } from '../../start-error';
import { unreadableFolder, whyNotRead } from '../../why-not-read';
import { shown } from '../format/cell';

/** A file to import, on disk or in memory. */
export interface ImportSource {
  /** The name that problems show: `partners.csv`. */
  readonly name: string;
  /** The size in bytes, for the progress bar. */
  readonly size: number;
  /** Reads the file from its start. */
  open(): Readable;
}

/**
 * The files of a folder, without hidden files, folders and notes (`*.md`, `*.txt`). Every other name counts as a file to
 * import, so that a misspelt name is reported, and so does a folder with the name of a file.
 * @throws StartError if the folder does not exist, or has no file to import
 */
export async function sourcesOf(directory: string): Promise<ImportSource[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw unreadableFolder(directory, error);
  });
  const sources = await Promise.all(
    names
      .filter((name) => !/^\.|\.(md|txt)$/i.test(name))
      .sort()
      .map((name) => sourceOf(directory, name)),
  );
  const found = sources.filter((source) => source !== undefined);
  if (found.length === 0) throw new StartError(`The folder ${directory} holds no file to import.`);
  return found;
}

/** @returns undefined for a folder that does not count as a file */
async function sourceOf(directory: string, name: string): Promise<ImportSource | undefined> {
  const path = join(directory, name);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return /\.csv$/i.test(name) ? unreadable(name, 'it is a folder') : undefined;
    // Reading a named pipe would wait until another program writes to it.
    if (!found.isFile()) return unreadable(name, 'it is a pipe, a socket or a device');
    return { name, size: found.size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
  } catch (error) {
    const target = await readlink(path).catch(() => undefined);
    const reason = whyNotRead(error as NodeJS.ErrnoException, 'file');
    return unreadable(name, target === undefined ? reason : `it is a link to ${shown(target)}: ${reason}`);
  }
}

/** Thrown for a file that the system cannot read; the message says why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

function unreadable(name: string, reason: string): ImportSource {
  return {
    name,
    size: 0,
    open: () =>
      new Readable({
        read: (): never => {
          throw new UnreadableFile(reason);
        },
      }),
  };
}

/** A file in memory. */
export function memorySource(name: string, text: string): ImportSource {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, open: () => Readable.from([bytes]) };
}
