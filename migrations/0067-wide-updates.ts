import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A part of a function, as it was and as it is. */
type Part = readonly [before: string, after: string];

/**
 * An update of many rows takes a time that grows with their number, not with its square. No trigger joins the old rows to the new ones any
 * more: they have no index, and PostgreSQL joins them by a loop in a loop if it expects the first match soon, or if it made its plan for a few
 * rows before.
 */
export class WideUpdates1780000000067 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, parts] of Object.entries(functions)) await replaceParts(queryRunner, name, parts);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, parts] of Object.entries(functions))
      await replaceParts(
        queryRunner,
        name,
        parts.map(([before, after]) => [after, before]),
      );
  }
}

async function replaceParts(queryRunner: QueryRunner, name: string, parts: readonly Part[]): Promise<void> {
  const [{ definition }] = (await queryRunner.query('select pg_get_functiondef($1::regproc) as definition', [
    `public.${name}`,
  ])) as [{ definition: string }];
  let text = definition;
  for (const [from, to] of parts) {
    if (!text.includes(from)) throw new Error(`The function ${name} is not the one that is expected.`);
    text = text.replace(from, () => to);
  }
  await queryRunner.query(text);
}

/** The rows that an update changed in some columns. */
const changed = (columns: string): string => `select ${columns} from new_rows except select ${columns} from old_rows`;

/** The rows of before and after an update, each with which it is. */
const bothRows = (columns: string): string =>
  `(select ${columns}, true as is_new from new_rows union all select ${columns}, false from old_rows) both_rows`;

const given = (column: string): string => `max(${column}) filter (where is_new)`;
const former = (column: string): string => `max(${column}) filter (where not is_new)`;

const place = 'id, partner_id, is_main, city, country_id, latitude, longitude';
const placeOfPartner = 'id, city, country_id, latitude, longitude';

const functions: { readonly [name: string]: readonly Part[] } = {
  check_hierarchy: [
    [
      'select n.id, n.parent_id from new_rows n join old_rows o using (id) where n.parent_id <> coalesce(o.parent_id, 0)',
      '(select id, parent_id from new_rows where parent_id is not null except select id, parent_id from old_rows)',
    ],
  ],
  keep_former_slugs: [
    ['select from new_rows n join old_rows o using (id) where n.slug <> o.slug', changed('id, slug')],
    [
      'select o.slug, o.id from new_rows n join old_rows o using (id) where n.slug <> o.slug',
      `select former, id from (
      select id, ${given('slug')} as given, ${former('slug')} as former from ${bothRows('id, slug')} group by id
    ) renamed where given <> former`,
    ],
  ],
  check_award: [
    [
      `select from new_rows n join old_rows o using (id)
      where (n.application_id, n.previous_award_id, n.valid_from) is distinct from
        (o.application_id, o.previous_award_id, o.valid_from)`,
      changed('id, application_id, previous_award_id, valid_from'),
    ],
  ],
  keep_spans_of_awards: [
    [
      `select id from new_rows n join old_rows o using (id)
        where (n.partner_id, n.qualification_id, n.valid_from, n.valid_to)
          is distinct from (o.partner_id, o.qualification_id, o.valid_from, o.valid_to)`,
      `select id from (${changed('id, partner_id, qualification_id, valid_from, valid_to')}) changed`,
    ],
  ],
  keep_offers_of_programs: [
    [
      `select n.id from new_rows n join old_rows o using (id)
        where (n.status, n.opens_on, n.closes_on) is distinct from (o.status, o.opens_on, o.closes_on)`,
      `select id from (${changed('id, status, opens_on, closes_on')}) changed`,
    ],
  ],
  check_funding_request: [
    [
      `from new_rows n join old_rows o using (id)
  where n.requested_amount < o.requested_amount or n.financing_program_id <> o.financing_program_id`,
      `from (
    select id, ${given('financing_program_id')} as financing_program_id, ${former('financing_program_id')} as former_program_id,
      ${given('requested_amount')} as requested, ${former('requested_amount')} as formerly_requested
    from ${bothRows('id, financing_program_id, requested_amount')} group by id
  ) n
  where requested < formerly_requested or financing_program_id <> former_program_id`,
    ],
  ],
  keep_places_of_locations: [
    [
      `select unnest(array[n.partner_id, o.partner_id]) from new_rows n join old_rows o using (id)
        where (n.partner_id, n.is_main, n.city, n.country_id, n.latitude, n.longitude)
          is distinct from (o.partner_id, o.is_main, o.city, o.country_id, o.latitude, o.longitude)`,
      `select partner_id from ${bothRows(place)} group by ${place} having count(*) = 1`,
    ],
  ],
  keep_places_of_partners: [
    [
      `from new_rows n join old_rows o using (id)
  where location.partner_id = n.id and location.is_main
    and (n.city, n.country_id, n.latitude, n.longitude) is distinct from (o.city, o.country_id, o.latitude, o.longitude)`,
      `from (
    select ${placeOfPartner}, max(updated_at) as updated_at from ${bothRows(`${placeOfPartner}, updated_at`)}
    group by ${placeOfPartner} having count(*) = 1 and bool_and(is_new)
  ) n
  where location.partner_id = n.id and location.is_main`,
    ],
  ],
};
