import type { DataSource } from 'typeorm';

/** The rows of spans of one kind. The tests of the database hold them against their definition. */
const sources = {
  Requirement: 'select partner_id, requirement_id as of, valid_from, valid_to, since from requirement_span',
  Qualification:
    'select partner_id, qualification_id as of, valid_from, valid_to, since from qualification_eligibility_span',
  Tier: 'select partner_id, tier_id as of, valid_from, valid_to, since from tier_eligibility_span',
};

/** What the spans of the database are about. */
export type SpanType = keyof typeof sources;

interface Span {
  readonly from: string;
  readonly to: string | null;
  readonly since: string | null;
}

/** Since when results are what they are, by what they are about and by partner. */
export class Spans {
  private constructor(private readonly byKey: ReadonlyMap<string, readonly Span[]>) {}

  static async load(dataSource: DataSource): Promise<Spans> {
    const byKey = new Map<string, Span[]>();
    for (const [type, source] of Object.entries(sources)) {
      const rows = await dataSource.query<{ key: string; from: string; to: string | null; since: string | null }[]>(
        `select concat_ws(' ', '${type}', s.of, partner_id) as key, valid_from::text as from, valid_to::text as to, since::text from (${source}) s`,
      );
      for (const { key, ...span } of rows) byKey.set(key, [...(byKey.get(key) ?? []), span]);
    }
    return new Spans(byKey);
  }

  /** The first day of the present status of a requirement, a qualification or a tier for a partner; null if it was always so. */
  since(type: SpanType, of: unknown, partner: unknown, day: string): string | null {
    const spans = this.byKey.get(`${type} ${String(of)} ${String(partner)}`) ?? [];
    return spans.find(({ from, to }) => from <= day && (to === null || to > day))?.since ?? null;
  }
}
