import { administrator, type Viewer } from '../../src/access/viewer';
import type { TestHub } from './demo-hub';
import { dataInOneStatement } from './one-statement';

/** The groups of a facet: the key of each, as a text, and its count. */
export type Counts = readonly (readonly [key: string | null, count: number])[];

/** A group as the hub returns it. */
export interface Group {
  readonly count: number;
  readonly key: Readonly<Record<string, unknown>>;
}

/** A key as a text: its code, its slug, or the value itself. */
function shown(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return value === null ? null : String(value);
  const { code, slug, program } = value as { code?: string; slug?: string; program?: { code: string } };
  return program ? `${program.code} ${code}` : String(code ?? slug);
}

/** The groups of one facet of partners, in their order. */
export async function facet(
  hub: TestHub,
  by: string,
  key: string,
  given: { readonly filter: string; readonly first?: number; readonly list?: string; readonly viewer?: Viewer },
): Promise<Counts> {
  const { filter, first = 500, list = 'partners', viewer = administrator } = given;
  const query = `{ list: ${list}(filter: ${filter}) { facets(by: [${by}], first: ${first}) { dimension groups { count key { key: ${key} } } } } }`;
  const data = await dataInOneStatement<{ list: { facets: { dimension: string; groups: Group[] }[] } }>(
    hub.as(viewer),
    query,
  );
  expect(data.list.facets.map(({ dimension }) => dimension)).toEqual([by]);
  return data.list.facets.flatMap(({ groups }) =>
    groups.map((group) => [shown(group.key['key']), group.count] as const),
  );
}
