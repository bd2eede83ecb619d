import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { Lines, Refusal } from './bisect';
import { allLines, runByHalves } from './bisect';
import type { Resolved } from './resolve';

/** What the steps of writing one file share. */
export interface FileWrite {
  readonly client: ClientBase;
  readonly resolved: Resolved;
  /** When the rows are recorded, ISO 8601. */
  readonly now: string;
  /** The lines of existing rows that were changed: their revision grows once, whatever changed. */
  readonly changed: Set<number>;
  /** Whether a refused row is looked for; else a refusal is thrown, for the whole file to be tried again with care. */
  readonly careful: boolean;
  /** Reports a row that the database refuses, and takes it out of what follows. */
  readonly refuse: (refusal: Refusal) => void;
}

/** The condition on the rows `r` of a statement that {@link runOverRows} runs. */
export const chosenRows = 'r.line between $1 and $2 and r.line <> all ($3::integer[])';

/**
 * Runs a statement over the rows of a file that are not rejected, and rejects those that the database refuses.
 * @param text uses {@link chosenRows}; its own parameters begin at `$4`
 * @param onLines told which rows were written, where the statement returns their lines
 */
export async function runOverRows(
  { client, resolved, careful, refuse }: FileWrite,
  text: string,
  parameters: readonly unknown[] = [],
  onLines: (lines: readonly number[]) => void = () => undefined,
): Promise<void> {
  const { table, stage } = resolved;
  const run = async ({ from, to }: Lines): Promise<void> => {
    const { rows } = await client.query<{ line: number }>(text, [from, to, [...stage.rejected], ...parameters]);
    onLines(rows.map(({ line }) => line));
  };
  if (!careful) return run(allLines);
  const bounds = async (): Promise<Lines> => {
    await client.query(`create index if not exists import_row_${stage.number}_line on ${table} (line)`);
    const { rows } = await client.query<Lines>(`select min(line) as "from", max(line) as "to" from ${table}`);
    return rows[0] as Lines;
  };
  for (const refusal of await runByHalves(client, run, bounds)) refuse(refusal);
}

/** The quoted name of the table of the entity. */
export function target({ stage }: Resolved): string {
  return name(stage.sheet.layout.entity.tableName);
}

/** Lets the revision of rows grow that were changed otherwise than by their own columns, unless it has grown already. */
export async function touchRows(write: FileWrite, lines: readonly number[]): Promise<void> {
  const untouched = lines.filter((line) => !write.changed.has(line));
  if (untouched.length === 0) return;
  const { client, resolved, now } = write;
  await client.query(
    `update ${target(resolved)} t set revision = t.revision + 1, updated_at = $2::timestamptz
     from ${resolved.table} r where t.id = r.own and r.line = any ($1::integer[])`,
    [untouched, now],
  );
  for (const line of untouched) write.changed.add(line);
}
