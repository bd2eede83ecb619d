import type { Client } from 'pg';
import { anybody, type Viewer } from '../../src/access/viewer';

/** The viewer of the example documents of each group. The distributor is one that serves many partners. */
export async function exampleViewers(client: Client, distributor?: string): Promise<(name: string) => Viewer> {
  const { rows } = await client.query<{ key: string; slug: string }>(
    `select distributor.id::text as key, slug from distributor
     join distribution_agreement agreement on agreement.distributor_id = distributor.id
     where slug = coalesce($1, slug) group by distributor.id, slug order by count(*) desc, slug limit 1`,
    [distributor ?? null],
  );
  const [found] = rows;
  if (!found) throw new Error(`No distributor ${distributor ?? ''} serves anybody.`);
  const groups: Readonly<Record<string, Viewer>> = {
    analyst: { role: 'ANALYST' },
    distributor: { role: 'DISTRIBUTOR', distributor: found },
    'front-end': anybody,
  };
  return (name) => {
    const viewer = groups[name.split('/')[0] ?? ''];
    if (!viewer) throw new Error(`Nobody asks ${name}.`);
    return viewer;
  };
}
