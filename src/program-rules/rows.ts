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
  /** The key of the qualification or the tier that it belongs to, and which of them it is. */
  readonly target_id: string;
  readonly target: RuleTarget['kind'];
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

/** A qualification or a tier, as a row of the database. */
export interface RuleTarget {
  readonly id: string;
  readonly kind: 'qualification' | 'tier';
  readonly program: string;
  /** The place in its program: the code of a qualification, the rank of a tier. */
  readonly place: string;
}

/** What the functions of the database are made of. */
export interface RuleRows {
  readonly metrics: readonly MetricRow[];
  readonly requirements: readonly RequirementRow[];
  readonly targets: readonly RuleTarget[];
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
    `select r.id::text, r.code, coalesce(r.qualification_id, r.tier_id)::text as target_id,
       case when r.tier_id is null then 'qualification' else 'tier' end as target, r.parent_id::text, r.form::text, r.minimum::text, r.points::text,
       r.cap::text, r.floor::text, r.metric_id::text, r.valid_from::text, r.valid_to::text, r.partner_filter,
       array(
         select q.slug from requirement_held_qualification held join qualification q on q.id = held.qualification_id
         where held.requirement_id = r.id order by q.slug
       ) as held,
       program.code as tier_program, tier.rank as tier_rank
     from requirement r left join tier on tier.id = r.held_tier_id left join program on program.id = tier.program_id
     order by r.code, r.id`,
  );
  const targets = await ask<RuleTarget>(
    `select target.*, program.code as program from (
       select 'qualification' as kind, id::text, code as place, program_id from qualification
       union all select 'tier', id::text, rank::text, program_id from tier
     ) as target join program on program.id = target.program_id order by kind, target.id::bigint`,
  );
  return { metrics, requirements, targets };
}
