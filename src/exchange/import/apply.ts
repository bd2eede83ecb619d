import { escapeIdentifier as name } from 'pg';
import { writeLists, type SpreadList } from './lists';
import type { Resolved, Step } from './resolve';
import { chosenRows, runOverRows, target, touchRows, type FileWrite } from './write';

/**
 * Writes the rows of a file: first the changes to existing rows, because a period has to end before its successor begins; then
 * the new rows; then the references between rows of the file; then the lists.
 * @param resolveOwn looks up the references to rows of the same file, once these are written
 */
export async function applyFile(
  write: FileWrite,
  lists: readonly SpreadList[],
  resolveOwn: () => Promise<void>,
): Promise<void> {
  if (write.resolved.existing > 0) await updateRows(write);
  if (write.resolved.fresh > 0) await insertRows(write);
  if (write.resolved.everyStep.some(({ own }) => own)) {
    await resolveOwn();
    await linkOwnRows(write);
  }
  await writeLists(write, lists);
}

interface Assignment {
  readonly column: string;
  /** The value of a new row. */
  readonly value: string;
  /** The value of an existing row `t`. The row keeps values that the file lacks. */
  readonly renewed: string;
}

/** The values of the columns of the table, without references to rows of the same file. */
function assignments({ stage, steps }: Resolved): Assignment[] {
  return stage.sheet.held.flatMap(({ field, slots }) => {
    if (field.kind === 'list' || (field.kind === 'reference' && field.own)) return [];
    const column = name(field.column.databaseName);
    const value = `r.${steps.get(field.label)?.column ?? slots[0]?.name}`;
    if (field.kind !== 'localised') return [{ column, value, renewed: value }];
    // Locales that the file lacks stay. An empty cell removes its locale; without any locale, a text that is not required is null.
    const texts = (of: string): string =>
      field.required ? `jsonb_strip_nulls(${of})` : `nullif(jsonb_strip_nulls(${of}), '{}')`;
    return [{ column, value: texts(value), renewed: texts(`coalesce(t.${column}, '{}') || ${value}`) }];
  });
}

async function insertRows(write: FileWrite): Promise<void> {
  const { resolved, now } = write;
  const set = assignments(resolved);
  await runOverRows(
    write,
    `insert into ${target(resolved)} (id, revision, created_at, updated_at${set.map(({ column }) => `, ${column}`).join('')})
     select r.id, 1, $4::timestamptz, $4::timestamptz${set.map(({ value }) => `, ${value}`).join('')}
     from ${resolved.table} r where r.own is null and ${chosenRows} order by r.line`,
    [now],
  );
}

async function updateRows(write: FileWrite): Promise<void> {
  const { resolved, now, changed } = write;
  const { key } = resolved.stage.sheet.layout;
  const keyColumns = key === 'external' ? [] : key.map(({ column }) => name(column.databaseName));
  const set = assignments(resolved).filter(({ column }) => !keyColumns.includes(column));
  if (set.length === 0) return;
  await runOverRows(
    write,
    `update ${target(resolved)} t
     set ${set.map(({ column, renewed }) => `${column} = ${renewed}`).join(', ')}, revision = t.revision + 1, updated_at = $4::timestamptz
     from ${resolved.table} r
     where t.id = r.own and ${chosenRows}
       and (${set.map(({ column }) => `t.${column}`).join(', ')}) is distinct from (${set.map(({ renewed }) => renewed).join(', ')})
     returning r.line`,
    [now],
    (lines) => lines.forEach((line) => changed.add(line)),
  );
}

/** Sets the references to rows of the same file. For new rows this does not count as a change. */
async function linkOwnRows(write: FileWrite): Promise<void> {
  const { resolved } = write;
  for (const { field } of resolved.stage.sheet.held) {
    if (field.kind !== 'reference' || !field.own) continue;
    const column = name(field.column.databaseName);
    const { column: found } = resolved.steps.get(field.label) as Step;
    const existing: number[] = [];
    await runOverRows(
      write,
      `update ${target(resolved)} t set ${column} = r.${found} from ${resolved.table} r
       where t.id = r.id and t.${column} is distinct from r.${found} and ${chosenRows}
       returning case when r.own is null then 0 else r.line end as line`,
      [],
      (lines) => existing.push(...lines.filter((line) => line > 0)),
    );
    await touchRows(write, existing);
  }
}
