import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';

/** The parts of a financing program's budget that are planned for fiscal quarters. */
export class FinancingBudgets1780000000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table financing_budget (
        ${record},
        amount numeric(19,4) not null,
        currency text collate "C" not null,
        financing_program_id bigint not null references financing_program,
        fiscal_quarter_id bigint not null references fiscal_quarter,
        unique (financing_program_id, fiscal_quarter_id),
        foreign key (financing_program_id, currency) references financing_program (id, currency),
        constraint financing_budget_amount_check check (is_amount(amount, currency))
      );
      create index financing_budget_fiscal_quarter_id_id_idx on financing_budget (fiscal_quarter_id, id);
      ${nodeTypes([...before, 'FinancingBudget'])}
      create trigger financing_budget_delete after delete on financing_budget
        referencing old table as old_rows for each statement execute function delete_references('FinancingBudget');
      create trigger financing_budget_truncate after truncate on financing_budget
        for each statement execute function delete_references('FinancingBudget');
      create trigger financing_budget_key before update of id on financing_budget
        for each row when (old.id <> new.id) execute function refuse_key_change();
      ${calendar}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table financing_budget;
      drop function check_budget_calendar cascade;
      delete from external_reference where node_type = 'FinancingBudget';
      ${nodeTypes(before)}
    `);
  }
}

/** What an external reference could name before. */
const before = [
  ...['Region', 'Country', 'Vendor', 'FiscalQuarter', 'TechnologyCategory', 'Technology', 'Program', 'ProgramLaunch'],
  ...['Tier', 'Qualification', 'Competence', 'Requirement', 'CollaborativeService', 'Distributor', 'Partner'],
  ...['Enrolment', 'CompetenceValidation', 'QualificationApplication', 'Award', 'AwardSuspension', 'Offering'],
  ...['ResaleAgreement', 'DistributionAgreement', 'Enablement', 'Engagement', 'FinancingProgram', 'FundingRequest'],
  'LedgerEntry',
];

function nodeTypes(types: readonly string[]): string {
  return `
      create or replace function is_node_type(value text) returns boolean immutable parallel safe
        return value in (${types.map((type) => `'${type}'`).join(', ')});`.trimStart();
}

/**
 * A budget is planned for a quarter of the vendor whose program it supports. The rows that the rule reads are locked, so that
 * a writer of one of them waits for the writer of the budget.
 */
const calendar = `
      create function check_budget_calendar() returns trigger
        language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        strange record;
      begin
        perform require_read_committed();
        if tg_table_name = 'financing_budget' then
          perform from financing_program where id in (select financing_program_id from new_rows) order by id for share;
          perform from fiscal_quarter where id in (select fiscal_quarter_id from new_rows) order by id for share;
        end if;
        select financing.code as financing, quarter.code as quarter into strange
        from financing_budget budget
        join financing_program financing on financing.id = budget.financing_program_id
        join program on program.id = financing.program_id
        join fiscal_quarter quarter on quarter.id = budget.fiscal_quarter_id
        where quarter.vendor_id <> program.vendor_id limit 1;
        if found then
          perform refuse(
            format('The budget of %s is planned for %s, a fiscal quarter of another vendor.', strange.financing, strange.quarter),
            'financing_budget_calendar', 'financing_budget'
          );
        end if;
        return null;
      end $$;

      create trigger financing_budget_calendar_insert after insert on financing_budget
        referencing new table as new_rows for each statement execute function check_budget_calendar();
      create trigger financing_budget_calendar_update after update on financing_budget
        referencing new table as new_rows for each statement execute function check_budget_calendar();
      create trigger financing_budget_calendar after update of program_id on financing_program
        for each statement execute function check_budget_calendar();
      create trigger financing_budget_calendar after update of vendor_id on program
        for each statement execute function check_budget_calendar();
      create trigger financing_budget_calendar after update of vendor_id on fiscal_quarter
        for each statement execute function check_budget_calendar();`.trimStart();
