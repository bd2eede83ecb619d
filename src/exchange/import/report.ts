import { Presets, SingleBar } from 'cli-progress';
import type { ExplainedColumn, ExplainedFile } from '../format/explain';
import type { ImportListener, ImportOutcome } from './import-files';
import { problemText } from './problems';
import type { ImportSource } from './source';

/** A progress bar. It prints nothing if the output is not a terminal. */
export function progressBar(
  sources: readonly ImportSource[],
  output: NodeJS.WriteStream,
): ImportListener & { stop(): void } {
  if (!output.isTTY) return { stop: () => undefined };
  const bar = new SingleBar(
    { stream: output, format: '{bar} {percentage}%  {file}', hideCursor: true, clearOnComplete: true, fps: 5 },
    Presets.shades_classic,
  );
  bar.start(
    sources.reduce((sum, { size }) => sum + size, 0),
    0,
    { file: '' },
  );
  return {
    reading: (file) => bar.update({ file }),
    read: (bytes) => bar.increment(bytes),
    judging: (file, done, all) => bar.update({ file: `${file}: judging new awards, ${done} of ${all}` }),
    stop: () => bar.stop(),
  };
}

/** A file with its columns, one on each line: the name, whether it is needed, an example and the meaning. */
export function explainedLines({ file, meaning, columns }: ExplainedFile): string[] {
  const width = (of: (column: ExplainedColumn) => string): number =>
    Math.max(...columns.map((column) => of(column).length));
  const [names, examples] = [
    width(({ name }) => name),
    Math.min(
      32,
      width(({ example }) => example),
    ),
  ];
  const lines = columns.map(
    (column) =>
      `  ${column.name.padEnd(names)}  ${column.need.padEnd('required'.length)}  ${column.example.padEnd(examples)}  ${column.meaning}`,
  );
  return [`${file}: ${meaning}`, ...lines];
}

/** The problems, one on each line. A last line says that there are more. */
export function problemLines({ problems, more }: ImportOutcome): string[] {
  return [...problems.map(problemText), ...(more ? ['… and more'] : []), 'Nothing was imported.'];
}

/** The most warnings that are printed. */
const mostWarnings = 20;

/** The first warnings, one on each line, and how many more there are. */
export function warningLines({ warnings, warned }: ImportOutcome): string[] {
  const more = warned - mostWarnings;
  const shown = warnings.slice(0, mostWarnings).map((warning) => `warning: ${problemText(warning)}`);
  return [...shown, ...(more > 0 ? [`… and ${more} more warnings`] : [])];
}

/** The outcome of an import, one line for each file. */
export function summaryLines({ files }: ImportOutcome, dryRun: boolean): string[] {
  const rows = files.map(({ file, inserted, updated, unchanged, references }) => {
    const counts = [`${inserted} inserted`, `${updated} updated`, `${unchanged} unchanged`];
    return [file, ...counts, references > 0 ? `${references} external references recorded` : ''];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : column < 4 ? cell.padStart(widths[column] as number) : cell,
      )
      .join('  ')
      .trimEnd(),
  );
  const changed = files.reduce((sum, { inserted, updated, references }) => sum + inserted + updated + references, 0);
  return [
    ...lines,
    dryRun
      ? 'All rows are right. This was a dry run: nothing was written.'
      : changed === 0
        ? 'Nothing had to be changed: 0 rows changed.'
        : 'Imported.',
  ];
}
