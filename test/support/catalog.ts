import type { Client } from 'pg';

/** The objects of a database, one on each line, as PostgreSQL describes them. */
export type Catalog = readonly string[];

const structure = `
  select format('column %s.%s %s%s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' end, ' identity ' || nullif(a.attidentity::text, ''),
      ' default ' || pg_get_expr(d.adbin, d.adrelid), ' collate ' || nullif(l.collname, 'default')) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_collation l on l.oid = a.attcollation
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  union all
  -- A constraint trigger is listed with the triggers; that a column is not null, with the columns.
  select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace and contype not in ('t', 'n')
  union all
  select format('index %s', pg_get_indexdef(i.indexrelid))
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace
  union all
  select format('enum %s %s', t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder))
    from pg_enum e join pg_type t on t.oid = e.enumtypid where t.typnamespace = 'public'::regnamespace group by t.typname
`;

const behaviour = `
  select format('trigger %s', pg_get_triggerdef(oid)) as line from pg_trigger where not tgisinternal
  union all
  select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p
    where pronamespace = 'public'::regnamespace and not exists (
      select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e'
    )
  union all
  select format('view %s %s', c.relname, pg_get_viewdef(c.oid)) from pg_class c
    where relkind = 'v' and relnamespace = 'public'::regnamespace and not exists (
      select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e'
    )
  union all
  select format('collation %s', collname) from pg_collation where collnamespace = 'public'::regnamespace
  union all
  select format('extension %s', extname) from pg_extension
  union all
  select format('sequence %s', relname) from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
`;

/** Columns, constraints, indexes and enums: the objects that the metadata of the entities declares. */
export async function structureOf(client: Client): Promise<Catalog> {
  return linesOf(client, structure);
}

/** Everything that a migration can make. */
export async function catalogOf(client: Client): Promise<Catalog> {
  return linesOf(client, `${structure} union all ${behaviour}`);
}

/** TypeORM's own table, the list of migrations, does not count. */
async function linesOf(client: Client, query: string): Promise<Catalog> {
  const { rows } = await client.query<{ line: string }>(query);
  return rows
    .map(({ line }) => line)
    .filter(
      (line) => !/^(column|constraint) migration\.|^index .* ON public\.migration |^sequence migration_/.test(line),
    )
    .sort();
}
