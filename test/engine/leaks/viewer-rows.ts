import type { Client } from 'pg';
import { Rows } from '../../support/rows';
import type { NamedViewer } from './viewers';

/** A period that is over long before the day of the tests. */
const over = { valid_from: '2009-02-01', valid_to: '2009-08-01' };

/**
 * Adds rows that one clause of a policy alone shows to a viewer, or one part of a clause alone hides from it. Generated data may
 * have none of them.
 */
export async function addRowsOfViewers(client: Client, viewers: readonly NamedViewer[]): Promise<void> {
  const partners = viewers.flatMap(({ viewer }) => viewer.partner?.key ?? []);
  const distributors = viewers.flatMap(({ viewer }) => viewer.distributor?.key ?? []);
  await measureHidden(client, partners);
  await addOwnRows(client, partners);
  await endAgreements(client, distributors);
  await resellOpenly(client);
  await shareReferences(client, distributors);
}

/** Measures, for some partners, each metric whose values partners do not see. */
async function measureHidden(client: Client, partners: readonly string[]): Promise<void> {
  await client.query(
    `insert into measurement (metric_id, partner_id, value, valid_from)
     select metric.id, partner, 7, $2 from metric, unnest($1::bigint[]) as partner
     where kind = 'MEASURED' and not partners_see
       and not exists (select from measurement where metric_id = metric.id and partner_id = partner)`,
    [partners, over.valid_from],
  );
}

/** Gives each partner an enrolment that is over and a reference that is not published yet, which only the partner itself sees. */
async function addOwnRows(client: Client, partners: readonly string[]): Promise<void> {
  const rows = new Rows(client);
  for (const partner of partners) {
    await rows.add('enrolment', { partner_id: partner, ...over });
    await rows.add('reference', { partner_id: partner, published_on: '2040-01-01' });
  }
}

/** Gives each distributor agreements that are over with half of the partners that it has never served. */
async function endAgreements(client: Client, distributors: readonly string[]): Promise<void> {
  for (const [index, distributor] of distributors.entries())
    await client.query(
      `with known as (select * from distribution_agreement where distributor_id = $1)
       insert into distribution_agreement (distributor_id, vendor_id, country_id, partner_id, listed, valid_from, valid_to)
       select $1, one.vendor_id, one.country_id, partner.id, false, $2, $3
       from partner, (select vendor_id, country_id from known order by id limit 1) as one
       where partner.id % 2 = $4 and partner.id not in (select partner_id from known)`,
      [distributor, over.valid_from, over.valid_to, index % 2],
    );
}

/** Lets the partners of engagements without a service resell one of another partner under its own name, and name it. */
async function resellOpenly(client: Client): Promise<void> {
  await client.query(`
    with engaged as (select distinct partner_id from engagement where offering_id is null),
      resold as (
        insert into resale_agreement (reseller_id, offering_id, white_label, valid_from)
        select engaged.partner_id, offering.id, false, date '2010-01-01'
        from engaged cross join lateral (
          select id from offering
          where status = 'PUBLISHED' and partner_id <> engaged.partner_id and id not in (
            select offering_id from resale_agreement where reseller_id = engaged.partner_id)
          order by id limit 1) as offering
        returning reseller_id, offering_id)
    update engagement set offering_id = resold.offering_id
    from resold where partner_id = reseller_id and engagement.offering_id is null and engagement.id % 2 = 0`);
}

/** Makes two rival distributors the importers of a third of the references each, and adds references of each to partners. */
async function shareReferences(client: Client, rivals: readonly string[]): Promise<void> {
  for (const [index, key] of rivals.entries()) {
    await client.query('update external_reference set importer_id = $1 where id % 3 = $2', [key, index]);
    await client.query(
      `insert into external_reference (source, external_id, node_type, node_key, importer_id)
       select 'import ' || $2::text, slug, 'Partner', id, $1 from partner where id % 4 <> $2::integer`,
      [key, index],
    );
  }
}
