import type { MigrationInterface, QueryRunner } from 'typeorm';
import { period, record } from './columns';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/** Metrics that are measured elsewhere, with their values; and the people of partners, with their certificates. */
export class MeasuredMetrics1780000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create type metric_kind as enum ('COUNTED', 'MEASURED');
      alter table metric
        add kind metric_kind not null default 'COUNTED',
        alter edge drop not null,
        drop constraint metric_edge_check,
        drop constraint metric_field_check,
        drop constraint metric_filter_check,
        add constraint metric_edge_check check (edge ~ '^[a-z][A-Za-z]*$' and (edge is not null) = (kind = 'COUNTED')),
        add constraint metric_field_check check (
          field ~ '^[a-z][A-Za-z]*$' and (field is null) = (kind = 'MEASURED' or aggregation = 'COUNT')
        ),
        add constraint metric_filter_check check (is_text(filter) and (filter is null or kind = 'COUNTED'));
    `);
    await queryRunner.query(tables);
    await queryRunner.query(values);
    await addNodeTypes(queryRunner, ...types);
  }

  /** Measured metrics, and what asks for them, are lost. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table certification, person, measurement;
      drop function check_measurement cascade;
    `);
    await removeNodeTypes(queryRunner, ...types);
    await queryRunner.query(`
      with recursive gone (id) as (
        select requirement.id from requirement join metric on metric.id = metric_id where kind = 'MEASURED'
        union select requirement.parent_id from requirement join gone using (id) where requirement.parent_id is not null
      ), below (id) as (
        select id from gone union select requirement.id from requirement join below on below.id = requirement.parent_id
      ) delete from requirement where id in (select id from below);
      delete from metric where kind = 'MEASURED';
      set constraints all immediate;
      set constraints all deferred;
      alter table metric
        drop constraint metric_edge_check,
        drop constraint metric_field_check,
        drop constraint metric_filter_check,
        drop kind,
        alter edge set not null,
        add constraint metric_edge_check check (edge ~ '^[a-z][A-Za-z]*$'),
        add constraint metric_field_check check (field ~ '^[a-z][A-Za-z]*$' and (field is null) = (aggregation = 'COUNT')),
        add constraint metric_filter_check check (is_text(filter));
      drop type metric_kind;
    `);
  }
}

const types = ['Measurement', 'Person', 'Certification'];

const tables = `
create table measurement (
  ${record},
  ${period},
  value numeric(21,6) not null,
  currency text collate "C",
  evidence_url text collate name_order,
  partner_id bigint not null references partner,
  metric_id bigint not null references metric,
  unique (partner_id, metric_id, valid_from),
  constraint measurement_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
  constraint measurement_value_check check (value <> 'NaN'),
  constraint measurement_currency_check check (is_currency(currency)),
  constraint measurement_evidence_url_check check (is_web_address(evidence_url))
);
create index measurement_partner_id_valid_from_id_idx on measurement (partner_id, valid_from, id);
create index measurement_metric_id_valid_from_id_idx on measurement (metric_id, valid_from, id);
create index measurement_valid_from_id_idx on measurement (valid_from, id);

create table person (
  ${record},
  ${period},
  key text collate "C" not null,
  partner_id bigint not null references partner,
  unique (key),
  constraint person_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
  constraint person_key_check check (is_name(key))
);
create index person_key_id_idx on person (key, id);
create index person_partner_id_key_id_idx on person (partner_id, key, id);

-- What is known of a person goes with the person.
create table certification (
  ${record},
  ${period},
  code text collate "C" not null,
  level text collate "C",
  person_id bigint not null references person on delete cascade,
  unique (person_id, code, valid_from),
  constraint certification_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
  constraint certification_code_check check (is_code(code)),
  constraint certification_level_check check (is_code(level))
);
create index certification_person_id_valid_from_id_idx on certification (person_id, valid_from, id);
create index certification_valid_from_id_idx on certification (valid_from, id);
${types.map((type) => nodeTriggers(type, type.toLowerCase())).join('')}
`;

/** The rows that the rule reads are locked, so that a writer of one of them waits for the writer of a measurement. */
const values = `
create function check_measurement() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  wrong record;
begin
  perform require_read_committed();
  if tg_table_name = 'measurement' then
    perform from metric where id in (select metric_id from new_rows) order by id for share;
    select metric.code, metric.kind, metric.unit, metric.currency, n.currency as given, n.value into wrong
    from new_rows n join metric on metric.id = n.metric_id
    where metric.kind <> 'MEASURED' or n.currency is distinct from metric.currency
      or metric.unit = 'BOOLEAN' and n.value not in (0, 1)
      or metric.unit in ('COUNT', 'PEOPLE') and (n.value < 0 or n.value <> trunc(n.value))
    limit 1;
  else
    select metric.code, metric.kind, metric.unit, metric.currency, m.currency as given, m.value into wrong
    from new_rows metric join measurement m on m.metric_id = metric.id
    where metric.kind <> 'MEASURED' or m.currency is distinct from metric.currency
      or metric.unit = 'BOOLEAN' and m.value not in (0, 1)
      or metric.unit in ('COUNT', 'PEOPLE') and (m.value < 0 or m.value <> trunc(m.value))
    limit 1;
  end if;
  if not found then return null; end if;
  if wrong.kind <> 'MEASURED' then
    perform refuse(format('The metric %s is counted, so it has no measurements.', wrong.code), 'measurement_metric', 'measurement');
  elsif wrong.given is distinct from wrong.currency then
    perform refuse(format('The metric %s is in %s, not in %s.', wrong.code, coalesce(wrong.currency, 'no currency'),
      coalesce(wrong.given, 'no currency')), 'measurement_metric_currency', 'measurement');
  end if;
  perform refuse(format('The metric %s has the unit %s, which %s is not of.', wrong.code, wrong.unit, trim_scale(wrong.value)),
    'measurement_metric_unit', 'measurement');
  return null;
end $$;

create trigger measurement_metric_insert after insert on measurement
  referencing new table as new_rows for each statement execute function check_measurement();
create trigger measurement_metric_update after update on measurement
  referencing new table as new_rows for each statement execute function check_measurement();
create trigger metric_measurements after update on metric
  referencing new table as new_rows for each statement execute function check_measurement();
`;
