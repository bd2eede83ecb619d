import type { ClientBase } from 'pg';
import type { Resolved } from './resolve';

/** A row of a file that breaks a rule about several rows. */
export interface BrokenRule {
  readonly line: number;
  /** The name of the rule, as a constraint. */
  readonly rule: string;
  readonly reason: string;
  /** Whether a further row could mend it. */
  readonly lacking: boolean;
}

/**
 * Rules that the database checks when all is written, by the type of the rows of a file: a query of all that is broken by the rows of the
 * table `rows`. A row that is not of the file is shown by another one of its calendar or partner.
 */
const queries: { readonly [type: string]: (rows: string) => string } = {
  FiscalQuarter: (rows) => `
    select coalesce(own.line, beside.line) as line, broken.*
    from broken_calendars(array(select distinct t.vendor_id from ${rows} r join fiscal_quarter t on t.id = r.id)) broken
    left join ${rows} own on own.id = broken.id
    cross join lateral (
      select min(r.line) as line from ${rows} r join fiscal_quarter t on t.id = r.id where t.vendor_id = broken.owner
    ) beside`,
  Location: (rows) => `
    select coalesce(own.line, beside.line) as line, broken.*
    from broken_main_locations(array(select distinct t.partner_id from ${rows} r join location t on t.id = r.id)) broken
    left join ${rows} own on own.id = broken.id
    cross join lateral (
      select max(r.line) as line from ${rows} r join location t on t.id = r.id where t.partner_id = broken.owner
    ) beside`,
  // The reason can name another requirement of the tree: a part, whose code comes last.
  Requirement: (rows) => `
    select coalesce(named.line, r.line) as line, broken.*
    from ${rows} r cross join lateral broken_requirements(array[r.id]) broken
    join requirement checked on checked.id = r.id
    left join lateral (
      select other.line
      from ${rows} other join requirement t on t.id = other.id
        and t.qualification_id is not distinct from checked.qualification_id and t.tier_id is not distinct from checked.tier_id
      cross join lateral regexp_instr(broken.reason, '(?<![A-Z0-9_-])' || t.code || '(?![A-Z0-9_-])') place
      where place > 0 order by place desc limit 1
    ) named on true`,
  Metric: (rows) => `
    select r.line, broken.*
    from ${rows} r cross join lateral broken_requirements(array(select id from requirement where metric_id = r.id)) broken`,
  Qualification: (rows) => `
    select r.line, broken.*
    from ${rows} r cross join lateral broken_requirements(array(select id from requirement where qualification_id = r.id)) broken`,
};

/** Finds all rows of a file that break a rule of those that are checked when all is written. */
export async function brokenRules(client: ClientBase, { stage, table }: Resolved): Promise<readonly BrokenRule[]> {
  const query = queries[stage.sheet.layout.typeName];
  if (!query) return [];
  const { rows } = await client.query<BrokenRule>(
    `select line, rule, reason, is_lacking as lacking from (${query(table)}) broken order by line`,
  );
  return rows;
}
