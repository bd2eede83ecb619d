import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { importSources } from './import/import-directory';
import { problemLines, progressBar, summaryLines } from './import/report';
import { sourcesOf } from './import/source';

/** Runs work on the hub's database, migrated and connected. */
export type WithDataSource = (work: (dataSource: DataSource) => Promise<void>) => Promise<void>;

/** Adds `hub import` to the command line. */
export function addImportCommand(program: Command, withDataSource: WithDataSource): void {
  program
    .command('import')
    .description('load files in the import format from a folder, all or nothing')
    .argument('<directory>', 'folder with files such as partners.csv')
    .option('--dry-run', 'check everything, write nothing', false)
    .option(
      '--distributor <slug>',
      'the distributor that the import is for: it sees the external references that the import makes. Those that are there keep their maker; what only a reference of another maker names is not changed',
    )
    .action((directory: string, options: ImportCommandOptions) =>
      withDataSource((dataSource) => runImport(dataSource, directory, options)),
    );
}

interface ImportCommandOptions {
  readonly dryRun: boolean;
  readonly distributor?: string;
}

async function runImport(
  dataSource: DataSource,
  directory: string,
  { dryRun, distributor }: ImportCommandOptions,
): Promise<void> {
  const sources = await sourcesOf(directory);
  const bar = progressBar(sources, process.stderr);
  const options = { clock: systemClock, dryRun, distributor, listener: bar };
  const outcome = await importSources(dataSource, sources, options).finally(() => bar.stop());
  if (outcome.problems.length === 0) console.log(summaryLines(outcome, dryRun).join('\n'));
  else {
    console.error(problemLines(outcome).join('\n'));
    process.exitCode = 1;
  }
}
