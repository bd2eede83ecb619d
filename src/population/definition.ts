import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ClientBase } from 'pg';
import { quartersAround } from '../exchange/definition/fiscal-quarters';
import { metrics, services, terms, tiers } from './groundwork';
import type { Reference } from './sink/tables';
import { builder, ownVendor, program } from './program';

type Kind =
  | 'program'
  | 'country'
  | 'vendor'
  | 'technology'
  | 'qualification'
  | 'competence'
  | 'tier'
  | 'service'
  | 'quarter'
  | 'engagementKind'
  | 'financingKind'
  | 'term';

/** A row that the definition or the groundwork brings. */
interface Entry {
  readonly kind: Kind;
  readonly code: string;
  readonly key: number;
  /** Of a technology: whether it is one of the program's own vendor. */
  readonly own: boolean;
}

/** A metric whose values are rows of the population. */
export interface MeasuredMetric extends Reference {
  readonly unit: MetricUnit;
  readonly currency: string | null;
}

type MetricUnit = 'COUNT' | 'PEOPLE' | 'MONEY' | 'POINTS' | 'PERCENT' | 'BOOLEAN';

/** The rows that the definition and the groundwork bring, for those of the population to refer to. */
export class Definition {
  readonly program: Reference;
  /** By slug. */
  readonly technologies: readonly Reference[];
  /** Those of the program's own vendor. */
  readonly ownTechnologies: ReadonlySet<Reference>;
  /** The competences that a builder must have, by code. */
  readonly competences: readonly Reference[];
  /** By code. */
  readonly services: readonly Reference[];
  /** By slug. */
  readonly terms: readonly Reference[];
  /** By rank. */
  readonly tiers: readonly Reference[];
  private readonly references: ReadonlyMap<string, Reference>;

  /** @param firstFinancing the key of the first financing program that is not of the definition */
  constructor(
    entries: readonly Entry[],
    readonly firstFinancing: number,
    /** By code. */
    readonly metrics: readonly MeasuredMetric[],
  ) {
    const sorted = entries.toSorted((one, other) => (one.code < other.code ? -1 : 1));
    const referenced = sorted.map(({ kind, code, key, own }) => ({
      ...{ kind, own, code },
      reference: { key, names: namesOf(kind, code) },
    }));
    this.references = new Map(referenced.map(({ kind, code, reference }) => [`${kind} ${code}`, reference]));
    const listed = (of: Kind, own?: boolean): Reference[] =>
      referenced.filter((each) => each.kind === of && own !== !each.own).map(({ reference }) => reference);
    this.program = this.of('program', program);
    this.technologies = listed('technology');
    this.ownTechnologies = new Set(listed('technology', true));
    this.competences = listed('competence');
    this.services = listed('service');
    this.terms = listed('term');
    this.tiers = tiers.map(({ code }) => this.of('tier', code as string));
  }

  /** A fiscal quarter. Returns undefined if the calendar does not reach so far. */
  quarter(code: string): Reference | undefined {
    return this.references.get(`quarter ${code}`);
  }

  /** @throws Error if the definition has no such row */
  of(kind: Kind, code: string): Reference {
    const reference = this.references.get(`${kind} ${code}`);
    if (!reference) throw new Error(`The definition has no ${kind} ${code}.`);
    return reference;
  }
}

type MetricEntry = Omit<MeasuredMetric, 'names'> & { readonly code: string };

function measured({ code, key, unit, currency }: MetricEntry): MeasuredMetric {
  return { key, names: [code], unit, currency };
}

/** The natural key of a row in the import format. */
function namesOf(kind: Kind, code: string): readonly string[] {
  if (kind === 'tier') return [program, code];
  return kind === 'quarter' ? [ownVendor, code] : [code];
}

/**
 * What the import files of a definition and the groundwork bring. The rows have no keys yet.
 * @param day the day on which the story stands, `YYYY-MM-DD`
 */
export async function readDefinition(directory: string, day: string): Promise<Definition> {
  const read = async (file: string): Promise<Record<string, string>[]> =>
    parse(await readFile(join(directory, `${file}.csv`), 'utf8'), { columns: true, bom: true });
  const entries = async (kind: Kind, file: string, column = 'code'): Promise<Entry[]> =>
    (await read(file)).map((row) => ({ kind, code: row[column] as string, key: 0, own: row.vendor === ownVendor }));
  const required = (await read('requirements')).filter(
    ({ qualification, competence }) => qualification === builder && competence !== '',
  );
  const all = await Promise.all([
    entries('program', 'programs'),
    entries('country', 'countries'),
    entries('vendor', 'vendors', 'slug'),
    entries('technology', 'technologies', 'slug'),
    entries('qualification', 'qualifications', 'slug'),
    entries('service', 'collaborative-services'),
    entries('engagementKind', 'engagement-kinds'),
    entries('financingKind', 'financing-kinds'),
  ]);
  const made = (kind: Kind, code: unknown): Entry => ({ kind, code: code as string, key: 0, own: false });
  return new Definition(
    [
      ...all.flat(),
      ...required.map(({ competence }) => made('competence', competence)),
      ...tiers.map(({ code }) => made('tier', code)),
      ...services.map(({ code }) => made('service', code)),
      ...terms.map(({ slug = '' }) => made('term', slug)),
      ...quartersAround(day).map(({ code }) => made('quarter', code)),
    ],
    1,
    metrics.flatMap(({ code, kind, unit, currency }) =>
      kind === 'MEASURED' ? [measured({ code, key: 0, unit, currency: currency || null } as MetricEntry)] : [],
    ),
  );
}

/** What the definition and the groundwork brought to a database. */
export async function storedDefinition(client: ClientBase): Promise<Definition> {
  const { rows } = await client.query<Omit<Entry, 'key'> & { key: string }>(
    `select 'program' as kind, code, id as key, false as own from program
     union all select 'country', code, id, false from country
     union all select 'vendor', slug, id, false from vendor
     union all select 'technology', t.slug, t.id, v.slug = $2 from technology t join vendor v on v.id = t.vendor_id
     union all select 'qualification', slug, id, false from qualification
     union all select 'service', s.code, s.id, false
       from collaborative_service s join program p on p.id = s.program_id where p.code = $1
     union all select 'quarter', q.code, q.id, false from fiscal_quarter q join vendor v on v.id = q.vendor_id where v.slug = $2
     union all select 'term', slug, id, false from term
     union all select 'tier', t.code, t.id, false from tier t join program p on p.id = t.program_id where p.code = $1
     union all select distinct 'competence', c.code, c.id, false
       from requirement r join competence c on c.id = r.competence_id
       join qualification q on q.id = r.qualification_id where q.slug = $3
     union all select 'engagementKind', k.code, k.id, false
       from engagement_kind k join program p on p.id = k.program_id where p.code = $1
     union all select 'financingKind', k.code, k.id, false
       from financing_kind k join program p on p.id = k.program_id where p.code = $1`,
    [program, ownVendor, builder],
  );
  const measuredMetrics = await client.query<Omit<MetricEntry, 'key'> & { key: string }>(
    `select code, id as key, unit::text, currency from metric where kind = 'MEASURED' order by code`,
  );
  const last = await client.query<{ key: string | null }>('select max(id) as key from financing_program');
  return new Definition(
    rows.map((row) => ({ ...row, key: Number(row.key) })),
    Number(last.rows[0]?.key ?? 0) + 1,
    measuredMetrics.rows.map((row) => measured({ ...row, key: Number(row.key) })),
  );
}
