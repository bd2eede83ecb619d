import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';
import { defaultLocales, ofTarget, withoutRules } from './0031-tiers-and-tracks';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/**
 * Kinds of engagements and of financing programs are rows that a program brings, with what the rules need to know of them. Every
 * program gets the kinds that all programs had before.
 */
export class Kinds1780000000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(withoutRules);
    await queryRunner.query(`
      alter type engagement_kind rename to kind_of_engagement;
      alter type financing_kind rename to kind_of_financing;
      ${kinds.map(tableOf).join('\n')}
      ${defaultLocales(
        ofTarget,
        kinds.map(({ table }) => table),
      )}
      alter table engagement drop constraint engagement_build_check;
    `);
    await addNodeTypes(queryRunner, ...kinds.map(({ type }) => type));
    for (const kind of kinds) await queryRunner.query(toRows(kind));
    await queryRunner.query(`
      drop type kind_of_engagement, kind_of_financing;
      ${namedProviders}
    `);
    await rewriteFilters(queryRunner, inKindsAsRows);
  }

  /** The names of kinds are lost, and whether a kind other than BUILD names the provider. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(withoutRules);
    await queryRunner.query(`
      drop trigger engagement_named_provider on engagement;
      drop trigger engagement_kind_named_provider on engagement_kind;
      drop function check_named_provider, check_kind_names_provider;
    `);
    for (const kind of kinds) await queryRunner.query(toEnum(kind));
    await queryRunner.query(`
      alter table engagement add constraint engagement_build_check check (
        kind <> 'BUILD' or customer_kind <> 'PROVIDER' or customer_partner_id is not null
      );
      ${defaultLocales(ofTarget)}
    `);
    await removeNodeTypes(queryRunner, ...kinds.map(({ type }) => type));
    await rewriteFilters(queryRunner, inKindsAsEnums);
  }
}

interface Kind {
  readonly table: string;
  readonly type: string;
  /** The table whose rows are of the kind, and what its index continues with. */
  readonly of: string;
  readonly then: string;
  readonly columns: string;
  /** The codes of before, each with its name in English and French, and the values of `columns`. */
  readonly codes: readonly (readonly [code: string, english: string, french: string, ...further: string[]])[];
}

const kinds: readonly Kind[] = [
  {
    ...{ table: 'engagement_kind', type: 'EngagementKind', of: 'engagement', then: 'started_on, id' },
    columns: 'names_provider boolean not null default false,',
    codes: [
      ['BUILD', 'Building a cloud infrastructure', "Construction d'une infrastructure cloud", 'true'],
      ['PROVIDE', 'Providing a cloud service', "Fourniture d'un service cloud", 'false'],
      ['RESELL', 'Reselling a cloud service', "Revente d'un service cloud", 'false'],
    ],
  },
  {
    ...{ table: 'financing_kind', type: 'FinancingKind', of: 'financing_program', then: 'code, id' },
    columns: '',
    codes: [
      ['CLOUD_INFRASTRUCTURE', 'Construction of cloud infrastructures', "Construction d'infrastructures cloud"],
      ['JOINT_MARKETING', 'Joint marketing campaigns', 'Campagnes marketing communes'],
    ],
  },
];

const tableOf = ({ table, type, columns }: Kind): string => `
create table ${table} (
  ${record},
  code text collate "C" not null,
  name jsonb not null,
  ${columns}
  program_id bigint not null references program,
  unique (program_id, code),
  unique (id, program_id),
  constraint ${table}_code_check check (is_code(code)),
  constraint ${table}_name_check check (is_localised(name))
);
${nodeTriggers(type, table)}
${['insert', 'update']
  .map(
    (event) => `create trigger ${table}_default_locale_${event} after ${event} on ${table}
  referencing new table as new_rows for each statement execute function check_default_locale();`,
  )
  .join('\n')}
`;

/** Reverting made a code of each further kind: only the programs that have it get it back. */
function toRows({ table, of, then, columns, codes }: Kind): string {
  const flag = columns === '' ? '' : ', names_provider';
  const known = codes.map((row) => `(${row.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`);
  return `
insert into ${table} (program_id, code, name${flag})
select program.id, known.code, jsonb_build_object('en', english, 'fr', french)
  || jsonb_build_object(default_locale, case when default_locale ^@ 'fr' then french else english end)${flag === '' ? '' : ', named::boolean'}
from program cross join (values ${known.join(', ')}) as known (code, english, french${flag === '' ? '' : ', named'})
order by program.id, known.code;
insert into ${table} (program_id, code, name)
select distinct program.id, ${of}.kind::text, jsonb_build_object('en', ${of}.kind::text, default_locale, ${of}.kind::text)
from ${of} join program on program.id = ${of}.program_id
where not exists (select from ${table} known where known.program_id = program.id and known.code = ${of}.kind::text);

alter table ${of} add kind_id bigint references ${table};
alter table ${of} disable trigger user;
update ${of} set kind_id = ${table}.id from ${table}
where ${table}.program_id = ${of}.program_id and ${table}.code = ${of}.kind::text;
alter table ${of} enable trigger user;
alter table ${of}
  alter kind_id set not null,
  drop kind,
  add foreign key (kind_id, program_id) references ${table} (id, program_id);
create index ${of}_kind_id_${then.replaceAll(', ', '_')}_idx on ${of} (kind_id, ${then});
`;
}

function toEnum({ table, of, codes }: Kind): string {
  const known = codes.map(([code]) => `'${code}'`).join(', ');
  return `
alter table ${of} add kind_code text;
alter table ${of} disable trigger user;
update ${of} set kind_code = ${table}.code from ${table} where ${table}.id = ${of}.kind_id;
alter table ${of} enable trigger user;
alter table ${of} drop kind_id;
drop table ${table};
do $$ begin
  execute 'create type ${table} as enum (' || array_to_string(array[${codes.map(([code]) => `'''${code}'''`).join(', ')}] || array(
    select distinct quote_literal(kind_code) from ${of} where kind_code not in (${known}) order by 1
  ), ', ') || ')';
end $$;
alter table ${of} alter kind_code type ${table} using kind_code::${table};
alter table ${of} rename kind_code to kind;
alter table ${of} alter kind set not null;
`;
}

/**
 * Rule 7. The row of the kind makes its writers take turns with those of its engagements. Engagements for providers that name none
 * are few, so that the others pay nothing.
 */
const namedProviders = `
create function check_named_provider() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  needed boolean;
begin
  perform require_read_committed();
  select names_provider into needed from engagement_kind where id = new.kind_id for share;
  if needed then
    perform refuse('An engagement of this kind for a provider names that provider.', 'engagement_named_provider', 'engagement');
  end if;
  return null;
end $$;
create trigger engagement_named_provider after insert or update of kind_id, customer_kind, customer_partner_id on engagement
  for each row when (new.customer_kind = 'PROVIDER' and new.customer_partner_id is null)
  execute function check_named_provider();

create function check_kind_names_provider() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  if exists (
    select from engagement where kind_id = new.id and customer_kind = 'PROVIDER' and customer_partner_id is null
  ) then
    perform refuse(format('There are engagements of the kind %s for providers that name none.', new.code),
      'engagement_kind_names_provider', 'engagement_kind');
  end if;
  return null;
end $$;
create trigger engagement_kind_named_provider after update of names_provider on engagement_kind
  for each row when (new.names_provider and not old.names_provider) execute function check_kind_names_provider();
`;

const codesOfBefore = kinds.flatMap(({ codes }) => codes.map(([code]) => code)).join('|');

/** `{kind: {eq: BUILD}}`, a member of an enum, is `{kind: {code: {eq: "BUILD"}}}`. */
function inKindsAsRows(filter: string): string {
  const code = new RegExp(`\\b(${codesOfBefore})\\b`, 'g');
  return filter.replaceAll(/\bkind\s*:\s*\{([^{}"]*)\}/g, (whole, inner: string) => {
    const quoted = inner.replaceAll(code, '"$1"');
    return quoted === inner ? whole : `kind: {code: {${quoted}}}`;
  });
}

function inKindsAsEnums(filter: string): string {
  return filter.replaceAll(/\bkind\s*:\s*\{\s*code\s*:\s*\{([^{}]*)\}\s*\}/g, (_, inner: string) => {
    return `kind: {${inner.replaceAll(/"([A-Za-z_][A-Za-z0-9_]*)"/g, '$1')}}`;
  });
}

/** Rewrites the filters of metrics and requirements. */
async function rewriteFilters(queryRunner: QueryRunner, rewrite: (filter: string) => string): Promise<void> {
  for (const [table, column] of [
    ['metric', 'filter'],
    ['requirement', 'partner_filter'],
  ] as const) {
    const rows = (await queryRunner.query(
      `select id, ${column} as filter from ${table} where ${column} like '%kind%'`,
    )) as { id: string; filter: string }[];
    for (const { id, filter } of rows) {
      const rewritten = rewrite(filter);
      if (rewritten !== filter)
        await queryRunner.query(`update ${table} set ${column} = $2 where id = $1`, [id, rewritten]);
    }
  }
}
