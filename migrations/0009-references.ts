import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';

/** What other systems call the nodes of the graph: a reference names a node that exists, for as long as it exists. */
export class References1780000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(references);
    await queryRunner.query(keys);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table external_reference;
      drop function refuse_key_change, delete_references, check_reference cascade;
    `);
  }
}

/** Every type that a reference can name; its table is its name in snake case. */
const nodeTypes = [
  ...['Region', 'Country', 'Vendor', 'FiscalQuarter', 'TechnologyCategory', 'Technology', 'Program', 'ProgramLaunch'],
  ...[
    'Tier',
    'Qualification',
    'Competence',
    'Requirement',
    'CollaborativeService',
    'Distributor',
    'Partner',
    'Enrolment',
  ],
  ...['CompetenceValidation', 'QualificationApplication', 'Award', 'AwardSuspension', 'Offering', 'ResaleAgreement'],
  ...['DistributionAgreement', 'Enablement', 'Engagement', 'FinancingProgram', 'FundingRequest', 'LedgerEntry'],
];

const references = `
create table external_reference (
  ${record},
  source text collate "C" not null,
  external_id text collate "C" not null,
  node_type text not null,
  node_key bigint not null,
  unique (source, external_id),
  constraint external_reference_node_type_check check (is_node_type(node_type)),
  constraint external_reference_source_check check (is_name(source)),
  constraint external_reference_external_id_check check (is_name(external_id))
);
create index external_reference_source_external_id_id_idx on external_reference (source, external_id, id);
create index external_reference_node_type_node_key_source_external_id_id_idx
  on external_reference (node_type, node_key, source, external_id, id);

-- What a foreign key would do, could it lead to many tables: locks the nodes, so that none goes meanwhile, and refuses
-- those that do not exist.
create function check_reference() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  kind text;
  relation text;
  broken record;
begin
  perform require_read_committed();
  for kind in select distinct node_type from new_rows order by node_type loop
    relation := lower(regexp_replace(kind, '([a-z])([A-Z])', '\\1_\\2', 'g'));
    execute format(
      'select from %I where id in (select node_key from new_rows where node_type = %L) order by id for key share',
      relation, kind
    );
    execute format(
      'select source, external_id, node_key from new_rows
       where node_type = %L and node_key not in (select id from %I where id in (select node_key from new_rows)) limit 1',
      kind, relation
    ) into broken;
    if broken is not null then
      perform refuse(
        format('Reference %s of %s names %s %s, which does not exist.',
          broken.external_id, broken.source, kind, broken.node_key),
        'external_reference_node_exists', 'external_reference'
      );
    end if;
  end loop;
  return null;
end $$;

create trigger external_reference_insert after insert on external_reference
  referencing new table as new_rows for each statement execute function check_reference();
create trigger external_reference_update after update on external_reference
  referencing new table as new_rows for each statement execute function check_reference();

-- A reference goes with its node. The node's writer waited for those who were just referring to it.
create function delete_references() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  if tg_op = 'TRUNCATE' then
    delete from external_reference where node_type = tg_argv[0];
  else
    delete from external_reference
    where node_type = tg_argv[0] and node_key in (select id from old_rows);
  end if;
  return null;
end $$;

-- Global ids are made of keys, and references hold them: a row keeps its key for life.
create function refuse_key_change() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform refuse(
    format('The key of a %s never changes.', tg_table_name), tg_table_name || '_key_constant', tg_table_name
  );
  return null;
end $$;
`;

const keys = nodeTypes
  .map((type) => ({ type, table: type.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase() }))
  .map(
    ({ type, table }) => `
create trigger ${table}_delete after delete on ${table}
  referencing old table as old_rows for each statement execute function delete_references('${type}');
create trigger ${table}_truncate after truncate on ${table}
  for each statement execute function delete_references('${type}');
create trigger ${table}_key before update of id on ${table}
  for each row when (old.id <> new.id) execute function refuse_key_change();`,
  )
  .join('');
