import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { isCalendarDay } from '../model/scalars';
import { fillDatabase } from './fill-database';
import { rowLines, stepBar } from './report';
import { scales } from './scale';
import { storyDay } from './seed';
import { defaultSeed } from './program';
import { writeFiles } from './write-files';

/** What the command needs of the program that it is part of. */
export interface GenerateContext {
  /** Runs work on the hub's database, migrated and connected. */
  readonly withDataSource: (work: (dataSource: DataSource) => Promise<void>) => Promise<void>;
  /** The folder of the definition's files. */
  readonly definitionDirectory: string;
}

interface GenerateOptions {
  readonly scale: keyof typeof scales;
  readonly out?: string;
  readonly seed: number;
  readonly day: string | undefined;
}

/** Adds `hub generate` to the command line. */
export function addGenerateCommand(program: Command, context: GenerateContext): void {
  const sizes = Object.entries(scales).map(([name, { partners }]) => `${name} ${partners.toLocaleString('en')}`);
  program
    .command('generate')
    .description("fill the hub's database with an invented population, or write it as files in the import format")
    .addOption(
      new Option('--scale <scale>', `how many partners: ${sizes.join(', ')}`)
        .choices(Object.keys(scales))
        .default('demo'),
    )
    .option('--out <directory>', 'write files to this folder; without it, the rows go to the database')
    .addOption(
      new Option('--seed <number>', 'another seed gives another population').argParser(seedOf).default(defaultSeed),
    )
    .addOption(
      new Option('--day <day>', 'the day on which its story stands, YYYY-MM-DD')
        .argParser(dayOf)
        .default(undefined, 'today'),
    )
    .action((options: GenerateOptions) => run(options, context));
}

async function run(command: GenerateOptions, { withDataSource, definitionDirectory }: GenerateContext): Promise<void> {
  const { scale, out, seed, day = storyDay(systemClock) } = command;
  const listener = stepBar(process.stderr);
  const options = { scale: scales[scale], day, seed, definitionDirectory, listener };
  const what = `the ${scale} population of ${day}, seed ${seed}`;
  if (out !== undefined) {
    const count = await writeFiles(out, options).finally(() => listener.stop());
    console.log(`Wrote ${count} files to ${out}: ${what}.`);
    return;
  }
  await withDataSource(async (dataSource) => {
    const rows = await fillDatabase(dataSource, options).finally(() => listener.stop());
    console.log(rowLines(rows).join('\n'));
    console.log(`Filled the database: ${what}.`);
  });
}

function seedOf(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 4294967295.');
}

function dayOf(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('It must be a day such as 2012-05-01.');
}
