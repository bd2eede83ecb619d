import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartError } from '../start-error';
import type { DataDirectory } from './data-directory';
import { failureOf } from './failure';

const megabyte = 1024 * 1024;

/** What is kept back, in bytes: a recovery writes one or two segments of the log, 16 MB each, and a checkpoint. */
const size = 64 * megabyte;
/** Where less is free, PostgreSQL cannot begin another segment of its log: it ends, and cannot recover. */
const leastFree = 24 * megabyte;

/** Whether the disk of the data directory has no room for PostgreSQL's log to grow. */
export function isFull({ root }: DataDirectory): boolean {
  return free(root) < leastFree;
}

/** Whether the disk is full, or was until the reserve was given free for a recovery. */
export function wasFull(directory: DataDirectory): boolean {
  return isFull(directory) || !fs.existsSync(directory.reserve);
}

/**
 * Keeps room on the disk for a PostgreSQL that has to recover: when the disk is full and the log cannot grow, PostgreSQL
 * ends, and its recovery needs room as well. With the reserve released it recovers, and reads go on.
 * @returns whether the reserve is there; false where the disk has no room for it
 */
export async function keepReserve(directory: DataDirectory): Promise<boolean> {
  if (fs.existsSync(directory.reserve)) return true;
  if (free(directory.root) < size + leastFree) return false;
  const unfinished = `${directory.reserve}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      // Not zeros: some file systems would not keep room for these.
      for (let written = 0; written < size; written += megabyte) await file.write(randomBytes(megabyte));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(unfinished, directory.reserve);
    return true;
  } catch (error) {
    await rm(unfinished, { force: true });
    if (failureOf(error) === 'full') return false;
    throw error;
  }
}

/** Removes what a process left that was killed while it made a reserve. */
export function removeAbandonedReserves({ root, reserve }: DataDirectory): void {
  const prefix = `${basename(reserve)}.`;
  for (const name of fs.readdirSync(root)) if (name.startsWith(prefix)) fs.rmSync(join(root, name), { force: true });
}

/** Gives the reserve free where the disk is full. */
export function releaseReserve(directory: DataDirectory): void {
  if (isFull(directory)) fs.rmSync(directory.reserve, { force: true });
}

/** What is said where the disk of the data directory is full. */
export function diskFull({ root }: DataDirectory, consequence: string, cause?: unknown): StartError {
  return new StartError(`The disk that holds the data directory ${root} is full: ${consequence}`, { cause });
}

/** Bytes that an ordinary account may still write. */
function free(root: string): number {
  const { bavail, bsize } = fs.statfsSync(root);
  return bavail * bsize;
}
