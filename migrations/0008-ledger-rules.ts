import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger only grows, and its balances stay within what was asked for and what was set aside. */
export class LedgerRules1780000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(appendOnly);
    await queryRunner.query(balances);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function check_financing_program, check_funding_request, check_ledger, refuse_ledger_change cascade;
      drop function check_balances;
    `);
  }
}

const appendOnly = `
create function refuse_ledger_change() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform refuse(
    'Ledger entries are never changed or deleted: book another entry instead.',
    'ledger_entry_append_only', 'ledger_entry'
  );
  return null;
end $$;

create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_ledger_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function refuse_ledger_change();
`;

const balances = `
-- On every day: per request, paid <= approved <= requested; per financing program, committed <= budget. Writers lock the
-- requests first and then their programs, each by key, so that they wait for one another instead of for each other.
create function check_balances(requests bigint[], programs bigint[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  broken record;
begin
  select balance.*, request.requested_amount into broken from (
    select funding_request_id, booked_on,
      sum(sum(case kind when 'APPROVE' then amount when 'RELEASE' then -amount else 0 end)) over days as approved,
      sum(sum(case kind when 'PAY' then amount else 0 end)) over days as paid
    from ledger_entry
    where funding_request_id in (select unnest(requests))
    group by funding_request_id, booked_on
    window days as (partition by funding_request_id order by booked_on)
  ) as balance join funding_request as request on request.id = balance.funding_request_id
  where balance.approved > request.requested_amount or balance.paid > balance.approved
  limit 1;
  if broken.approved > broken.requested_amount then
    perform refuse(
      format('On %s, %s would stand approved for funding request %s, which asks for %s.',
        broken.booked_on, broken.approved, broken.funding_request_id, broken.requested_amount),
      'funding_request_approved_within_requested', 'ledger_entry'
    );
  elsif broken.paid > broken.approved then
    perform refuse(
      format('On %s, %s would be paid for funding request %s, for which %s stands approved.',
        broken.booked_on, broken.paid, broken.funding_request_id, broken.approved),
      'funding_request_paid_within_approved', 'ledger_entry'
    );
  end if;

  select balance.*, program.code, program.budget_amount into broken from (
    select request.financing_program_id, entry.booked_on,
      sum(sum(case entry.kind when 'APPROVE' then entry.amount when 'RELEASE' then -entry.amount else 0 end)) over days
        as committed
    from funding_request as request join ledger_entry as entry on entry.funding_request_id = request.id
    where request.financing_program_id in (select unnest(programs))
    group by request.financing_program_id, entry.booked_on
    window days as (partition by request.financing_program_id order by entry.booked_on)
  ) as balance join financing_program as program on program.id = balance.financing_program_id
  where balance.committed > program.budget_amount
  limit 1;
  if found then
    perform refuse(
      format('On %s, %s would be committed of financing program %s, whose budget is %s.',
        broken.booked_on, broken.committed, broken.code, broken.budget_amount),
      'financing_program_committed_within_budget', 'ledger_entry'
    );
  end if;
end $$;

create function check_ledger() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  requests constant bigint[] := array(select distinct funding_request_id from new_rows);
  programs bigint[];
begin
  perform require_read_committed();
  perform from funding_request where id in (select unnest(requests)) order by id for no key update;
  programs := array(select distinct financing_program_id from funding_request where id in (select unnest(requests)));
  perform from financing_program where id in (select unnest(programs)) order by id for no key update;
  perform check_balances(requests, programs);
  return null;
end $$;

create trigger ledger_entry_balances after insert on ledger_entry
  referencing new table as new_rows for each statement execute function check_ledger();

create function check_funding_request() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  requests bigint[];
  programs bigint[];
begin
  select array_agg(distinct n.id), array_agg(distinct n.financing_program_id) into requests, programs
  from new_rows n join old_rows o using (id)
  where n.requested_amount < o.requested_amount or n.financing_program_id <> o.financing_program_id;
  if requests is null then return null; end if;
  perform require_read_committed();
  perform from financing_program where id in (select unnest(programs)) order by id for no key update;
  perform check_balances(requests, programs);
  return null;
end $$;

create trigger funding_request_balances after update on funding_request
  referencing old table as old_rows new table as new_rows for each statement execute function check_funding_request();

create function check_financing_program() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  perform check_balances('{}', array[new.id]);
  return null;
end $$;

create trigger financing_program_balances after update of budget_amount on financing_program
  for each row when (new.budget_amount < old.budget_amount) execute function check_financing_program();
`;
