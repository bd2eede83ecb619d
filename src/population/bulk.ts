import { escapeIdentifier as name, type ClientBase } from 'pg';

/**
 * The functions of the triggers that check a rule or keep derived rows after rows are written. These triggers, and those that mark
 * what rules read, are off while a population is written, because they would check each bundle of rows against all rows before it.
 * The queries of `rules/` check the same rules once, at the end, and `rebuild_derived_rows` makes the derived rows.
 */
const functionsAfterWrites = [
  ...['check_hierarchy', 'check_award', 'check_resale_agreement', 'check_engagement', 'check_ledger'],
  ...['check_reference', 'keep_spans_of_awards', 'keep_spans_of_suspensions', 'keep_search_entries'],
  ...['check_former_slug', 'keep_former_slugs'],
  ...['keep_partner_terms', 'keep_offering_terms'],
  ...['keep_places_of_locations', 'keep_places_of_partners', 'check_main_location'],
  ...['keep_places_of_moved_locations', 'keep_places_of_moved_partners'],
];

/** Statements that take something away from tables, and statements that bring it back as it was. */
export interface BulkStatements {
  readonly strip: readonly string[];
  readonly restore: readonly string[];
}

/**
 * The statements that make tables quick to fill. They turn the rule triggers off and drop all foreign keys, and all indexes
 * but those of primary keys. Restoring them checks every row. An index that is built at once and a foreign key that is
 * validated by one join cost a fraction of what they cost row by row.
 */
export async function bulkStatements(client: ClientBase, tables: readonly string[]): Promise<BulkStatements> {
  const { rows: triggers } = await client.query<{ relation: string; name: string }>(
    `select relation.relname as relation, trigger.tgname as name
     from pg_trigger trigger
     join pg_class relation on relation.oid = trigger.tgrelid
     join pg_proc function on function.oid = trigger.tgfoid
     where not trigger.tgisinternal and trigger.tgenabled = 'O' and relation.relname = any ($1)
       and relation.relnamespace = 'public'::regnamespace and (function.proname = any ($2) or function.proname = 'mark_' || relation.relname)
     order by 1, 2`,
    [tables, functionsAfterWrites],
  );
  const { rows: constraints } = await client.query<{
    relation: string;
    name: string;
    kind: string;
    definition: string;
  }>(
    `select relation.relname as relation, c.conname as name, c.contype as kind, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class relation on relation.oid = c.conrelid
     where c.contype in ('f', 'u', 'x') and relation.relname = any ($1) and relation.relnamespace = 'public'::regnamespace
     order by c.contype = 'f', 1, 2`,
    [tables],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.relname as name, pg_get_indexdef(i.oid) as definition
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class relation on relation.oid = x.indrelid
     where relation.relname = any ($1) and relation.relnamespace = 'public'::regnamespace and not x.indisprimary
       and not exists (select from pg_constraint c where c.conindid = i.oid and c.contype in ('p', 'u', 'x'))
     order by relation.relname, 1`,
    [tables],
  );
  const alter = (relation: string, change: string): string => `alter table ${name(relation)} ${change}`;
  return {
    strip: [
      ...triggers.map((each) => alter(each.relation, `disable trigger ${name(each.name)}`)),
      ...constraints.toReversed().map((each) => alter(each.relation, `drop constraint ${name(each.name)}`)),
      ...indexes.map((each) => `drop index ${name(each.name)}`),
    ],
    restore: [
      ...indexes.map(({ definition }) => definition),
      ...constraints.map((each) => alter(each.relation, `add constraint ${name(each.name)} ${each.definition}`)),
      ...triggers.map((each) => alter(each.relation, `enable trigger ${name(each.name)}`)),
    ],
  };
}
