import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';

/** The reference data, and what a partner program consists of. */
export class Program1780000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table region (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        unique (code),
        constraint region_code_check check (is_code(code)),
        constraint region_name_check check (is_localised(name, 'en'))
      );

      create table country (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        region_id bigint not null references region,
        unique (code),
        constraint country_code_check check (code ~ '^[A-Z]{2}$'),
        constraint country_name_check check (is_localised(name, 'en'))
      );
      create index country_region_id_code_id_idx on country (region_id, code, id);

      create table vendor (
        ${record},
        slug text collate "C" not null,
        name text collate name_order not null,
        website text,
        unique (slug),
        constraint vendor_slug_check check (is_slug(slug)),
        constraint vendor_name_check check (is_name(name)),
        constraint vendor_website_check check (is_web_address(website))
      );
      create index vendor_name_id_idx on vendor (name, id);

      create table fiscal_quarter (
        ${record},
        code text collate "C" not null,
        starts_on date not null,
        ends_on date not null,
        vendor_id bigint not null references vendor,
        unique (vendor_id, code),
        constraint fiscal_quarter_span_check check (starts_on <= ends_on and is_day(starts_on) and is_day(ends_on)),
        constraint fiscal_quarter_code_check check (is_code(code)),
        constraint fiscal_quarter_overlap_excl exclude using gist
          (vendor_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create index fiscal_quarter_starts_on_id_idx on fiscal_quarter (starts_on, id);
      create index fiscal_quarter_vendor_id_starts_on_id_idx on fiscal_quarter (vendor_id, starts_on, id);

      create table technology_category (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        unique (code),
        constraint technology_category_code_check check (is_code(code)),
        constraint technology_category_name_check check (is_localised(name, 'en'))
      );

      create table technology (
        ${record},
        slug text collate "C" not null,
        name text collate name_order not null,
        vendor_id bigint not null references vendor,
        category_id bigint not null references technology_category,
        unique (slug),
        constraint technology_slug_check check (is_slug(slug)),
        constraint technology_name_check check (is_name(name))
      );
      create index technology_category_id_name_id_idx on technology (category_id, name, id);
      create index technology_vendor_id_name_id_idx on technology (vendor_id, name, id);
      create index technology_name_id_idx on technology (name, id);

      create type sales_policy as enum ('INDIRECT_ONLY', 'DIRECT_AND_INDIRECT');
      create table program (
        ${record},
        code text collate "C" not null,
        default_locale text not null,
        name jsonb not null,
        summary jsonb not null,
        sales_policy sales_policy not null,
        rollout_months_min integer,
        rollout_months_max integer,
        vendor_id bigint not null references vendor,
        unique (code),
        constraint program_rollout_check check (rollout_months_min > 0 and rollout_months_max >= rollout_months_min),
        constraint program_code_check check (is_code(code)),
        constraint program_default_locale_check check (is_locale(default_locale)),
        constraint program_name_check check (is_localised(name, default_locale)),
        constraint program_summary_check check (is_localised(summary, default_locale))
      );
      create index program_vendor_id_code_id_idx on program (vendor_id, code, id);

      create table program_launch (
        ${record},
        planned_from date not null,
        planned_to date not null,
        launched_on date,
        program_id bigint not null references program,
        region_id bigint not null references region,
        unique (program_id, region_id),
        constraint program_launch_window_check check (
          planned_from <= planned_to and is_day(planned_from) and is_day(planned_to)
        ),
        constraint program_launch_launched_on_check check (is_day(launched_on))
      );
      create index program_launch_region_id_idx on program_launch (region_id);
      create index program_launch_program_id_planned_from_id_idx on program_launch (program_id, planned_from, id);

      create table tier (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        rank integer not null,
        program_id bigint not null references program,
        unique (program_id, code),
        unique (id, program_id),
        constraint tier_code_check check (is_code(code)),
        constraint tier_name_check check (is_localised(name)),
        constraint tier_rank_check check (rank >= 1)
      );
      create index tier_program_id_rank_id_idx on tier (program_id, rank, id);

      create table qualification (
        ${record},
        slug text collate "C" not null,
        code text collate "C" not null,
        name jsonb not null,
        summary jsonb not null,
        program_id bigint not null references program,
        unique (slug),
        unique (program_id, code),
        constraint qualification_slug_check check (is_slug(slug)),
        constraint qualification_code_check check (is_code(code)),
        constraint qualification_name_check check (is_localised(name)),
        constraint qualification_summary_check check (is_localised(summary))
      );
      create index qualification_code_id_idx on qualification (code, id);

      create table competence (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        unique (code),
        constraint competence_code_check check (is_code(code)),
        constraint competence_name_check check (is_localised(name, 'en'))
      );

      create type requirement_kind as enum ('COMPETENCE', 'VENDOR_TECHNOLOGY_OFFERING', 'WHITE_LABEL_AGREEMENT');
      create table requirement (
        ${record},
        code text collate "C" not null,
        kind requirement_kind not null,
        minimum integer not null default 1,
        summary jsonb not null,
        qualification_id bigint not null references qualification,
        competence_id bigint references competence,
        unique (qualification_id, code),
        constraint requirement_minimum_check check (minimum >= 1),
        constraint requirement_competence_check check ((kind = 'COMPETENCE') = (competence_id is not null)),
        constraint requirement_code_check check (is_code(code)),
        constraint requirement_summary_check check (is_localised(summary))
      );
      create index requirement_competence_id_code_id_idx on requirement (competence_id, code, id);

      create table collaborative_service (
        ${record},
        code text collate "C" not null,
        name jsonb not null,
        summary jsonb not null,
        program_id bigint not null references program,
        unique (code),
        constraint collaborative_service_code_check check (is_code(code)),
        constraint collaborative_service_name_check check (is_localised(name)),
        constraint collaborative_service_summary_check check (is_localised(summary))
      );
      create index collaborative_service_program_id_code_id_idx on collaborative_service (program_id, code, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table collaborative_service, requirement, competence, qualification, tier, program_launch, program,
        technology, technology_category, fiscal_quarter, vendor, country, region;
      drop type requirement_kind, sales_policy;
    `);
  }
}
