import type { ClientBase } from 'pg';
import { ownVendor, program } from '../demo/population';

/** The keys of what the definition brings, by their codes or slugs. */
export interface Keys {
  readonly program: number;
  readonly countries: ReadonlyMap<string, number>;
  readonly vendors: ReadonlyMap<string, number>;
  /** The technologies of the program's own vendor, and those of others. */
  readonly ownTechnologies: readonly number[];
  readonly foreignTechnologies: readonly number[];
  readonly technologyNames: ReadonlyMap<string, number>;
  readonly qualifications: ReadonlyMap<string, number>;
  /** The competences that a builder must have. */
  readonly competences: readonly { readonly key: number; readonly code: string }[];
  readonly tiers: readonly number[];
  readonly services: readonly number[];
  readonly nextFinancingProgram: number;
}

/** Reads them. */
export async function readKeys(client: ClientBase): Promise<Keys> {
  const keyed = async (text: string): Promise<{ readonly key: number; readonly code: string }[]> =>
    (await client.query<{ key: string; code: string }>(text)).rows.map(({ key, code }) => ({ key: Number(key), code }));
  const mapped = async (text: string): Promise<Map<string, number>> =>
    new Map((await keyed(text)).map(({ key, code }) => [code, key]));
  const listed = async (text: string): Promise<number[]> => (await keyed(text)).map(({ key }) => key);

  const technologies = `select t.id as key, t.slug as code from technology t join vendor v on v.id = t.vendor_id`;
  const [programKey] = await listed(`select id as key, code from program where code = '${program}'`);
  const [lastFinancing = 0] = await listed(`select max(id) as key, '' as code from financing_program`);
  return {
    program: programKey as number,
    countries: await mapped('select id as key, code from country'),
    vendors: await mapped('select id as key, slug as code from vendor'),
    ownTechnologies: await listed(`${technologies} where v.slug = '${ownVendor}' order by t.slug`),
    foreignTechnologies: await listed(`${technologies} where v.slug <> '${ownVendor}' order by t.slug`),
    technologyNames: await mapped('select id as key, slug as code from technology'),
    qualifications: await mapped('select id as key, slug as code from qualification'),
    competences: await keyed(
      `select c.id as key, c.code from requirement r join competence c on c.id = r.competence_id
       join qualification q on q.id = r.qualification_id where q.slug = 'cpp-builder' order by c.code`,
    ),
    tiers: await listed(
      `select t.id as key, t.code from tier t join program p on p.id = t.program_id where p.code = '${program}' order by rank`,
    ),
    services: await listed(`select id as key, code from collaborative_service order by code`),
    nextFinancingProgram: lastFinancing + 1,
  };
}
