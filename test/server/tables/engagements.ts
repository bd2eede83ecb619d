import type { Client } from 'pg';

/**
 * Adds copies of the engagements of the demo population, with long names that no format makes much shorter.
 * @param copies how many of each. 60 are more than every buffer between a hub and a client that does not read takes.
 */
export async function addEngagements(client: Client, copies: number): Promise<void> {
  const columns =
    'kind_id, customer_partner_id, country_id, customer_kind, value_amount, started_on, program_id, partner_id, distributor_id, offering_id, currency';
  await client.query(
    `insert into engagement (${columns}, customer_name)
     select ${columns}, rtrim(repeat(md5(random()::text) || ' ', 5)) from engagement cross join generate_series(1, $1::integer)`,
    [copies],
  );
}
