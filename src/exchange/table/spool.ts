import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sink } from './format';
import { SpooledFile } from './spooled-file';

/** The bounds of a spool. */
export interface SpoolLimits {
  /** The most bytes of all files. One viewer has at most a quarter of them. */
  readonly bytes: number;
  /** How long a file is kept after it was last asked for, in milliseconds. */
  readonly idleMs: number;
}

/** A file cannot be spooled: it is too large for the share of its viewer, or there is no room at the moment. */
export class SpoolIsFull extends Error {
  override readonly name = 'SpoolIsFull';

  constructor(readonly reason: 'own share' | 'others' | 'disk') {
    super(`A file could not be spooled: ${reason}.`);
  }
}

/** Writes a file. It ends early when the signal is aborted. */
export type Produce = (sink: Sink, signal: AbortSignal) => Promise<void>;

/** What a file answers. Two requests with the same name have the same file. */
export interface SpoolKey {
  /** Whose share the file takes. */
  readonly viewer: string;
  /** All that the file depends on, the viewer among it. */
  readonly name: string;
}

/** A file, whole or being written. */
interface Entry {
  readonly viewer: string;
  readonly begun: number;
  readonly production: AbortController;
  /** Resolves when the file is whole. */
  written?: Promise<SpooledFile>;
  /** How many requests wait for it to be whole. */
  waiting: number;
  /** The file, also before it is whole. */
  file?: SpooledFile;
  isWhole: boolean;
  timer?: NodeJS.Timeout;
}

/** How many files there are at most, of all viewers and of one, and how long one is kept, however often it is asked for. */
const most = { files: 256, filesOfViewer: 16, ageMs: 3_600_000 };

/** A file with a name this old was left by a process that ended between making it and removing its name. */
const leftMs = 60_000;

/**
 * Files that are written whole before they are sent, for formats whose readers need to know the length and to read at any place.
 * They are bounded: in bytes, by viewer, and in age.
 */
export class Spool {
  private readonly entries = new Map<string, Entry>();
  /** All files that take room, also those that are not found any more but still read. */
  private readonly files = new Map<SpooledFile, string>();
  private isClosed = false;

  constructor(
    private readonly folder: string,
    private readonly limits: SpoolLimits,
  ) {}

  /** Removes what an earlier process left. */
  async clear(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (Date.now() - mtimeMs > leftMs) await rm(path, { force: true });
    }
  }

  /** The file of a key, if it is whole. */
  find({ name }: SpoolKey): SpooledFile | undefined {
    const entry = this.entries.get(name);
    if (!entry?.isWhole) return undefined;
    this.keep(name, entry);
    return entry.file;
  }

  /**
   * The file of a key. It is produced if there is none, once for all requests that wait for it. If all of them leave, the production
   * ends, and nothing of the file stays.
   * @param gone is aborted when the client of this request leaves
   * @throws SpoolIsFull, or what `produce` throws
   */
  async get(key: SpoolKey, produce: Produce, gone: AbortSignal): Promise<SpooledFile> {
    if (this.isClosed) throw new Error('The spool is closed.');
    const entry = this.going(key.name) ?? this.begin(key, produce);
    const leave = (): void => {
      entry.waiting--;
      if (entry.waiting === 0 && !entry.isWhole) entry.production.abort();
    };
    entry.waiting++;
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
    const file = await entry.written;
    if (!file) throw new Error('A file was asked for before it was begun.');
    gone.removeEventListener('abort', leave);
    this.keep(key.name, entry);
    return file;
  }

  /** Forgets the file of a key, so that the next request has a new one. */
  async forget({ name }: SpoolKey): Promise<void> {
    const entry = this.entries.get(name);
    if (entry?.isWhole) await this.remove(name, entry);
  }

  /** Ends what is being written, and removes all files. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const [name, entry] of this.entries) {
      entry.production.abort();
      await entry.written?.catch(() => undefined);
      entry.file?.stopReaders();
      await this.remove(name, entry);
    }
  }

  /** The file with a name that is whole, or whose production goes on. */
  private going(name: string): Entry | undefined {
    const entry = this.entries.get(name);
    return entry?.production.signal.aborted === true ? undefined : entry;
  }

  private begin({ viewer, name }: SpoolKey, produce: Produce): Entry {
    const production = new AbortController();
    const entry: Entry = { viewer, begun: Date.now(), production, waiting: 0, isWhole: false };
    this.entries.set(name, entry);
    entry.written = this.write(entry, produce).catch(async (error: unknown) => {
      await this.remove(name, entry);
      throw asFull(error);
    });
    return entry;
  }

  private async write(entry: Entry, produce: Produce): Promise<SpooledFile> {
    const { viewer, production } = entry;
    const { signal } = production;
    await this.makeRoomForFile(viewer);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = (entry.file = await SpooledFile.in(this.folder));
    this.files.set(file, viewer);
    signal.throwIfAborted();
    await produce(async (chunk) => {
      signal.throwIfAborted();
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      await this.makeRoom(viewer, file, bytes.length);
      await file.add(bytes);
    }, signal);
    signal.throwIfAborted();
    file.end();
    entry.isWhole = true;
    return file;
  }

  /** Keeps a file for a while from now on. */
  private keep(name: string, entry: Entry): void {
    clearTimeout(entry.timer);
    const rest = entry.begun + most.ageMs - Date.now();
    entry.timer = setTimeout(() => void this.remove(name, entry), Math.max(0, Math.min(this.limits.idleMs, rest)));
    entry.timer.unref();
  }

  private async remove(name: string, entry: Entry): Promise<void> {
    clearTimeout(entry.timer);
    if (this.entries.get(name) === entry) this.entries.delete(name);
    if (!entry.file) return;
    await entry.file.close();
    this.files.delete(entry.file);
  }

  private async makeRoomForFile(viewer: string): Promise<void> {
    const owners = [...this.files.values()];
    if (owners.filter((owner) => owner === viewer).length >= most.filesOfViewer) {
      if (!(await this.removeOldest((entry) => entry.viewer === viewer))) throw new SpoolIsFull('own share');
    }
    if (owners.length >= most.files && !(await this.removeOldest(() => true))) throw new SpoolIsFull('others');
  }

  /** Removes files that nobody reads, the oldest first, until there is room for more bytes of a file. */
  private async makeRoom(viewer: string, file: SpooledFile, bytes: number): Promise<void> {
    const share = Math.floor(this.limits.bytes / 4);
    if (file.size + bytes > share) throw new SpoolIsFull('own share');
    while (this.sizeOf(viewer) + bytes > share) {
      if (!(await this.removeOldest((entry) => entry.viewer === viewer))) throw new SpoolIsFull('own share');
    }
    while (this.sizeOf() + bytes > this.limits.bytes) {
      if (!(await this.removeOldest(() => true))) throw new SpoolIsFull('others');
    }
  }

  private async removeOldest(isOne: (entry: Entry) => boolean): Promise<boolean> {
    const idle = [...this.entries].filter(([, entry]) => entry.isWhole && entry.file?.isRead !== true && isOne(entry));
    const [oldest] = idle.sort(([, one], [, other]) => one.begun - other.begun);
    if (oldest) await this.remove(...oldest);
    return oldest !== undefined;
  }

  /** The bytes of the files of a viewer, or of all. */
  private sizeOf(viewer?: string): number {
    let sum = 0;
    for (const [file, owner] of this.files) if (viewer === undefined || owner === viewer) sum += file.size;
    return sum;
  }
}

/** A full disk is a full spool. */
function asFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new SpoolIsFull('disk') : error;
}
