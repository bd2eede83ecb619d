import type { DataSource } from 'typeorm';
import { importFiles, type ImportOptions, type ImportOutcome } from './import-files';
import { sourcesOf, type ImportSource } from './source';
import { inImportTransaction } from './transaction';

export interface ImportDirectoryOptions extends ImportOptions {
  /** Whether to check everything and write nothing. */
  readonly dryRun?: boolean;
}

/**
 * Imports the files of a folder, all or nothing.
 * @throws StartError if the folder or the distributor does not exist, or the folder has no file to import
 */
export async function importDirectory(
  dataSource: DataSource,
  directory: string,
  options: ImportDirectoryOptions,
): Promise<ImportOutcome> {
  return importSources(dataSource, await sourcesOf(directory), options);
}

/**
 * Imports files, all or nothing.
 * @throws StartError if the distributor does not exist
 */
export function importSources(
  dataSource: DataSource,
  sources: readonly ImportSource[],
  { dryRun = false, ...options }: ImportDirectoryOptions,
): Promise<ImportOutcome> {
  return inImportTransaction(dataSource, async (client) => {
    const result = await importFiles(client, dataSource, sources, options);
    return { keep: !dryRun && result.problems.length === 0, result };
  });
}
