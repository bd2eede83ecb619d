import type { QueryRunner } from 'typeorm';

/** Lets external references name rows of further types. */
export async function addNodeTypes(runner: QueryRunner, ...added: readonly string[]): Promise<void> {
  await setNodeTypes(runner, [...(await nodeTypes(runner)), ...added]);
}

/** Deletes the external references of types, and lets no further one name them. */
export async function removeNodeTypes(runner: QueryRunner, ...removed: readonly string[]): Promise<void> {
  await runner.query('delete from external_reference where node_type = any ($1)', [removed]);
  await setNodeTypes(
    runner,
    (await nodeTypes(runner)).filter((type) => !removed.includes(type)),
  );
}

/** The triggers that the table of each type has. */
export function nodeTriggers(type: string, table: string): string {
  return `
create trigger ${table}_delete after delete on ${table}
  referencing old table as old_rows for each statement execute function delete_references('${type}');
create trigger ${table}_truncate after truncate on ${table} for each statement execute function delete_references('${type}');
create trigger ${table}_key before update of id on ${table}
  for each row when (old.id <> new.id) execute function refuse_key_change();`;
}

/** The types that external references can name now: migrations of several branches add to them in any order. */
async function nodeTypes(runner: QueryRunner): Promise<readonly string[]> {
  const [{ definition }] = (await runner.query(
    "select pg_get_functiondef('is_node_type(text)'::regprocedure) as definition",
  )) as [{ definition: string }];
  return [...definition.matchAll(/'([A-Z]\w*)'/g)].map(([, type]) => type as string);
}

async function setNodeTypes(runner: QueryRunner, types: readonly string[]): Promise<void> {
  await runner.query(`
    create or replace function is_node_type(value text) returns boolean immutable parallel safe
      return value in (${types.map((type) => `'${type}'`).join(', ')})`);
}
