import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartError } from '../start-error';
import type { DataDirectory } from './data-directory';
import { failureOf } from './failure';

const megabyte = 1024 * 1024;

/** The size of the reserve in bytes. A recovery writes one or two segments of the log, 16 MB each, and a checkpoint. */
const size = 64 * megabyte;
/** With less free space, PostgreSQL cannot begin another segment of its log: it ends and cannot recover. */
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
 * Reserves room on the disk for a recovery. PostgreSQL ends when the disk is full and its log cannot grow, and its recovery
 * needs room too. When the reserve is released it recovers, and reads go on.
 * @returns whether there is a reserve; false if the disk has no room for it
 */
export async function keepReserve(directory: DataDirectory): Promise<boolean> {
  if (fs.existsSync(directory.reserve)) return true;
  if (free(directory.root) < size + leastFree) return false;
  const unfinished = `${directory.reserve}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      // Some file systems do not reserve room for zeros.
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

/** Removes the unfinished reserves of killed processes. */
export function removeAbandonedReserves({ root, reserve }: DataDirectory): void {
  const prefix = `${basename(reserve)}.`;
  for (const name of fs.readdirSync(root)) if (name.startsWith(prefix)) fs.rmSync(join(root, name), { force: true });
}

/** Releases the reserve if the disk is full. */
export function releaseReserve(directory: DataDirectory): void {
  if (isFull(directory)) fs.rmSync(directory.reserve, { force: true });
}

/** The error for a full disk of the data directory. */
export function diskFull({ root }: DataDirectory, consequence: string, cause?: unknown): StartError {
  return new StartError(`The disk that holds the data directory ${root} is full: ${consequence}`, { cause });
}

/** The free space for ordinary accounts, in bytes. */
function free(root: string): number {
  const { bavail, bsize } = fs.statfsSync(root);
  return bavail * bsize;
}
