import type { Aggregation } from '../engine';

/** The form of a requirement: what its children or its metric have to be. */
type Form = 'ALL' | 'AT_LEAST' | 'SCORE' | 'METRIC' | 'HOLDS';

/** A metric, as a row of the database. */
export interface MetricRow {
  readonly id: string;
  readonly code: string;
  readonly kind: 'COUNTED' | 'MEASURED';
  readonly aggregation: Aggregation;
  readonly window: string | null;
  readonly edge: string | null;
  readonly filter: string | null;
  readonly field: string | null;
  readonly currency: string | null;
  readonly partners_see: boolean;
  readonly distributors_see: boolean;
  readonly analysts_see: boolean;
}

/** A requirement, as a row of the database. Numbers are texts, exact decimals. */
export interface RequirementRow {
  readonly id: string;
  readonly code: string;
  readonly qualification_id: string;
  readonly parent_id: string | null;
  readonly form: Form;
  readonly minimum: string | null;
  readonly points: string | null;
  readonly cap: string | null;
  readonly floor: string | null;
  readonly metric_id: string | null;
  /** The slugs of the qualifications of which `minimum` have to be held. */
  readonly held: readonly string[];
  /** The tier that has to be reached: the code of its program, and its rank. */
  readonly tier_program: string | null;
  readonly tier_rank: number | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly partner_filter: string | null;
}

/** A qualification, as a row of the database. */
export interface QualificationRow {
  readonly id: string;
  readonly slug: string;
  readonly code: string;
  readonly program: string;
}

/** What the functions of the database are made of. */
export interface RuleRows {
  readonly metrics: readonly MetricRow[];
  readonly requirements: readonly RequirementRow[];
  readonly qualifications: readonly QualificationRow[];
}

/** Sends a query to the database. */
export type Ask = <Row extends object>(query: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** Reads the rules of all programs. */
export async function readRules(ask: Ask): Promise<RuleRows> {
  const metrics = await ask<MetricRow>(
    `select id::text, code, kind::text, aggregation::text, "window", edge, filter, field, currency, partners_see, distributors_see, analysts_see
     from metric order by metric.id`,
  );
  const requirements = await ask<RequirementRow>(
    `select r.id::text, r.code, r.qualification_id::text, r.parent_id::text, r.form::text, r.minimum::text, r.points::text,
       r.cap::text, r.floor::text, r.metric_id::text, r.valid_from::text, r.valid_to::text, r.partner_filter,
       array(
         select q.slug from requirement_held_qualification held join qualification q on q.id = held.qualification_id
         where held.requirement_id = r.id order by q.slug
       ) as held,
       program.code as tier_program, tier.rank as tier_rank
     from requirement r left join tier on tier.id = r.held_tier_id left join program on program.id = tier.program_id
     order by r.code, r.id`,
  );
  const qualifications = await ask<QualificationRow>(
    `select q.id::text, q.slug, q.code, program.code as program
     from qualification q join program on program.id = q.program_id order by q.id`,
  );
  return { metrics, requirements, qualifications };
}
