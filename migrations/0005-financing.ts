import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';

/** The money that supports a program. */
export class Financing1780000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create type financing_kind as enum ('CLOUD_INFRASTRUCTURE', 'JOINT_MARKETING');
      create type financing_status as enum ('PLANNED', 'OPEN', 'CLOSED');
      create table financing_program (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        kind financing_kind not null,
        status financing_status not null default 'PLANNED',
        opens_on date,
        closes_on date,
        budget_amount numeric(19,4) not null,
        currency text not null,
        program_id bigint not null references program,
        unique (code),
        unique (id, currency),
        constraint financing_program_budget_check check (is_amount(budget_amount, currency)),
        constraint financing_program_window_check check (
          opens_on <= closes_on and is_day(opens_on) and is_day(closes_on)
        ),
        constraint financing_program_open_check check (status = 'PLANNED' or opens_on is not null),
        constraint financing_program_code_check check (is_code(code)),
        constraint financing_program_name_check check (is_localised(name)),
        constraint financing_program_currency_check check (is_currency(currency))
      );
      create index financing_program_program_id_code_id_idx on financing_program (program_id, code, id);

      create table financing_program_qualification (
        financing_program_id bigint not null references financing_program on delete cascade on update cascade,
        qualification_id bigint not null references qualification on delete cascade on update cascade,
        primary key (financing_program_id, qualification_id)
      );
      create index financing_program_qualification_financing_program_id_idx
        on financing_program_qualification (financing_program_id);
      create index financing_program_qualification_qualification_id_idx
        on financing_program_qualification (qualification_id);

      create table financing_program_country (
        financing_program_id bigint not null references financing_program on delete cascade on update cascade,
        country_id bigint not null references country on delete cascade on update cascade,
        primary key (financing_program_id, country_id)
      );
      create index financing_program_country_financing_program_id_idx
        on financing_program_country (financing_program_id);
      create index financing_program_country_country_id_idx on financing_program_country (country_id);

      create type funding_request_status
        as enum ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'CANCELLED', 'PAID');
      create table funding_request (
        ${record},
        submitted_at timestamptz(3),
        review_started_at timestamptz(3),
        decided_at timestamptz(3),
        decision_reason text,
        purpose text not null,
        requested_amount numeric(19,4) not null,
        currency text not null,
        status funding_request_status not null,
        financing_program_id bigint not null references financing_program,
        partner_id bigint not null references partner,
        distributor_id bigint references distributor,
        foreign key (financing_program_id, currency) references financing_program (id, currency),
        unique (id, currency),
        constraint funding_request_amount_check check (
          requested_amount > 0 and is_amount(requested_amount, currency)
        ),
        constraint funding_request_decision_check check (
          case
            when status = 'DRAFT' then submitted_at is null and review_started_at is null and decided_at is null
            when status = 'SUBMITTED' then submitted_at is not null and review_started_at is null and decided_at is null
            when status = 'IN_REVIEW' then submitted_at is not null and review_started_at is not null and decided_at is null
            when status in ('APPROVED', 'REJECTED', 'PAID') then submitted_at is not null and review_started_at is not null and decided_at is not null
            when status = 'CANCELLED' then decided_at is not null
          end
          and is_instant(submitted_at) and is_instant(review_started_at) and is_instant(decided_at)
          and coalesce(submitted_at <= review_started_at, true) and coalesce(review_started_at <= decided_at, true)
          and coalesce(submitted_at <= decided_at, true)
        ),
        constraint funding_request_purpose_check check (is_text(purpose))
      );
      create index funding_request_submitted_at_id_idx on funding_request (submitted_at, id);
      create index funding_request_distributor_id_idx on funding_request (distributor_id);
      create index funding_request_partner_id_submitted_at_id_idx on funding_request (partner_id, submitted_at, id);
      create index funding_request_financing_program_id_submitted_at_id_idx
        on funding_request (financing_program_id, submitted_at, id);

      create type ledger_entry_kind as enum ('APPROVE', 'RELEASE', 'PAY');
      create table ledger_entry (
        ${record},
        kind ledger_entry_kind not null,
        amount numeric(19,4) not null,
        currency text not null,
        booked_on date not null,
        funding_request_id bigint not null references funding_request,
        foreign key (funding_request_id, currency) references funding_request (id, currency),
        constraint ledger_entry_amount_check check (amount > 0 and is_amount(amount, currency)),
        constraint ledger_entry_booked_on_check check (is_day(booked_on))
      );
      create index ledger_entry_booked_on_id_idx on ledger_entry (booked_on, id);
      create index ledger_entry_funding_request_id_booked_on_id_idx
        on ledger_entry (funding_request_id, booked_on, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table ledger_entry, funding_request, financing_program_country,
        financing_program_qualification, financing_program;
      drop type ledger_entry_kind, funding_request_status, financing_status, financing_kind;
    `);
  }
}
