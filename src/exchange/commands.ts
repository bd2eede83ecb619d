import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { failureOf } from '../database/failure';
import { isCalendarDay } from '../model/scalars';
import { StartError } from '../start-error';
import { definedTechnologies } from './definition/technologies';
import { defaultSeed, demoDay, generateDemo } from './demo/generate-demo';
import { importSources } from './import/import-directory';
import { problemLines, progressBar, summaryLines } from './import/report';
import { sourcesOf } from './import/source';
import { generateWorldwide } from './worldwide/generate-worldwide';
import { rowLines, stepBar } from './worldwide/report';
import { scales, type ScaleName } from './worldwide/scale';

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
    .option(
      '--distributor <slug>',
      'the distributor that the import is for: it sees the external references that the import makes. Those that are there keep their maker; what only a reference of another maker names is not changed',
    )
    .action((directory: string, options: ImportCommandOptions) =>
      context.withDataSource((dataSource) => runImport(dataSource, directory, options)),
    );

  program
    .command('generate')
    .description('make an invented population: files in the import format, or a full database')
    .addOption(
      new Option('--scale <scale>', 'how much of it: demo writes files, the others fill the database of the hub')
        .choices(['demo', ...Object.keys(scales)])
        .default('demo'),
    )
    .option('--out <directory>', 'folder to write the files of the demo to; demo only')
    .addOption(
      new Option('--seed <number>', 'another seed gives another population').argParser(seedOf).default(defaultSeed),
    )
    .addOption(
      new Option('--day <day>', 'the day on which its story stands, YYYY-MM-DD')
        .argParser(dayOf)
        .default(undefined, 'today'),
    )
    .action((options: GenerateOptions, command: Command) => {
      const { scale, out } = options;
      if (scale === 'demo') {
        if (out === undefined) command.error('error: the demo is written to files: --out says where.');
        return writeDemo({ ...options, out }, context.definitionDirectory);
      }
      if (out !== undefined)
        command.error(`error: the scale ${scale} fills the database and writes no files: leave --out away.`);
      return context.withDataSource((dataSource) =>
        fillDatabase(dataSource, scale, options, context.definitionDirectory),
      );
    });
}

interface ImportCommandOptions {
  readonly dryRun: boolean;
  readonly distributor?: string;
}

interface GenerateOptions {
  readonly scale: 'demo' | ScaleName;
  readonly out?: string;
  readonly seed: number;
  readonly day: string | undefined;
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

async function writeDemo(
  { out, seed, day = demoDay(systemClock) }: GenerateOptions & { readonly out: string },
  definitionDirectory: string,
): Promise<void> {
  const files = generateDemo({ day, seed, technologies: await definedTechnologies(definitionDirectory) });
  try {
    await mkdir(out, { recursive: true });
    for (const { name, text } of files) await writeFile(join(out, name), text);
  } catch (error) {
    const reason = failureOf(error) === 'full' ? 'its disk is full' : (error as Error).message;
    throw new StartError(`The files cannot be written to ${out}: ${reason}.`, { cause: error });
  }
  console.log(`Wrote ${files.length} files to ${out}: the demo population of ${day}, seed ${seed}.`);
}

async function fillDatabase(
  dataSource: DataSource,
  scale: ScaleName,
  { seed, day = demoDay(systemClock) }: GenerateOptions,
  definitionDirectory: string,
): Promise<void> {
  const listener = stepBar(process.stderr);
  const options = { scale: scales[scale], day, seed, definitionDirectory, listener };
  const { rows } = await generateWorldwide(dataSource, options).finally(() => listener.stop());
  console.log(rowLines(rows).join('\n'));
  console.log(`Filled the database: the ${scale} population of ${day}, seed ${seed}.`);
}

function seedOf(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 4294967295.');
}

function dayOf(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('It must be a day such as 2012-05-01.');
}
