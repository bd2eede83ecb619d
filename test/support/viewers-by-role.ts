import { administrator, anybody, type Role, type Viewer } from '../../src/access/viewer';
import { connect } from './connections';

/** A viewer of each role: a distributor with many partners, and one of these partners. */
export async function viewersByRole(databaseUrl: string): Promise<Readonly<Record<Role, Viewer>>> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<Record<'distributor' | 'distributorKey' | 'partner' | 'partnerKey', string>>(
      `select distributor.slug as distributor, distributor.id::text as "distributorKey",
         (min(array[partner.slug, partner.id::text]))[1] as partner, (min(array[partner.slug, partner.id::text]))[2] as "partnerKey"
       from distributor
       join distribution_agreement agreement on agreement.distributor_id = distributor.id
       join partner on partner.id = agreement.partner_id
       where partner.status = 'ACTIVE' group by distributor.id order by count(*) desc, distributor.slug limit 1`,
    );
    const [found] = rows;
    if (!found) throw new Error('No distributor serves a partner.');
    return {
      PUBLIC: anybody,
      PARTNER: { role: 'PARTNER', partner: { key: found.partnerKey, slug: found.partner } },
      DISTRIBUTOR: { role: 'DISTRIBUTOR', distributor: { key: found.distributorKey, slug: found.distributor } },
      ANALYST: { role: 'ANALYST' },
      PROGRAM_MANAGER: { role: 'PROGRAM_MANAGER' },
      ADMIN: administrator,
    };
  } finally {
    await client.end();
  }
}
