import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from '../database/failure';
import type { CsvFile } from '../exchange/format/csv-file';
import { StartError } from '../start-error';
import { readDefinition } from './definition';
import { checkDay, generate, type Listener } from './generate';
import { groundworkFiles } from './groundwork';
import type { PopulationOptions } from './population';
import { CsvSink } from './sink/csv-sink';

export interface FileOptions extends PopulationOptions {
  /** The folder of the definition's files. */
  readonly definitionDirectory: string;
  readonly listener: Listener;
}

/**
 * Writes a population and what it stands on, but for the definition, as files in the import format.
 * @returns how many files
 * @throws StartError if the files cannot be written, and for a day before the earliest possible one
 */
export async function writeFiles(directory: string, options: FileOptions): Promise<number> {
  checkDay(options.day);
  const definition = await readDefinition(options.definitionDirectory, options.day);
  const handles = new Map<string, FileHandle>();
  const groundwork = groundworkFiles(options.day);
  const writing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      const reason = failureOf(error) === 'full' ? 'its disk is full' : (error as Error).message;
      throw new StartError(`The files cannot be written to ${directory}: ${reason}.`, { cause: error });
    }
  };
  const sink = new CsvSink((file, bytes) =>
    writing(async () => {
      const handle = handles.get(file) ?? (await open(join(directory, file), 'w'));
      handles.set(file, handle);
      await handle.writeFile(bytes);
    }),
  );
  try {
    await writing(async () => {
      await mkdir(directory, { recursive: true });
      for (const { name, text } of groundwork) await writeFile(join(directory, name), text);
    });
    await generate(options, definition, sink, options.listener);
  } finally {
    for (const handle of handles.values()) await handle.close();
  }
  return groundwork.length + handles.size;
}

/**
 * A small population and what it stands on, but for the definition, in the import format.
 * @throws StartError for a day before the earliest possible one
 */
export async function populationFiles(options: FileOptions): Promise<CsvFile[]> {
  checkDay(options.day);
  const texts = new Map<string, Buffer[]>();
  const sink = new CsvSink((file, bytes) => {
    texts.set(file, [...(texts.get(file) ?? []), bytes]);
  });
  await generate(options, await readDefinition(options.definitionDirectory, options.day), sink, options.listener);
  const files = [...texts].map(([name, pieces]) => ({ name, text: Buffer.concat(pieces).toString('utf8') }));
  return [...groundworkFiles(options.day), ...files];
}
