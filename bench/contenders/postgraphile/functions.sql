-- What PostGraphile calls computed columns and computed relations: functions of a row that the schema takes up as fields
-- of its type. They say what a plain table cannot: what is in force today, and in which order. Each is one statement, so
-- that PostgreSQL can put it in the place of its call.

create or replace function bench_day() returns date stable parallel safe
  return (now() at time zone 'UTC')::date;

create or replace function country_label(country country) returns text stable parallel safe
  return country.name->>'en';

create or replace function region_label(region region) returns text stable parallel safe
  return region.name->>'en';

create or replace function qualification_label(qualification qualification) returns text stable parallel safe
  return qualification.name->>'en';

create or replace function technology_category_label(category technology_category) returns text stable parallel safe
  return category.name->>'en';

create or replace function tier_label(tier tier) returns text stable parallel safe
  return tier.name->>'en';

create or replace function award_last_day(award award) returns date stable parallel safe
  return award.valid_to - 1;

create or replace function award_suspension_last_day(suspension award_suspension) returns date stable parallel safe
  return suspension.valid_to - 1;

create or replace function enrolment_in_force(enrolment enrolment) returns boolean stable parallel safe
  return enrolment.valid_from <= bench_day() and coalesce(enrolment.valid_to > bench_day(), true);

create or replace function award_state(award award) returns text stable parallel safe
  return case when bench_day() < award.valid_from then 'SCHEDULED' when award.valid_to <= bench_day() then 'ENDED'
    when exists (select from award_suspension s where s.award_id = award.id
      and s.valid_from <= bench_day() and coalesce(s.valid_to > bench_day(), true)) then 'SUSPENDED' else 'ACTIVE' end;

create or replace function partner_current_qualifications(partner partner) returns setof qualification
  language sql stable parallel safe rows 2 as $$
  select q.* from award a join qualification q on q.id = a.qualification_id
  where a.partner_id = partner.id and a.valid_from <= bench_day() and coalesce(a.valid_to > bench_day(), true)
    and not exists (select from award_suspension s where s.award_id = a.id
      and s.valid_from <= bench_day() and coalesce(s.valid_to > bench_day(), true))
  order by q.code, q.id
$$;

create or replace function partner_current_technologies(partner partner) returns setof technology
  language sql stable parallel safe rows 6 as $$
  select t.* from partner_technology l join technology t on t.id = l.technology_id
  where l.partner_id = partner.id and l.valid_from <= bench_day() and coalesce(l.valid_to > bench_day(), true)
  order by t.name, t.id
$$;

create or replace function partner_current_distributors(partner partner) returns setof distributor
  language sql stable parallel safe rows 2 as $$
  select d.* from distributor d where d.id in (
    select a.distributor_id from distribution_agreement a
    where a.partner_id = partner.id and a.valid_from <= bench_day() and coalesce(a.valid_to > bench_day(), true))
  order by d.name, d.id
$$;

create or replace function partner_references(partner partner) returns setof external_reference
  language sql stable parallel safe rows 2 as $$
  select x.* from external_reference x where x.node_type = 'Partner' and x.node_key = partner.id
  order by x.source, x.external_id, x.id
$$;

create or replace function technology_current_partners(technology technology) returns setof partner
  language sql stable parallel safe rows 1000 as $$
  select p.* from partner_technology l join partner p on p.id = l.partner_id
  where l.technology_id = technology.id and l.valid_from <= bench_day() and coalesce(l.valid_to > bench_day(), true)
  order by p.name, p.id
$$;

create or replace function distributor_current_partners(distributor distributor) returns setof partner
  language sql stable parallel safe rows 1000 as $$
  select p.* from partner p where p.id = any(array(
    select a.partner_id from distribution_agreement a
    where a.distributor_id = distributor.id and a.valid_from <= bench_day() and coalesce(a.valid_to > bench_day(), true)))
  order by p.name, p.id
$$;

create or replace function offering_used_technologies(offering offering) returns setof technology
  language sql stable parallel safe rows 3 as $$
  select t.* from offering_technology l join technology t on t.id = l.technology_id
  where l.offering_id = offering.id order by t.name, t.id
$$;

create or replace function suggested_partners(text text) returns setof partner
  language sql stable parallel safe rows 8 as $$
  select * from partner where search_wider @@ (select search_alike($1))
  order by case when search_text = (select search_text($1)) then 4
    when search_text ^@ (select search_text($1)) then 3
    when search_index @@ (select search_starts($1)) then 2
    when search_index @@ (select search_alike($1)) then 1
    when search_wider @@ (select search_starts($1)) then 0 else -1 end desc, search_text, id
  limit 8
$$;

-- The hub has tables and views whose fields would have the names of its functions; PostGraphile takes a name only once.
do $$
declare command text;
begin
  for command in
    select format('comment on function %s is %L', function.oid::regprocedure, '@name hub_' || proname)
    from pg_proc function
    where pronamespace = 'public'::regnamespace and prokind = 'f' and prorettype <> 'trigger'::regtype
      and proname not in ('bench_day', 'suggested_partners')
      and not exists (select from pg_class where reltype = any(proargtypes))
      and not exists (select from pg_depend where objid = function.oid and deptype = 'e')
  loop
    execute command;
  end loop;
end $$;

-- A reference that carries more than the key would have all of its columns in the name of its field.
do $$
declare command text;
begin
  for command in
    select format('comment on constraint %I on %s is %L', conname, conrelid::regclass,
      format(E'@foreignFieldName %s\n@foreignSimpleFieldName %sList', field, field))
    from pg_constraint
    join (values ('award'::regclass, 'awards'), ('enrolment'::regclass, 'enrolments')) as named (source, field) on source = conrelid
    where contype = 'f' and confrelid = 'partner'::regclass
  loop
    execute command;
  end loop;
end $$;
