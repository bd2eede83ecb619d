import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { Lines, Refusal } from './bisect';
import { allLines, runByHalves } from './bisect';
import type { Resolved } from './resolve';

/** The state that the steps of writing one file share. */
export interface FileWrite {
  readonly client: ClientBase;
  readonly resolved: Resolved;
  /** When the rows are recorded, ISO 8601. */
  readonly now: string;
  /** The lines of changed rows. Their revision grows by 1, however many changes there are. */
  readonly changed: Set<number>;
  /** Whether to find the refused rows. If not, a refusal is thrown and the whole file is tried again. */
  readonly careful: boolean;
  /** Reports a row that the database refuses, and leaves it out of the next steps. */
  readonly refuse: (refusal: Refusal) => void;
}

/** The condition on the rows `r` of a statement that {@link runOverRows} runs. */
export const chosenRows = 'r.line between $1 and $2 and r.line <> all ($3::integer[])';

/**
 * Runs a statement over the rows of a file that are not rejected, and rejects those that the database refuses.
 * @param text a statement with {@link chosenRows}; its own parameters begin at `$4`
 * @param onLines called with the lines of the written rows, if the statement returns them
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

/** Raises the revision of rows that were changed otherwise than in their own columns, unless it was raised already. */
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
