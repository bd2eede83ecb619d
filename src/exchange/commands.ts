import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { isCalendarDay } from '../model/scalars';
import { definedTechnologies } from './definition/technologies';
import { defaultSeed, demoDay, generateDemo } from './demo/generate-demo';
import { importSources } from './import/import-directory';
import { problemLines, progressBar, summaryLines } from './import/report';
import { sourcesOf } from './import/source';

/** What the commands need of the program that they are part of. */
export interface CommandContext {
  /** Runs work on the hub's database, migrated and connected. */
  readonly withDataSource: (work: (dataSource: DataSource) => Promise<void>) => Promise<void>;
  /** The folder of the definition's files. */
  readonly definitionDirectory: string;
}

/** Adds `hub import` and `hub generate` to the command line. */
export function addExchangeCommands(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description('load files in the import format from a folder, all or nothing')
    .argument('<directory>', 'folder with files such as partners.csv')
    .option('--dry-run', 'check everything, write nothing', false)
    .action((directory: string, { dryRun }: { dryRun: boolean }) =>
      context.withDataSource((dataSource) => runImport(dataSource, directory, dryRun)),
    );

  program
    .command('generate')
    .description('write an invented population in the import format')
    .addOption(new Option('--scale <scale>', 'how much of it').choices(['demo']).default('demo'))
    .requiredOption('--out <directory>', 'folder to write to')
    .addOption(
      new Option('--seed <number>', 'another seed gives another population').argParser(seedOf).default(defaultSeed),
    )
    .addOption(
      new Option('--day <day>', 'the day on which its story stands, YYYY-MM-DD')
        .argParser(dayOf)
        .default(undefined, 'today'),
    )
    .action((options: GenerateOptions) => runGenerate(options, context.definitionDirectory));
}

interface GenerateOptions {
  readonly out: string;
  readonly seed: number;
  readonly day: string | undefined;
}

async function runImport(dataSource: DataSource, directory: string, dryRun: boolean): Promise<void> {
  const sources = await sourcesOf(directory);
  const bar = progressBar(sources, process.stderr);
  const outcome = await importSources(dataSource, sources, { clock: systemClock, dryRun, listener: bar }).finally(() =>
    bar.stop(),
  );
  if (outcome.problems.length === 0) console.log(summaryLines(outcome, dryRun).join('\n'));
  else {
    console.error(problemLines(outcome).join('\n'));
    process.exitCode = 1;
  }
}

async function runGenerate(
  { out, seed, day = demoDay(systemClock) }: GenerateOptions,
  definitionDirectory: string,
): Promise<void> {
  const files = generateDemo({ day, seed, technologies: await definedTechnologies(definitionDirectory) });
  await mkdir(out, { recursive: true });
  for (const { name, text } of files) await writeFile(join(out, name), text);
  console.log(`Wrote ${files.length} files to ${out}: the demo population of ${day}, seed ${seed}.`);
}

function seedOf(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 4294967295.');
}

function dayOf(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('It must be a day such as 2012-05-01.');
}
