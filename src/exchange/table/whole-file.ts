import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink } from './format';

/**
 * Writes a file that is there whole or not at all: it is written beside its place, and takes it at the end.
 * @param path `-` for standard output
 */
export async function writeWholeFile(path: string, write: (sink: Sink) => Promise<void>): Promise<void> {
  if (path === '-') {
    await write(async (chunk) => {
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    });
    return;
  }
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const ofFile = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw new FileNotWritten(path, error);
    });
  const file = await ofFile(open(beside, 'wx'));
  try {
    await write((chunk) => ofFile(file.writeFile(chunk))).finally(() => ofFile(file.close()));
    await ofFile(rename(beside, path));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** A file could not be written, whatever its rows were. */
export class FileNotWritten extends Error {
  constructor(path: string, cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'its disk is full' : message;
    super(`The file cannot be written to ${path}: ${reason}.`, { cause });
  }
}
