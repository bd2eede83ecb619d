/** The refusals whose text or condition a later migration renews, as statements. */
interface Refusals {
  readonly leaf: string;
  readonly reach: string;
  readonly metric: string;
}

/**
 * The parts of the rule of trees that depend on what requirements belong to: SQL that reads one, SQL that finds a circle, and a word for
 * the target.
 */
interface Targets {
  readonly read: string;
  readonly circle: string;
  readonly target: string;
}

/** Refusals that name the requirement alone. */
const short: Refusals = {
  leaf: `perform refuse(format('The requirement %s asks for a number or a holding, so it has no parts.',
      case when it.parent_form in ('METRIC', 'HOLDS') then (select code from requirement where id = it.parent_id) else it.code end),
      'requirement_leaf', 'requirement');`,
  reach: `if it.form = 'HOLDS' and it.minimum > greatest(held, 1) or it.form = 'AT_LEAST' and it.minimum > (
    select count(*) from requirement where parent_id = concerned
  ) or it.form = 'SCORE' and it.minimum > (
    select sum(cap) from requirement where parent_id = concerned having count(cap) = count(*)
  ) then
    perform refuse(format('The requirement %s asks for %s, which cannot be reached.', it.code, trim_scale(it.minimum)),
      'requirement_reach', 'requirement');
  end if;`,
  metric: `if exists (
    select from metric where id = it.metric_id and program_id <> it.program_id
  ) then
    perform refuse(format('The requirement %s asks for a metric of another program.', it.code), 'requirement_metric_program', 'requirement');
  end if;`,
};

/**
 * Refusals that name what is at fault beside the requirement, and the most that can be reached. A BOOLEAN is at most 1, and a part of a
 * score gives no more points than its cap or what it can hold.
 */
export const telling: Refusals = {
  leaf: `perform refuse(
      case when it.parent_form in ('METRIC', 'HOLDS')
        then (select format('The requirement %s asks for a number or a holding, so %s is no part of it.', code, it.code)
          from requirement where id = it.parent_id)
        else (select format('The requirement %s asks for a number or a holding, so %s is no part of it.', it.code, code)
          from requirement where parent_id = concerned order by code limit 1)
      end, 'requirement_leaf', 'requirement');`,
  reach: `select
    case it.form
      when 'HOLDS' then greatest(held, 1)
      when 'AT_LEAST' then (select count(*) from requirement where parent_id = concerned)
      when 'METRIC' then (select 1 from metric where id = it.metric_id and unit = 'BOOLEAN')
      when 'SCORE' then (
        select coalesce(sum(gives), 0) from (
          select least(part.cap, coalesce(part.points, 1) * case
              when part.form = 'HOLDS'
                then greatest(1, (select count(*) from requirement_held_qualification where requirement_id = part.id))
              when metric.unit = 'BOOLEAN' then 1
            end) as gives
          from requirement part left join metric on metric.id = part.metric_id where part.parent_id = concerned
        ) parts having count(gives) = count(*)
      )
    end as most
  into wrong;
  if it.minimum > wrong.most then
    perform refuse(format('The requirement %s asks for %s, but %s can be reached.', it.code, trim_scale(it.minimum),
      case when wrong.most = 0 then 'nothing' else 'at most ' || trim_scale(wrong.most) end), 'requirement_reach', 'requirement');
  end if;`,
  metric: `select format('The requirement %s asks for the metric %s, which belongs to another program: %s.', it.code, metric.code, program.code)
    as message
  into wrong
  from metric join program on program.id = metric.program_id
  where metric.id = it.metric_id and metric.program_id <> it.program_id;
  if found then
    perform refuse(wrong.message, 'requirement_metric_program', 'requirement');
  end if;`,
};

/** Requirements belong to qualifications alone. */
export const ofQualifications: Targets = {
  read: `select r.*, parent.form as parent_form, program_id into it
  from requirement r join qualification on qualification.id = r.qualification_id
  left join requirement parent on parent.id = r.parent_id where r.id = concerned;`,
  circle: `with recursive needed (id) as (
      select qualification_id from requirement_held_qualification where requirement_id = concerned
      union
      select held.qualification_id from needed join requirement r on r.qualification_id = needed.id
      join requirement_held_qualification held on held.requirement_id = r.id
    ) select from needed where id = it.qualification_id`,
  target: "'qualification'",
};

/** Requirements belong to qualifications and tiers. A circle leads through those that are named. */
export const ofQualificationsAndTiers: Targets = {
  read: `select r.*, parent.form as parent_form into it
  from requirement r left join requirement parent on parent.id = r.parent_id where r.id = concerned;`,
  circle: `with recursive needed (qualification, tier) as (
      select qualification_id, null::bigint from requirement_held_qualification where requirement_id = concerned
      union select null, it.held_tier_id where it.held_tier_id is not null
      union
      select asked.* from needed
      join requirement r on r.qualification_id = needed.qualification or r.tier_id = needed.tier
      cross join lateral (
        select held.qualification_id, null::bigint from requirement_held_qualification held where held.requirement_id = r.id
        union all select null, r.held_tier_id where r.held_tier_id is not null
      ) as asked
    ) select from needed where qualification = it.qualification_id or tier = it.tier_id`,
  target: "case when it.tier_id is null then 'qualification' else 'tier' end",
};

/** What a requirement has to be beyond the columns of one row. */
export function checkRequirement({ read, circle, target }: Targets, { leaf, reach, metric }: Refusals = short): string {
  return `
create or replace function check_requirement(concerned bigint) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  it record;
  wrong record;
  held integer;
begin
  ${read}
  if not found then return; end if;
  select count(*) into held from requirement_held_qualification where requirement_id = concerned;

  if it.parent_form in ('METRIC', 'HOLDS') or it.form in ('METRIC', 'HOLDS') and exists (
    select from requirement where parent_id = concerned
  ) then
    ${leaf}
  end if;
  if it.parent_form = 'SCORE' and it.form in ('ALL', 'AT_LEAST') or it.form = 'SCORE' and exists (
    select from requirement where parent_id = concerned and form in ('ALL', 'AT_LEAST')
  ) then
    perform refuse(format('A score adds numbers: its parts are of the form METRIC, HOLDS or SCORE, at the requirement %s.', it.code),
      'requirement_score_parts', 'requirement');
  end if;
  -- A part that was right may be wrong now because of the form of its parent.
  select code, num_nonnulls(points, cap, floor) > 0 as has_points into wrong
  from requirement part
  where (id = concerned and it.parent_form is distinct from 'SCORE' or parent_id = concerned and it.form <> 'SCORE')
    and (num_nonnulls(points, cap, floor) > 0 or minimum is null and form <> 'ALL')
  limit 1;
  if found and wrong.has_points then
    perform refuse(format('The requirement %s has points, a cap or a floor, but it is no part of a score.', wrong.code),
      'requirement_points_outside', 'requirement');
  elsif found then
    perform refuse(format('The requirement %s has no minimum, and it is no part of a score.', wrong.code),
      'requirement_minimum_needed', 'requirement');
  end if;
  if it.form = 'HOLDS' and (held > 0) = (it.held_tier_id is not null) then
    perform refuse(format('The requirement %s names either qualifications or a tier that are to be held.', it.code),
      'requirement_held', 'requirement');
  end if;
  if it.form <> 'HOLDS' and held > 0 then
    perform refuse(format('The requirement %s names qualifications that are to be held, but its form is %s.', it.code, it.form),
      'requirement_held', 'requirement');
  end if;
  ${reach}
  ${metric}
  if it.parent_id is not null and exists (
    with recursive chain (id) as (
      select it.parent_id union select parent_id from requirement join chain using (id) where parent_id is not null
    ) select from chain where id = concerned
  ) then
    perform refuse(format('The requirement %s stands above itself.', it.code), 'requirement_parent_acyclic', 'requirement');
  end if;
  if it.form = 'HOLDS' and exists (
    ${circle}
  ) then
    perform refuse(format('The requirement %s closes a circle: what it asks to hold asks for its own %s.', it.code, ${target}),
      'requirement_held_acyclic', 'requirement');
  end if;
end $$;
`;
}
