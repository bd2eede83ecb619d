import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink } from './format';

/**
 * Writes a file that is there whole or not at all: it is written beside its place, and takes it at the end.
 * @param path `-` for standard output
 */
export async function writeWholeFile(path: string, write: (sink: Sink) => Promise<void>): Promise<void> {
  if (path === '-') {
    // Each piece tells its own failure.
    process.stdout.on('error', () => undefined);
    await write(
      (chunk) =>
        new Promise((resolve, reject) => {
          process.stdout.write(chunk, (problem) => {
            if (problem) reject(new FileNotWritten('standard output', problem));
            else resolve();
          });
        }),
    );
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

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  EPIPE: 'its reader has left',
};

/** A file could not be written, whatever its rows were. */
export class FileNotWritten extends Error {
  constructor(path: string, cause: unknown) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    super(`The file cannot be written to ${path}: ${reasons[code] ?? message}.`, { cause });
  }
}
