import { basename, extname } from 'node:path';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { getOperationAST } from 'graphql';
import type { DataSource } from 'typeorm';
import { requestViewer } from './access/viewer';
import { commandEngine } from './command-engine';
import { createTables, type OpenedTable } from './engine';
import { Slices } from './engine/assemble/slices';
import { DoesNotFit } from './exchange/table/does-not-fit';
import { tableFormats } from './exchange/table/formats';
import type { Batch } from './exchange/table/table';
import { FileNotWritten, writeWholeFile } from './exchange/table/whole-file';
import {
  inWords,
  readDocument,
  roleOf,
  variablesOf,
  viewerOf,
  type ExplainContext,
  type ViewerOptions,
} from './explain';
import { isCalendarDay } from './model/scalars';
import { hubSchema } from './model/schema';
import { StartError } from './start-error';
import { readNamedFile } from './why-not-read';

interface ExportOptions extends ViewerOptions {
  readonly format: string;
  readonly out: string;
  readonly operation?: string;
  readonly variables: { readonly [name: string]: unknown };
  readonly variable: { readonly [name: string]: unknown };
  readonly asOf?: string;
  readonly shape: 'long' | 'nested';
  readonly bom: boolean;
  readonly separator: ',' | ';';
}

/** Adds `hub export` to the command line: it writes the table of a document to a file. */
export function addExportCommand(program: Command, context: ExplainContext): void {
  program
    .command('export')
    .description(
      'write the table of a document to a file, all its rows from one snapshot; the file is whole, or there is none',
    )
    .argument('<document>', 'file with a GraphQL document')
    .addOption(
      new Option('--format <format>', 'the format of the file')
        .choices(tableFormats.map(({ extension }) => extension))
        .default('csv'),
    )
    .requiredOption('--out <file>', 'where the file is written; - for standard output')
    .addOption(new Option('--role <role>', 'the role of the viewer').default('PUBLIC').argParser(roleOf))
    .option('--partner <slug>', 'the slug of the partner, for the role PARTNER')
    .option('--distributor <slug>', 'the slug of the distributor, for the role DISTRIBUTOR')
    .option('--operation <name>', 'the name of the operation, if the document has several')
    .addOption(
      new Option('--variable <name=value>', 'the value of a variable, as JSON or as text; may be repeated')
        .argParser(variableOf)
        .default({}, 'none'),
    )
    .addOption(
      new Option('--variables <json>', 'the values of the variables, as JSON').argParser(variablesOf).default({}, '{}'),
    )
    .addOption(new Option('--as-of <day>', 'the day that the document asks about, such as 2026-06-15').argParser(dayOf))
    .addOption(
      new Option('--shape <shape>', 'how lists below the rows are written').choices(['long', 'nested']).default('long'),
    )
    .addOption(new Option('--separator <separator>', 'between the columns of CSV').choices([',', ';']).default(','))
    .option('--bom', 'begin CSV with a byte order mark, for old versions of Excel', false)
    .action((file: string, options: ExportOptions) =>
      context.withDataSource((dataSource, url) => exportTable(dataSource, url, context, file, options)),
    );
}

async function exportTable(
  dataSource: DataSource,
  url: string,
  { readConfig }: ExplainContext,
  file: string,
  options: ExportOptions,
): Promise<void> {
  const { format: extension, shape, bom, separator, asOf } = options;
  const config = readConfig();
  const schema = hubSchema();
  const document = readDocument(schema, await readNamedFile(file));
  const operation = getOperationAST(document, options.operation);
  if (operation?.operation !== 'query')
    throw new StartError('The document must have one query, or --operation must name it.');
  const format = tableFormats.find((each) => each.extension === extension);
  if (!format) throw new StartError(`There is no format ${extension}.`);
  const viewer = requestViewer(await viewerOf(dataSource, options));
  const { timeoutMs } = config.tables;
  const { engine, pool, ends } = commandEngine(schema, dataSource, url, config, viewer, timeoutMs);
  const tables = createTables(engine, { pool, ends, timeoutMs });
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(new StartError('The export was interrupted: no file was written.'));
  // A second signal does not end the process before it has removed what it wrote.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  try {
    const variables = { ...options.variables, ...options.variable };
    const slices = new Slices();
    const request = { document, operation, variables, viewer, shape, asOf, signal: interrupted.signal, slices };
    const opened = await tables.open(request);
    if ('problems' in opened) throw new StartError(opened.problems.map(inWords).join('\n'));
    const name = basename(file, extname(file));
    try {
      await writeWholeFile(options.out, (sink) =>
        format.write(
          {
            name,
            title: name,
            columns: opened.columns,
            asOf: opened.asOf,
            batches: counted(opened, interrupted.signal),
            slices,
          },
          { bom, separator },
          sink,
        ),
      );
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (interrupted.signal.aborted) throw interrupted.signal.reason;
    throw error instanceof DoesNotFit || error instanceof FileNotWritten
      ? new StartError(error.message, { cause: error })
      : error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupt);
    await pool.end();
  }
}

/** The batches of a table. On a terminal, a line says how many rows there are so far. */
async function* counted({ batches }: OpenedTable, interrupted: AbortSignal): AsyncGenerator<Batch> {
  const bar = new SingleBar({
    stream: process.stderr,
    noTTYOutput: false,
    format: '{value} rows in {duration_formatted}',
    hideCursor: true,
    clearOnComplete: true,
    fps: 5,
  });
  if (process.stderr.isTTY) bar.start(Number.MAX_SAFE_INTEGER, 0);
  try {
    for await (const batch of batches) {
      interrupted.throwIfAborted();
      if (process.stderr.isTTY) bar.increment(batch[0]?.length ?? 0);
      yield batch;
    }
  } finally {
    bar.stop();
  }
}

/** A variable of the form `name=value`, added to those before it. The value is JSON, or else text. */
function variableOf(given: string, before: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  const [, name, text = ''] = /^([_A-Za-z]\w*)=(.*)$/s.exec(given) ?? [];
  if (name === undefined) throw new InvalidArgumentError('It must be of the form name=value.');
  try {
    return { ...before, [name]: JSON.parse(text) as unknown };
  } catch {
    return { ...before, [name]: text };
  }
}

function dayOf(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('It must be a day of the form YYYY-MM-DD.');
}
