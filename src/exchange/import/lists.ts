import { escapeIdentifier as name } from 'pg';
import { shown } from '../format/cell';
import { isLookup, type ListField } from '../format/layout';
import type { Problems } from './problems';
import { described, type Resolved } from './resolve';
import type { Slot } from './sheet';
import { chosenRows, runOverRows, touchRows, type FileWrite } from './write';

/** A list of a file with one row for each of its items: `line`, `position`, `item`, `owner`, `target`. */
export interface SpreadList {
  readonly field: ListField;
  readonly slot: Slot;
  readonly table: string;
}

/** Splits the lists of a file, looks up their items, and reports and rejects the rows with an unknown item. */
export async function spreadLists(
  { client, resolved }: Pick<FileWrite, 'client' | 'resolved'>,
  unread: ReadonlySet<string>,
  problems: Problems,
): Promise<SpreadList[]> {
  const { stage } = resolved;
  const lists: SpreadList[] = [];
  for (const { field, slots } of stage.sheet.held) {
    if (field.kind !== 'list') continue;
    const [slot] = slots as readonly [Slot];
    const list = { field, slot, table: `pg_temp.import_list_${stage.number}_${slot.index}` };
    lists.push(list);
    await client.query(
      `create temporary table import_list_${stage.number}_${slot.index} on commit drop as
       select r.line, u.position, u.item, r.id as owner, t.id as target
       from ${resolved.table} r cross join lateral unnest(r.${slot.name}) with ordinality u (item, position)
         left join ${name(field.target.entity.tableName)} t on t.${keyColumn(field)} = u.item`,
    );
    const { rows } = await client.query<{ line: number; item: string }>(
      `select line, item from ${list.table} where target is null order by line, position`,
    );
    for (const { line, item } of rows) {
      stage.rejected.add(line);
      if (unread.has(field.target.typeName)) continue;
      problems.add({
        file: stage.source.name,
        line,
        column: slot.label,
        message: `there is no ${described(field.target, [item])}`,
      });
    }
  }
  return lists;
}

function keyColumn({ target, label }: ListField): string {
  const [condition] = target.by === 'external' ? [] : target.by;
  if (!condition || isLookup(condition.value))
    throw new Error(`The list ${shown(label)} does not name its targets by a value of their own.`);
  return name(condition.column);
}

/** Replaces the lists of the rows by those of the file. */
export async function writeLists(write: FileWrite, lists: readonly SpreadList[]): Promise<void> {
  for (const list of lists) {
    const touched = new Set<number>();
    const onLines = (lines: readonly number[]): void => lines.forEach((line) => touched.add(line));
    await runOverRows(write, removal(write.resolved, list), [], onLines);
    await runOverRows(write, addition(write.resolved, list), [], onLines);
    await touchRows(write, [...touched]);
  }
}

function junction({ field }: SpreadList): { readonly table: string; readonly owner: string; readonly target: string } {
  const [owner, target] = [field.relation.joinColumns, field.relation.inverseJoinColumns].map(([column]) =>
    name(column?.databaseName ?? ''),
  );
  return { table: name(field.relation.joinTableName), owner: owner as string, target: target as string };
}

function removal({ table: rows }: Resolved, list: SpreadList): string {
  const { table, owner, target } = junction(list);
  return `delete from ${table} j using ${rows} r
    where j.${owner} = r.own and ${chosenRows}
      and not exists (select from ${list.table} l where l.owner = j.${owner} and l.target = j.${target})
    returning r.line`;
}

function addition({ table: rows }: Resolved, list: SpreadList): string {
  const { table, owner, target } = junction(list);
  return `with added as (
      insert into ${table} (${owner}, ${target})
      select l.owner, l.target from ${list.table} l join ${rows} r on r.line = l.line
      where ${chosenRows} and not exists (select from ${table} j where j.${owner} = l.owner and j.${target} = l.target)
      order by l.line, l.position
      returning ${owner} as owner)
    select distinct r.line from added join ${rows} r on r.own = added.owner`;
}
