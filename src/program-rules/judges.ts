import type { CompiledTarget } from './compile';
import { daysOf } from './days';
import type { NumberedPlace, UsedTables } from './inputs';
import { quoted } from './node';

/** The name of the function that judges partners in one target and keeps their spans. */
function judgeOf({ tree: { target } }: CompiledTarget): string {
  return `keep_spans_of_rules_${target.kind}_${target.id}`;
}

/**
 * The function that judges some partners in one target, on each day on which a result can change, and keeps the spans of equal
 * results.
 */
export function judgingFunction(compiled: CompiledTarget, used: UsedTables): string {
  const { tree, places, days } = compiled;
  const results = tree.results('partner.id = any (judged_partners)', daysOf(places, used, days));
  const { kind, id } = tree.target;
  // A requirement may be gone before the rules are compiled anew.
  const present = `exists (select from ${kind} where ${kind}.id = ${id})
      and (requirement_id is null or exists (select from requirement where requirement.id = span.requirement_id))`;
  return `create or replace function ${judgeOf(compiled)}(judged_partners bigint[], anew boolean) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as ${quoted(`
begin
  perform write_spans(${quoted(kind)}, ${id}, judged_partners, array(
    select row(partner_id, requirement_id, valid_from, valid_to, status, since, required, actual, points, missing_count)::judged_span
    from (
      select kept.*, lead(day) over runs as valid_to,
        nullif(max(case when is_new_status then day end) over runs, min(day) over runs) as since, day as valid_from
      from (
        select judged.*, row_number() over days = 1
            or (status, required, actual, points, missing_count) is distinct from
              (lag(status) over days, lag(required) over days, lag(actual) over days, lag(points) over days, lag(missing_count) over days)
            as is_new,
          row_number() over days = 1 or status is distinct from lag(status) over days as is_new_status
        from (${results}) judged
        window days as (partition by partner_id, requirement_id order by day)
      ) kept
      where is_new
      window runs as (partition by partner_id, requirement_id order by day)
    ) span
    where status is not null and ${present}
    order by partner_id, requirement_id, valid_from
  ), anew);
end `)};`;
}

/** The function that judges partners in the targets whose rules read some places. */
export function reachedFunction(targets: readonly CompiledTarget[], places: readonly NumberedPlace[]): string {
  const numbers = new Map(places.map(({ number, place }) => [place.name, number]));
  const calls = targets.map((target) => {
    const read = target.places.map(({ name }) => String(numbers.get(name)));
    return `if places && array[${read.join(', ')}] then perform ${judgeOf(target)}(partners, false); end if;`;
  });
  return `create or replace function judge_reached(partners bigint[], places integer[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $judge$
begin
  ${calls.join('\n  ')}
end $judge$;`;
}
