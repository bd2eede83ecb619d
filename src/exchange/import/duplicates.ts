import type { ClientBase } from 'pg';
import type { Problems } from './problems';
import { keyParts, type Resolved } from './resolve';

/** Reports and rejects the rows with the same key or the same external reference as an earlier line of their file. */
export async function checkDuplicates(client: ClientBase, resolved: Resolved, problems: Problems): Promise<void> {
  const { layout, external } = resolved.stage.sheet;
  if (layout.key !== 'external') {
    const key = keyParts(resolved);
    const labels = key.map(({ label }) => label);
    const [first] = layout.key.flatMap(({ parts }) => parts);
    await check(client, resolved, key, problems, first?.label, (line) =>
      labels.length === 1
        ? `names the same ${layout.typeName} as line ${line}`
        : `names the same ${layout.typeName} as line ${line}: ${labels.join(', ')} are equal`,
    );
  }
  if (external) {
    const columns = external.map(({ name }) => ({ column: name, isKnown: `${name} is not null` }));
    await check(
      client,
      resolved,
      columns,
      problems,
      external[1].label,
      (line) => `is the same as on line ${line}, for the same source`,
    );
  }
}

async function check(
  client: ClientBase,
  { stage, table }: Resolved,
  key: readonly { readonly column: string; readonly isKnown: string }[],
  problems: Problems,
  column: string | undefined,
  message: (firstLine: number) => string,
): Promise<void> {
  const { rows } = await client.query<{ line: number; first: number }>(
    `select * from (
       select line, min(line) over (partition by ${key.map((part) => part.column).join(', ')}) as first from ${table}
       where ${key.map(({ isKnown }) => isKnown).join(' and ')}
     ) keyed where line <> first order by line`,
  );
  for (const { line, first } of rows) {
    stage.rejected.add(line);
    problems.add({ file: stage.source.name, line, column, message: message(first) });
  }
}
