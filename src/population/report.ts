import { Presets, SingleBar } from 'cli-progress';
import type { RowCounts } from './fill-database';
import type { Listener } from './generate';

/** A progress bar for each part of the work, or nothing if the output is no terminal. */
export function stepBar(output: NodeJS.WriteStream): Listener & { stop(): void } {
  if (!output.isTTY) return { begin: () => undefined, step: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { stream: output, format: '{bar} {percentage}%  {part}', hideCursor: true, clearOnComplete: true, fps: 5 },
    Presets.shades_classic,
  );
  return {
    begin(part, steps) {
      bar.stop();
      bar.start(steps, 0, { part });
    },
    step: () => bar.increment(),
    stop: () => bar.stop(),
  };
}

/** How many rows each table got, one line for each. */
export function rowLines(rows: RowCounts): string[] {
  const width = Math.max(...rows.map(({ table }) => table.length));
  const digits = Math.max(...rows.map((each) => String(each.rows).length));
  return rows.map((each) => `${each.table.padEnd(width)}  ${String(each.rows).padStart(digits)} rows`);
}
