import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sink } from '../../../src/exchange/table/format';
import { Spool, SpoolIsFull, type Produce, type SpoolKey } from '../../../src/exchange/table/spool';
import type { SpooledFile } from '../../../src/exchange/table/spooled-file';
import { eventually } from '../../support/eventually';

const megabyte = 1024 ** 2;
const never = new AbortController().signal;

const key = (viewer: string, name = 'file'): SpoolKey => ({ viewer, name: `${viewer}/${name}` });
const producing =
  (text: string): Produce =>
  (sink) =>
    sink(text);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });

/** A production that goes on until it is told to end. */
function held(): {
  readonly produce: Produce;
  readonly end: () => void;
  readonly signal: () => AbortSignal | undefined;
} {
  let end = (): void => undefined;
  let found: AbortSignal | undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const produce = async (sink: Sink, signal: AbortSignal): Promise<void> => {
    found = signal;
    await sink('begun');
    await Promise.race([ended, aborted(signal)]);
    await sink(', ended');
  };
  return { produce, end, signal: () => found };
}

const textOf = async (file: SpooledFile): Promise<string> => (await buffer(file.read(0, file.size - 1))).toString();

describe('spooled files', () => {
  let folder = '';
  let spool: Spool;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'spool-')), 'spool');
    spool = new Spool(folder, { bytes: 4 * megabyte, idleMs: 60_000 });
  });

  afterEach(async () => {
    await spool.close();
    await rm(join(folder, '..'), { recursive: true });
  });

  test('a file is produced once, and is found by its key alone', async () => {
    const file = await spool.get(key('a'), producing('one'), never);
    await expect(textOf(file)).resolves.toBe('one');
    expect(spool.find(key('a'))).toBe(file);
    expect(spool.find(key('b'))).toBeUndefined();
    await expect(spool.get(key('a'), producing('two'), never)).resolves.toBe(file);
    const other = await spool.get(key('b'), producing('one'), never);
    expect(other).not.toBe(file);
    expect(other.etag).toBe(file.etag);
  });

  test('no file has a name, and the folder is for this account alone', async () => {
    const { produce, end } = held();
    const file = spool.get(key('a'), produce, never);
    await eventually(
      async () => (await stat(folder).catch(() => undefined))?.mode,
      (mode) => mode !== undefined && (mode & 0o777) === 0o700,
    );
    end();
    await file;
    await expect(readdir(folder)).resolves.toEqual([]);
  });

  test('requests that ask for the same at once have one file; the last that leaves ends its production', async () => {
    const { produce, end, signal } = held();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [first, second].map((gone) => spool.get(key('a'), produce, gone.signal));
    await eventually(signal, (found) => found !== undefined);
    first.abort();
    expect(signal()?.aborted).toBe(false);
    end();
    const files = await Promise.all(waiting);
    expect(files[0]).toBe(files[1]);

    const left = held();
    const gone = new AbortController();
    const failed = spool.get(key('b'), left.produce, gone.signal);
    await eventually(left.signal, (found) => found !== undefined);
    gone.abort();
    await expect(failed).rejects.toThrow();
    expect(left.signal()?.aborted).toBe(true);
    expect(spool.find(key('b'))).toBeUndefined();
    await expect(spool.get(key('b'), producing('again'), never).then(textOf)).resolves.toBe('again');
  });

  test('a production that fails leaves nothing, and the next request begins anew', async () => {
    const failing: Produce = async (sink) => {
      await sink('half');
      throw new Error('the rows failed');
    };
    await expect(spool.get(key('a'), failing, never)).rejects.toThrow('the rows failed');
    await expect(spool.get(key('a'), producing('whole'), never).then(textOf)).resolves.toBe('whole');
  });

  test('one viewer has a quarter of the bytes; its older files make room for newer ones, those of others do not', async () => {
    const half = 'x'.repeat(megabyte / 2);
    await spool.get(key('b'), producing(half), never);
    for (const name of ['1', '2', '3']) await spool.get(key('a', name), producing(half), never);
    expect(['1', '2', '3'].map((name) => spool.find(key('a', name)) !== undefined)).toEqual([false, true, true]);
    expect(spool.find(key('b'))).toBeDefined();
    const tooLarge = spool.get(key('a', '4'), producing('x'.repeat(megabyte + 1)), never);
    await expect(tooLarge).rejects.toEqual(new SpoolIsFull('own share'));
  });

  test('a file that is read stays until its reader has it, and takes its room until then', async () => {
    const whole = 'x'.repeat(megabyte);
    const reader = (await spool.get(key('a', '1'), producing(whole), never)).read(0, megabyte - 1);
    await expect(spool.get(key('a', '2'), producing('y'), never)).rejects.toEqual(new SpoolIsFull('own share'));
    await expect(buffer(reader)).resolves.toHaveLength(megabyte);
    await expect(spool.get(key('a', '2'), producing('y'), never).then(textOf)).resolves.toBe('y');
  });

  test('all viewers together have a bound', async () => {
    const readers = [];
    for (const viewer of ['a', 'b', 'c', 'd']) {
      readers.push((await spool.get(key(viewer), producing('x'.repeat(megabyte)), never)).read(0, 1));
    }
    await expect(spool.get(key('e'), producing('y'), never)).rejects.toEqual(new SpoolIsFull('others'));
    for (const reader of readers) await buffer(reader);
    await expect(spool.get(key('e'), producing('y'), never).then(textOf)).resolves.toBe('y');
  });

  test('a file ends when nobody has asked for it for a while', async () => {
    const short = new Spool(folder, { bytes: megabyte, idleMs: 20 });
    await short.get(key('a'), producing('one'), never);
    await sleep(200);
    expect(short.find(key('a'))).toBeUndefined();
    await short.close();
  });

  test('a full disk is told as such, and what was written is gone', async () => {
    const full: Produce = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    await expect(spool.get(key('a'), full, never)).rejects.toEqual(new SpoolIsFull('disk'));
    expect(spool.find(key('a'))).toBeUndefined();
  });

  test('a stop ends what is being written; nothing begins after it', async () => {
    const { produce, signal } = held();
    const file = spool.get(key('a'), produce, never);
    const ended = expect(file).rejects.toThrow();
    await eventually(signal, (found) => found !== undefined);
    await spool.close();
    await ended;
    await expect(spool.get(key('b'), producing('late'), never)).rejects.toThrow('closed');
  });

  test('what a killed process left is removed, what another one just makes is not', async () => {
    await spool.get(key('a'), producing('one'), never);
    await writeFile(join(folder, 'left'), 'half');
    await utimes(join(folder, 'left'), 1, 1);
    await writeFile(join(folder, 'new'), 'half');
    await spool.clear();
    await expect(readdir(folder)).resolves.toEqual(['new']);
  });
});
