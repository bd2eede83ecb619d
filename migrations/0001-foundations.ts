import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the tables stand on: an extension, two collations, and the functions that their checks share. */
export class Foundations1780000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(foundations);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function is_node_type, is_amount, is_currency, currency_scale, is_localised, is_locale,
        is_web_address, is_text, is_name, is_code, is_slug, is_instant, is_day;
      drop collation name_order, name_equal;
      drop extension btree_gist;
    `);
  }
}

/**
 * Every space and line break of Unicode, for a bracket expression. `[[:space:]]` means less in some locales than in others,
 * and a row that one database takes must not be refused by the next.
 */
export const space =
  '\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
const control = '\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029';

/** The functions have SQL-standard bodies: names in them are resolved now, and PostgreSQL inlines them into the checks. */
export const foundations = `
-- Exclusion constraints compare keys with = and periods with && in one index.
create extension btree_gist;

-- Names sort by their letters first, whatever their case and accents; bytes break the tie, so that the order is total
-- and equal means identical. The same on every system, whatever the locale of the database.
create collation name_order (provider = icu, locale = 'und-u-ks-level1', deterministic = true);

-- Whether two names differ in case and accents at most.
create collation name_equal (provider = icu, locale = 'und-u-ks-level1', deterministic = false);

-- Days and instants are those that the API can show: years 1 to 9999, so neither infinity.
create function is_day(value date) returns boolean immutable parallel safe
  return value between date '0001-01-01' and date '9999-12-31';

create function is_instant(value timestamptz) returns boolean immutable parallel safe
  return value >= timestamptz '0001-01-01 00:00:00+00' and value < timestamptz '10000-01-01 00:00:00+00';

create function is_slug(value text) returns boolean immutable parallel safe
  return length(value) <= 100 and value ~ '^[a-z0-9]+(-[a-z0-9]+)*$';

create function is_code(value text) returns boolean immutable parallel safe
  return length(value) <= 100 and value ~ '^[A-Z0-9]+([_-][A-Z0-9]+)*$';

-- One line, without space around it, and short enough for an index.
create function is_name(value text) returns boolean immutable parallel safe
  return length(value) between 1 and 200 and value !~ '^[${space}]|[${space}]$|[${control}]';

create function is_text(value text) returns boolean immutable parallel safe
  return length(value) <= 10000 and value ~ '[^${space}]';

create function is_web_address(value text) returns boolean immutable parallel safe
  return length(value) <= 2000 and value ~ '^https?://[^${space}]+$';

-- A language tag in its canonical form, as texts are looked up by it: fr, fr-CA, zh-Hant-TW, ca-valencia.
create function is_locale(value text) returns boolean immutable parallel safe
  return length(value) <= 35 and value ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$';

-- An object of texts by locale; the required locale is among them. Strict mode, because lax mode looks inside of arrays.
create function is_localised(value jsonb, required text default null) returns boolean immutable parallel safe
  return jsonb_typeof(value) = 'object' and value <> '{}' and (required is null or value ? required)
    and not value @? 'strict $.* ? (@.type() != "string" || !(@ like_regex "[^${space}]"))'
    and not value @? 'strict $.keyvalue() ? (!(@.key like_regex "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"))';

-- Digits after the point of a currency, from ISO 4217; two where the code is unknown.
create function currency_scale(currency text) returns integer immutable parallel safe
  return case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when currency in ('CLF', 'UYW') then 4
    else 2
  end;

create function is_currency(value text) returns boolean immutable parallel safe
  return value ~ '^[A-Z]{3}$';

-- PostgreSQL holds NaN greater than every number and equal to itself, so it passes comparisons.
create function is_amount(amount numeric, currency text) returns boolean immutable parallel safe
  return amount >= 0 and amount <> 'NaN' and amount = round(amount, currency_scale(currency));

-- What an external reference can name: every type of the graph but references themselves.
create function is_node_type(value text) returns boolean immutable parallel safe
  return value in (
    'Region', 'Country', 'Vendor', 'FiscalQuarter', 'TechnologyCategory', 'Technology', 'Program', 'ProgramLaunch', 'Tier',
    'Qualification', 'Competence', 'Requirement', 'CollaborativeService', 'Distributor', 'Partner', 'Enrolment',
    'CompetenceValidation', 'QualificationApplication', 'Award', 'AwardSuspension', 'Offering', 'ResaleAgreement',
    'DistributionAgreement', 'Enablement', 'Engagement', 'FinancingProgram', 'FundingRequest', 'LedgerEntry'
  );
`;
