import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';

/** A viewer of the leak test, with the reason for it. */
export interface NamedViewer {
  readonly name: string;
  readonly viewer: Viewer;
}

/** Partners that may see some hidden rows. Each query returns the slug and the key of one. */
const partners = {
  'a reseller under white label': `select reseller_id from resale_agreement where white_label group by 1 order by count(*) desc, 1 limit 1`,
  'the provider behind a white label': `select offering.partner_id from resale_agreement join offering on offering.id = offering_id
    where white_label group by 1 order by count(*) desc, 1 limit 1`,
  'a partner that the public does not see': `select partner.id from partner join award on award.partner_id = partner.id
    where partner.status <> 'ACTIVE' group by 1 order by count(*) desc, 1 limit 1`,
  'a partner with money and engagements, and no part in any white label': `select funding_request.partner_id from funding_request
    join ledger_entry on funding_request_id = funding_request.id join engagement on engagement.partner_id = funding_request.partner_id
    where not exists (select from resale_agreement join offering on offering.id = offering_id
      where white_label and funding_request.partner_id in (reseller_id, offering.partner_id))
    group by 1 order by count(distinct engagement.id) desc, 1 limit 1`,
};

/** Distributors by how many agreements they have in force on a day, most first. */
const distributors = `select distributor_id as key, distributor.slug from distribution_agreement join distributor on distributor.id = distributor_id
  where valid_from <= $1 and coalesce(valid_to > $1, true) group by 1, 2 order by count(*) desc, 1`;

/** One viewer or more of each role that does not see everything. */
export async function chooseViewers(client: Client, day: string): Promise<readonly NamedViewer[]> {
  const viewers: NamedViewer[] = [{ name: 'the public', viewer: { role: 'PUBLIC' } }];
  for (const [name, query] of Object.entries(partners)) {
    const { rows } = await client.query<{ key: string; slug: string }>(
      `select id as key, slug from partner where id = (${query})`,
    );
    const [partner] = rows;
    if (!partner) throw new Error(`There is no partner that would be ${name}.`);
    viewers.push({ name, viewer: { role: 'PARTNER', partner } });
  }
  const { rows } = await client.query<{ key: string; slug: string }>(distributors, [day]);
  const [largest, smallest] = [rows[0], rows.at(-1)];
  if (!largest || !smallest || largest === smallest) throw new Error('There are no two rivals.');
  viewers.push(
    { name: 'the largest distributor', viewer: { role: 'DISTRIBUTOR', distributor: largest } },
    { name: 'the smallest distributor', viewer: { role: 'DISTRIBUTOR', distributor: smallest } },
    { name: 'an analyst', viewer: { role: 'ANALYST' } },
  );
  return viewers;
}
