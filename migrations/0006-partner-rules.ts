import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rules about partners that span several rows. Each is held by the database itself, also against two writers at the
 * same moment: a writer locks what the rule reads, and then looks with a snapshot taken after the lock was granted.
 */
export class PartnerRules1780000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refusals);
    await queryRunner.query(hierarchies);
    await queryRunner.query(awards);
    await queryRunner.query(resale);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function check_offering_partner, check_resale_agreement, check_decided_application, check_award,
        check_hierarchy cascade;
      drop function require_read_committed, refuse;
    `);
  }
}

const refusals = `
-- Refuses a write as a check constraint does, so that a program can tell which rule was broken.
create function refuse(reason text, rule text, relation text) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception using message = reason, errcode = 'check_violation',
    constraint = rule, table = relation, schema = 'public';
end $$;

-- A transaction that keeps one snapshot for its whole life cannot see what another committed while it waited for a lock.
create function require_read_committed() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception using errcode = 'invalid_transaction_state',
      message = 'This write is checked against those of others, which takes a transaction that is READ COMMITTED.';
  end if;
end $$;
`;

const hierarchies = `
-- A row never stands above itself. Two rows that are moved at the same moment lock nothing in common, so all moves in
-- one table take turns. New rows need not: nothing points to a row before it exists, so a circle of them is of one statement.
create function check_hierarchy() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  moved constant text := case tg_op
    when 'INSERT' then 'select id, parent_id from new_rows where parent_id in (select id from new_rows)'
    else 'select n.id, n.parent_id from new_rows n join old_rows o using (id) where n.parent_id <> coalesce(o.parent_id, 0)'
  end;
  any_moved boolean;
  culprit text;
begin
  execute format('select exists (%s)', moved) into any_moved;
  if not any_moved then return null; end if;
  if tg_op = 'UPDATE' then
    perform require_read_committed();
    perform pg_advisory_xact_lock(hashtextextended('hierarchy of ' || tg_table_name, 0));
  end if;
  execute format(
    'with recursive chain (start, ancestor) as (
       %1$s
       union
       select chain.start, t.parent_id from chain join %2$I t on t.id = chain.ancestor where t.parent_id is not null
     )
     select t.slug from chain join %2$I t on t.id = chain.start where chain.start = chain.ancestor limit 1',
    moved, tg_table_name
  ) into culprit;
  if culprit is not null then
    perform refuse(
      format('The %s %s would stand above itself.', tg_table_name, culprit),
      tg_table_name || '_parent_acyclic', tg_table_name
    );
  end if;
  return null;
end $$;

create trigger partner_hierarchy_insert after insert on partner
  referencing new table as new_rows for each statement execute function check_hierarchy();
create trigger partner_hierarchy_update after update on partner
  referencing old table as old_rows new table as new_rows for each statement execute function check_hierarchy();
create trigger distributor_hierarchy_insert after insert on distributor
  referencing new table as new_rows for each statement execute function check_hierarchy();
create trigger distributor_hierarchy_update after update on distributor
  referencing old table as old_rows new table as new_rows for each statement execute function check_hierarchy();
`;

const awards = `
-- An award stands on an application that is approved, and renews an award that began before it. The second keeps renewals
-- free of circles without walking them. (Foreign keys see to it that partner and qualification are the same.)
create function check_award() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  broken record;
begin
  if tg_op = 'UPDATE' then
    if not exists (
      select from new_rows n join old_rows o using (id)
      where (n.application_id, n.previous_award_id, n.valid_from) is distinct from
        (o.application_id, o.previous_award_id, o.valid_from)
    ) then
      return null;
    end if;
    perform require_read_committed();
    perform pg_advisory_xact_lock(hashtextextended('renewals of award', 0));
  else
    perform require_read_committed();
    perform from award where id in (select previous_award_id from new_rows) order by id for share;
  end if;
  perform from qualification_application where id in (select application_id from new_rows) order by id for share;

  select a.id, a.status into broken
  from new_rows n join qualification_application a on a.id = n.application_id
  where a.status <> 'APPROVED' limit 1;
  if found then
    perform refuse(
      format('An award stands on an approved application; application %s is %s.', broken.id, broken.status),
      'award_application_approved', 'award'
    );
  end if;

  select later.id, later.valid_from, earlier.valid_from as begun into broken
  from award later join award earlier on earlier.id = later.previous_award_id
  where (later.id in (select id from new_rows) or earlier.id in (select id from new_rows))
    and later.valid_from <= earlier.valid_from
  limit 1;
  if found then
    perform refuse(
      format('An award renews one that began before it; award %s begins on %s, the one that it renews on %s.',
        broken.id, broken.valid_from, broken.begun),
      'award_previous_earlier', 'award'
    );
  end if;
  return null;
end $$;

create trigger award_insert after insert on award
  referencing new table as new_rows for each statement execute function check_award();
create trigger award_update after update on award
  referencing old table as old_rows new table as new_rows for each statement execute function check_award();

-- The other side: an application on which an award stands stays approved.
create function check_decided_application() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  if exists (select from award where application_id = new.id) then
    perform refuse(
      format('Application %s stays APPROVED: an award stands on it.', new.id),
      'award_application_approved', 'qualification_application'
    );
  end if;
  return null;
end $$;

create trigger qualification_application_update after update of status on qualification_application
  for each row when (old.status = 'APPROVED' and new.status <> 'APPROVED')
  execute function check_decided_application();
`;

const resale = `
-- A partner resells what another one offers. The foreign key's lock keeps an offering's partner as it is meanwhile.
create function check_resale_agreement() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  offered text;
begin
  select o.name into offered from new_rows n join offering o on o.id = n.offering_id
  where o.partner_id = n.reseller_id limit 1;
  if found then
    perform refuse(
      format('A partner resells offerings of others; %s is its own.', offered),
      'resale_agreement_other_partner', 'resale_agreement'
    );
  end if;
  return null;
end $$;

create trigger resale_agreement_insert after insert on resale_agreement
  referencing new table as new_rows for each statement execute function check_resale_agreement();
create trigger resale_agreement_update after update on resale_agreement
  referencing new table as new_rows for each statement execute function check_resale_agreement();

create function check_offering_partner() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  if exists (select from resale_agreement where offering_id = new.id and reseller_id = new.partner_id) then
    perform refuse(
      format('A partner resells offerings of others; %s would become its own.', new.name),
      'resale_agreement_other_partner', 'offering'
    );
  end if;
  return null;
end $$;

create trigger offering_partner_update after update of partner_id on offering
  for each row when (old.partner_id <> new.partner_id) execute function check_offering_partner();
`;
