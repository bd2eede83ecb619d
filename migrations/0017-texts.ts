import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts that do not depend on the default collation of the database: each text column has a collation of its own, and what
 * is the same but for its case is the same in every database.
 */
export class Texts1780000000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(collate((own) => own));
    await queryRunner.query(ignoringCase);
    await queryRunner.query(ignoringCaseIndexes);
    await queryRunner.query(nextQualification(' collate "C"'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(nextQualification(''));
    await queryRunner.query(`
      drop index partner_name_ignoring_case_idx, offering_name_ignoring_case_idx, engagement_customer_name_ignoring_case_idx;
      drop function ignoring_case;
    `);
    await queryRunner.query(collate(() => '"default"'));
  }
}

/** The columns that had the default collation, by the collation that they get: texts for people, and what is compared byte by byte. */
const columns: Readonly<Record<string, readonly string[]>> = {
  name_order: [
    'partner.legal_name',
    'partner.city',
    'partner.website',
    'vendor.website',
    'distributor.website',
    'program.default_locale',
    'competence_validation.evidence_url',
    'qualification_application.decision_reason',
    'award_suspension.reason',
    'offering.summary',
    'resale_agreement.brand_name',
    'funding_request.decision_reason',
    'funding_request.purpose',
  ],
  '"C"': [
    'engagement.currency',
    'financing_program.currency',
    'funding_request.currency',
    'ledger_entry.currency',
    'external_reference.node_type',
    'api_key.prefix',
    'api_key.hash',
    'api_key.role',
    'trusted_document.hash',
    'trusted_document.text',
  ],
};

/** A collation changes what indexes hold, not what tables do: PostgreSQL rewrites none of these. */
function collate(collationOf: (own: string) => string): string {
  const changes = Object.entries(columns).flatMap(([collation, names]) =>
    names.map((name) => {
      const [table, column] = name.split('.');
      return `alter table ${table} alter ${column} type text collate ${collationOf(collation)};`;
    }),
  );
  return changes.join('\n');
}

/** What a function gives has none of the collations of the columns that it comes from, so that codes need one here. */
export const nextQualification = (collation: string): string => `
create or replace function next_qualification(day date) returns table (
  id text, partner_id bigint, qualification_id bigint, program_code text, qualification_code text, missing_count integer
) language sql stable parallel safe
begin atomic
  select best.id, partner.id, best.qualification_id, best.program_code, best.qualification_code, best.missing_count
  from partner cross join lateral (
    select possible.* from qualification_eligibility(day) possible
    where possible.partner_id = partner.id and not exists (
      select from award_span held
      where held.partner_id = partner.id and held.qualification_id = possible.qualification_id
        and held.valid_from <= day and coalesce(held.valid_to > day, true)
    )
    order by possible.missing_count, possible.program_code${collation}, possible.qualification_code${collation} limit 1
  ) as best;
end;
`;

/**
 * What texts are compared by where case does not matter. SQL has \`casefold\` from PostgreSQL 18 on; before, small letters of
 * capital letters of small letters come to the same. Not strict, since PostgreSQL would not put a strict one in its place.
 */
export const ignoringCase = `
-- Each letter as its small letter, by Unicode and in no language of its own: ß as ss, each sigma alike, İ and ı as i.
-- Composed (NFC), so that it does not matter how an accent was typed; accents do matter. A text of ASCII alone, which has as
-- many bytes as characters, needs nothing of that.
create function ignoring_case(value text) returns text immutable parallel safe
  return case when octet_length(value) = length(value) then lower(value collate "C") collate "C"
    else normalize(replace(translate(lower(upper(lower(
      case when value is nfc normalized then value else normalize(value, nfc) end collate name_order
    ))), 'ς', 'σ'), 'i̇', 'i'), nfc) collate "C" end;
`;

/** Indexes for parts of texts whatever their case, beside those that tell cases apart. */
export const ignoringCaseIndexes = `
create index partner_name_ignoring_case_idx on partner using gin (ignoring_case(name) gin_trgm_ops);
create index offering_name_ignoring_case_idx on offering using gin (ignoring_case(name) gin_trgm_ops);
create index engagement_customer_name_ignoring_case_idx on engagement using gin (ignoring_case(customer_name) gin_trgm_ops);
`;
