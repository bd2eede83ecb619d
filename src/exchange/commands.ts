import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { createDataSource } from '../database/data-source';
import { hubSchema } from '../model/schema';
import { StartError } from '../start-error';
import { importSources } from './import/import-directory';
import { explainLayout } from './format/explain';
import { externalParts, layouts } from './format/layout';
import { explainedLines, problemLines, progressBar, summaryLines, warningLines } from './import/report';
import { sourcesOf } from './import/source';

/** Runs work on the hub's database, migrated and connected. */
export type WithDataSource = (work: (dataSource: DataSource) => Promise<void>) => Promise<void>;

/** Adds `hub import` to the command line. */
export function addImportCommand(program: Command, withDataSource: WithDataSource): void {
  program
    .command('import')
    .description('load files in the import format from a folder, all or nothing')
    .argument('[directory]', 'folder with files such as partners.csv')
    .option('--explain [file]', 'print the columns of each file, or of one file, and import nothing')
    .option('--dry-run', 'check everything, write nothing', false)
    .option('--strict', 'refuse awards whose requirements were not met, instead of warning of them', false)
    .option(
      '--distributor <slug>',
      'the distributor that the import is for: it sees the external references that the import makes. Those that are there keep their maker; what only a reference of another maker names is not changed',
    )
    .action(async (directory: string | undefined, options: ImportCommandOptions) => {
      const { explain } = options;
      if (explain !== undefined) return explainFiles(explain === true ? directory : explain);
      if (directory === undefined) throw new StartError('Give the folder with the files to import.');
      return withDataSource((dataSource) => runImport(dataSource, directory, options));
    });
}

interface ImportCommandOptions {
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly distributor?: string;
  /** The name of one file; true for all. */
  readonly explain?: string | true;
}

/** Prints the columns of each file, or of one. It needs no database. */
async function explainFiles(file: string | undefined): Promise<void> {
  const dataSource = createDataSource({ url: 'postgresql://localhost/none' });
  // TypeORM connects before it reads the classes, unless it is asked to read them alone.
  await (dataSource as DataSource & { buildMetadatas(): Promise<void> }).buildMetadatas();
  const known = layouts(dataSource);
  const wanted = file === undefined ? known : known.filter((layout) => layout.file === file);
  if (wanted.length === 0)
    throw new StartError(
      `There is no file ${file}. Files are called ${known.map((layout) => layout.file).join(', ')}.`,
    );
  const schema = hubSchema();
  const parts = externalParts(dataSource);
  console.log(wanted.map((layout) => explainedLines(explainLayout(layout, schema, parts)).join('\n')).join('\n\n'));
}

async function runImport(
  dataSource: DataSource,
  directory: string,
  { dryRun, strict, distributor }: ImportCommandOptions,
): Promise<void> {
  const sources = await sourcesOf(directory);
  const bar = progressBar(sources, process.stderr);
  const options = { clock: systemClock, dryRun, strict, distributor, listener: bar };
  const outcome = await importSources(dataSource, sources, options).finally(() => bar.stop());
  if (outcome.warnings.length > 0) console.error(warningLines(outcome).join('\n'));
  if (outcome.problems.length === 0) console.log(summaryLines(outcome, dryRun).join('\n'));
  else {
    console.error(problemLines(outcome).join('\n'));
    process.exitCode = 1;
  }
}
