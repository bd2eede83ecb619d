import type { MigrationInterface, QueryRunner } from 'typeorm';
import { period, record } from './columns';

/** The partners, what they hold, and what they bring to the market. */
export class Partners1780000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create type partner_status as enum ('PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED');
      create table partner (
        ${record},
        slug text collate "C" not null,
        name text collate name_order not null,
        legal_name text,
        city text,
        latitude double precision,
        longitude double precision,
        website text,
        status partner_status not null,
        country_id bigint not null references country,
        parent_id bigint references partner,
        unique (slug),
        constraint partner_position_check check (
          (latitude is null) = (longitude is null)
          and latitude between -90 and 90 and longitude between -180 and 180
        ),
        constraint partner_parent_check check (parent_id <> id),
        constraint partner_slug_check check (is_slug(slug)),
        constraint partner_name_check check (is_name(name)),
        constraint partner_legal_name_check check (is_name(legal_name)),
        constraint partner_city_check check (is_name(city)),
        constraint partner_website_check check (is_web_address(website))
      );
      create index partner_parent_id_name_id_idx on partner (parent_id, name, id);
      create index partner_country_id_name_id_idx on partner (country_id, name, id);
      create index partner_name_id_idx on partner (name, id);

      create table partner_technology (
        ${record},
        ${period},
        partner_id bigint not null references partner,
        technology_id bigint not null references technology,
        unique (partner_id, technology_id, valid_from),
        constraint partner_technology_period_check check (
          valid_from < valid_to and is_day(valid_from) and is_day(valid_to)
        ),
        constraint partner_technology_overlap_excl exclude using gist
          (partner_id with =, technology_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index partner_technology_technology_id_partner_id_idx on partner_technology (technology_id, partner_id);

      create table enrolment (
        ${record},
        ${period},
        partner_id bigint not null references partner,
        program_id bigint not null references program,
        tier_id bigint references tier,
        foreign key (tier_id, program_id) references tier (id, program_id),
        unique (partner_id, program_id, valid_from),
        constraint enrolment_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
        constraint enrolment_overlap_excl exclude using gist
          (partner_id with =, program_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index enrolment_tier_id_idx on enrolment (tier_id);
      create index enrolment_valid_from_id_idx on enrolment (valid_from, id);
      create index enrolment_program_id_valid_from_id_idx on enrolment (program_id, valid_from, id);
      create index enrolment_partner_id_valid_from_id_idx on enrolment (partner_id, valid_from, id);

      create table competence_validation (
        ${record},
        ${period},
        evidence_url text,
        partner_id bigint not null references partner,
        competence_id bigint not null references competence,
        unique (partner_id, competence_id, valid_from),
        constraint competence_validation_period_check check (
          valid_from < valid_to and is_day(valid_from) and is_day(valid_to)
        ),
        constraint competence_validation_evidence_url_check check (is_web_address(evidence_url)),
        constraint competence_validation_overlap_excl exclude using gist
          (partner_id with =, competence_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index competence_validation_valid_from_id_idx on competence_validation (valid_from, id);
      create index competence_validation_competence_id_valid_from_id_idx
        on competence_validation (competence_id, valid_from, id);
      create index competence_validation_partner_id_valid_from_id_idx
        on competence_validation (partner_id, valid_from, id);

      create type application_status as enum ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN');
      create table qualification_application (
        ${record},
        submitted_at timestamptz(3),
        review_started_at timestamptz(3),
        decided_at timestamptz(3),
        decision_reason text,
        status application_status not null,
        partner_id bigint not null references partner,
        qualification_id bigint not null references qualification,
        unique (id, partner_id, qualification_id),
        constraint qualification_application_decision_check check (
          case
            when status = 'DRAFT' then submitted_at is null and review_started_at is null and decided_at is null
            when status = 'SUBMITTED' then submitted_at is not null and review_started_at is null and decided_at is null
            when status = 'IN_REVIEW' then submitted_at is not null and review_started_at is not null and decided_at is null
            when status in ('APPROVED', 'REJECTED') then submitted_at is not null and review_started_at is not null and decided_at is not null
            when status = 'WITHDRAWN' then decided_at is not null
          end
          and is_instant(submitted_at) and is_instant(review_started_at) and is_instant(decided_at)
          and coalesce(submitted_at <= review_started_at, true) and coalesce(review_started_at <= decided_at, true)
          and coalesce(submitted_at <= decided_at, true)
        )
      );
      create index qualification_application_submitted_at_id_idx on qualification_application (submitted_at, id);
      create index qualification_application_qualification_id_idx on qualification_application (qualification_id);
      create index qualification_application_partner_id_submitted_at_id_idx
        on qualification_application (partner_id, submitted_at, id);

      create type award_end_reason as enum ('EXPIRED', 'REVOKED', 'RENEWED');
      create table award (
        ${record},
        ${period},
        end_reason award_end_reason,
        partner_id bigint not null references partner,
        qualification_id bigint not null references qualification,
        application_id bigint not null references qualification_application,
        previous_award_id bigint references award,
        foreign key (application_id, partner_id, qualification_id)
          references qualification_application (id, partner_id, qualification_id),
        foreign key (previous_award_id, partner_id, qualification_id)
          references award (id, partner_id, qualification_id),
        unique (previous_award_id),
        unique (application_id),
        unique (partner_id, qualification_id, valid_from),
        unique (id, partner_id, qualification_id),
        constraint award_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
        constraint award_end_check check (end_reason is null or valid_to is not null),
        constraint award_previous_check check (previous_award_id <> id),
        constraint award_overlap_excl exclude using gist
          (partner_id with =, qualification_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index award_valid_from_id_idx on award (valid_from, id);
      create index award_qualification_id_valid_from_id_idx on award (qualification_id, valid_from, id);
      create index award_partner_id_valid_from_id_idx on award (partner_id, valid_from, id);

      create table award_suspension (
        ${record},
        ${period},
        reason text not null,
        award_id bigint not null references award,
        unique (award_id, valid_from),
        constraint award_suspension_period_check check (
          valid_from < valid_to and is_day(valid_from) and is_day(valid_to)
        ),
        constraint award_suspension_reason_check check (is_text(reason)),
        constraint award_suspension_overlap_excl exclude using gist
          (award_id with =, daterange(valid_from, valid_to) with &&)
      );

      create type service_model as enum ('IAAS', 'PAAS', 'SAAS', 'MANAGED');
      create type offering_status as enum ('DRAFT', 'PUBLISHED', 'RETIRED');
      create table offering (
        ${record},
        name text collate name_order not null,
        summary text,
        service_model service_model not null,
        status offering_status not null,
        published_on date,
        retired_on date,
        partner_id bigint not null references partner,
        unique (partner_id, name),
        constraint offering_status_check check (
          case status
            when 'DRAFT' then published_on is null and retired_on is null
            when 'PUBLISHED' then published_on is not null and retired_on is null
            else published_on is not null and retired_on is not null
          end
        ),
        constraint offering_dates_check check (
          published_on <= retired_on and is_day(published_on) and is_day(retired_on)
        ),
        constraint offering_name_check check (is_name(name))
      );
      create index offering_name_id_idx on offering (name, id);

      create table offering_technology (
        offering_id bigint not null references offering on delete cascade on update cascade,
        technology_id bigint not null references technology on delete cascade on update cascade,
        primary key (offering_id, technology_id)
      );
      create index offering_technology_offering_id_idx on offering_technology (offering_id);
      create index offering_technology_technology_id_idx on offering_technology (technology_id);

      create table resale_agreement (
        ${record},
        ${period},
        white_label boolean not null,
        brand_name text,
        reseller_id bigint not null references partner,
        offering_id bigint not null references offering,
        unique (reseller_id, offering_id, valid_from),
        constraint resale_agreement_period_check check (
          valid_from < valid_to and is_day(valid_from) and is_day(valid_to)
        ),
        constraint resale_agreement_brand_check check (white_label or brand_name is null),
        constraint resale_agreement_brand_name_check check (is_name(brand_name)),
        constraint resale_agreement_overlap_excl exclude using gist
          (reseller_id with =, offering_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index resale_agreement_valid_from_id_idx on resale_agreement (valid_from, id);
      create index resale_agreement_offering_id_valid_from_id_idx on resale_agreement (offering_id, valid_from, id);
      create index resale_agreement_reseller_id_valid_from_id_idx on resale_agreement (reseller_id, valid_from, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table resale_agreement, offering_technology, offering, award_suspension, award,
        qualification_application, competence_validation, enrolment, partner_technology, partner;
      drop type service_model, offering_status, award_end_reason, application_status, partner_status;
    `);
  }
}
