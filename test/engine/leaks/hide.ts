import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { keepDeclassified } from './declassified';

/** Every edge that may be null, or that is null if its target is hidden: table, column, and the target's table. */
const nullableEdges = [
  ['partner', 'parent_id', 'partner'],
  ['award', 'application_id', 'qualification_application'],
  ['award', 'previous_award_id', 'award'],
  ['distribution_agreement', 'partner_id', 'partner'],
  ['reference', 'offering_id', 'offering'],
  ['resale_agreement', 'reseller_id', 'partner'],
  ['resale_agreement', 'offering_id', 'offering'],
  ['engagement', 'offering_id', 'offering'],
  ['engagement', 'customer_partner_id', 'partner'],
] as const;

/** Links without an entity: they are deleted with the rows that they join. */
const links = [
  ['partner_technology', 'partner_id', 'partner'],
  ['offering_technology', 'offering_id', 'offering'],
  ['partner_term', 'partner_id', 'partner'],
  ['offering_term', 'offering_id', 'offering'],
  ['reference_technology', 'reference_id', 'reference'],
  ['financing_program_country', 'financing_program_id', 'financing_program'],
  ['financing_program_qualification', 'financing_program_id', 'financing_program'],
] as const;

/** The rows of each table that a viewer may see by "Who sees what", in the order in which the tables refer to each other. */
function visibleRows({ role, partner, distributor }: Viewer, day: string): readonly (readonly [string, string])[] {
  const [isPartner, isDistributor, isAnalyst] = ['PARTNER', 'DISTRIBUTOR', 'ANALYST'].map((each) => role === each);
  const today = `date '${day}'`;
  const inForce = `(valid_from <= ${today} and (valid_to is null or valid_to > ${today}))`;
  const own = isPartner ? `= ${partner?.key}` : isDistributor ? `in (select partner_id from mine)` : 'in (select 0)';
  const ofPartner = (or: string): string =>
    `partner_id in (select id from partner) and (${isAnalyst} or partner_id ${own} or ${or})`;
  const suspended = `exists (select from award_suspension where award_id = award.id and ${inForce})`;
  return [
    ['partner', `${isAnalyst} or status = 'ACTIVE' or id ${own}`],
    ['location', 'partner_id in (select id from partner)'],
    ['former_slug', 'partner_id in (select id from partner)'],
    ['award', ofPartner(`(${inForce} and not ${suspended})`)],
    [
      'award_suspension',
      `award_id in (select id from award) and (${isAnalyst} or ${inForce} or (select partner_id from award where id = award_id) ${own})`,
    ],
    ['enrolment', ofPartner(inForce)],
    ['offering', ofPartner(`status = 'PUBLISHED'`)],
    ['reference', ofPartner(`published_on <= ${today}`)],
    [
      'measurement',
      `${ofPartner('false')} and (select ${isPartner ? 'partners_see' : isDistributor ? 'distributors_see' : 'analysts_see'}
        from metric where id = metric_id)`,
    ],
    ['person', `partner_id in (select id from partner) and (${isAnalyst} or (${isPartner} and partner_id ${own}))`],
    ['certification', 'person_id in (select id from person)'],
    ['competence_validation', ofPartner('false')],
    ['qualification_application', ofPartner('false')],
    [
      'distribution_agreement',
      `${isAnalyst} or (listed and ${inForce}) or (${isPartner} and partner_id ${own}) or (${isDistributor} and distributor_id = ${distributor?.key ?? 0})`,
    ],
    [
      'resale_agreement',
      isAnalyst
        ? 'not white_label'
        : `${isPartner} and (reseller_id ${own} or (select partner_id from every_offering where id = offering_id) ${own})`,
    ],
    ['financing_program', `${isAnalyst} or status in ('PLANNED', 'OPEN')`],
    ['financing_budget', `${isAnalyst}`],
    [
      'funding_request',
      `partner_id in (select id from partner) and financing_program_id in (select id from financing_program)
        and (${isAnalyst} or (${isPartner} and partner_id ${own})
          or (${isDistributor} and partner_id ${own} and (distributor_id is null or distributor_id = ${distributor?.key ?? 0})))`,
    ],
    ['ledger_entry', `funding_request_id in (select id from funding_request) and (${isAnalyst} or ${isPartner})`],
    [
      'engagement',
      `partner_id in (select id from partner)
        and (${isAnalyst} or (${isPartner} and partner_id ${own}) or (${isDistributor} and distributor_id = ${distributor?.key ?? 0}))`,
    ],
    ['enablement', `${isAnalyst} or (${isDistributor} and distributor_id = ${distributor?.key ?? 0})`],
    ['external_reference', `${isDistributor} and importer_id = ${distributor?.key ?? 0}`],
  ];
}

/**
 * Deletes from a copy of the database what a viewer may not see, and nulls what it may not see of the rest. It is written
 * by hand from the table of who sees what, and knows nothing of the engine.
 * @returns the number of deleted rows of each table
 */
export async function hideFrom(client: Client, viewer: Viewer, day: string): Promise<ReadonlyMap<string, number>> {
  const gone = new Map<string, number>();
  await client.query("set session_replication_role = 'replica'");
  await client.query(
    `create temporary table mine as select partner_id from distribution_agreement
      where distributor_id = ${viewer.distributor?.key ?? 0} and valid_from <= '${day}' and (valid_to is null or valid_to > '${day}')`,
  );
  await client.query('create temporary table every_offering as select id, partner_id from offering');
  const isSeen =
    viewer.role === 'ANALYST'
      ? 'true'
      : viewer.role === 'DISTRIBUTOR'
        ? 'id in (select partner_id from mine)'
        : `id = ${viewer.partner?.key ?? 0}`;
  await keepDeclassified(client, viewer, isSeen);
  await hideProviders(client, viewer);
  await client.query(`update partner set legal_name = null where (${isSeen}) is not true`);
  await client.query(
    `update partner set email = null, telephone = null where (contact_is_public or ${isSeen}) is not true`,
  );
  const ofSeen = `exists (select from partner where id = partner_id and (contact_is_public or ${isSeen}))`;
  await client.query(`update location set telephone = null where (${ofSeen}) is not true`);
  for (const [table, visible] of visibleRows(viewer, day)) {
    const { rowCount } = await client.query(`delete from ${table} where (${visible}) is not true`);
    gone.set(table, rowCount ?? 0);
  }
  for (const [table, column, target] of links)
    await client.query(`delete from ${table} where ${column} not in (select id from ${target})`);
  // The provider that an engagement names may be one that this viewer does not see.
  await client.query('alter table engagement disable trigger engagement_named_provider');
  for (const [table, column, target] of nullableEdges) {
    await client.query(`alter table ${table} alter ${column} drop not null`);
    await client.query(`update ${table} set ${column} = null where ${column} not in (select id from ${target})`);
  }
  await hideRevisions(client, viewer, isSeen, ofSeen);
  await client.query('select rebuild_derived_rows()');
  await client.query('analyze');
  return gone;
}

/** Only program managers, the provider and the reseller see the provider behind a white-label service. */
async function hideProviders(client: Client, { role }: Viewer): Promise<void> {
  if (role !== 'ANALYST' && role !== 'DISTRIBUTOR') return;
  await client.query(
    `update engagement set offering_id = null where exists (select from resale_agreement
      where white_label and reseller_id = engagement.partner_id and resale_agreement.offering_id = engagement.offering_id)`,
  );
}

/**
 * Values that change with any field of a row are null if a field of the row is hidden. If an offering can be hidden, they are
 * shown only by rows with a visible offering, so that a viewer cannot tell a hidden offering from none.
 */
async function hideRevisions(client: Client, { role }: Viewer, isSeen: string, ofSeen: string): Promise<void> {
  const hidden = {
    partner: `(${isSeen}) is not true`,
    location: `(${ofSeen}) is not true`,
    financing_program: String(role !== 'ANALYST'),
    engagement: role === 'ANALYST' || role === 'DISTRIBUTOR' ? 'offering_id is null' : 'false',
  };
  for (const [table, where] of Object.entries(hidden)) {
    await client.query(`alter table ${table} alter revision drop not null, alter updated_at drop not null`);
    await client.query(`update ${table} set revision = null, updated_at = null where ${where}`);
  }
}
