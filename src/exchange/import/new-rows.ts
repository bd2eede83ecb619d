import type { ClientBase } from 'pg';
import type { Problems } from './problems';
import { keyParts, type Resolved } from './resolve';

/**
 * Reports and rejects new rows for which the file lacks required columns. A file that only changes rows may lack them.
 */
export async function checkNewRows(client: ClientBase, resolved: Resolved, problems: Problems): Promise<void> {
  if (resolved.fresh === 0) return;
  const { sheet, source, rejected } = resolved.stage;
  const { lacking, layout } = sheet;
  const newRows = async (condition: string, column: string | undefined, message: string): Promise<void> => {
    const { rows } = await client.query<{ line: number }>(
      `select r.line from ${resolved.table} r
       where r.own is null and ${[...keyIsKnown(resolved), condition].join(' and ')} order by r.line`,
    );
    for (const { line } of rows) {
      rejected.add(line);
      problems.add({ file: source.name, line, column, message });
    }
  };
  if (lacking.length > 0) {
    const columns = lacking.length === 1 ? 'the column' : 'the columns';
    await newRows(
      'true',
      undefined,
      `the row is new, and a new ${layout.typeName} needs ${columns} ${lacking.join(', ')}, which the file does not have`,
    );
  }
  for (const { field, slots } of sheet.held) {
    if (field.kind !== 'localised' || !field.required) continue;
    const [{ name, label }] = slots;
    await newRows(`jsonb_strip_nulls(r.${name}) = '{}'`, label, 'is empty in every language, but a text is required');
  }
}

/** The condition that the identifying values of a row are valid. If not, it is unknown whether the row is new. */
function keyIsKnown(resolved: Resolved): string[] {
  const { external } = resolved.stage.sheet;
  if (resolved.stage.sheet.layout.key === 'external') return (external ?? []).map(({ name }) => `${name} is not null`);
  return keyParts(resolved).map(({ isKnown }) => isKnown);
}
