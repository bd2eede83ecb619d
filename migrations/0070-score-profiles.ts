import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The functions that find how many leaves of a score are missing, with loops in place of queries. PostgreSQL plans and starts a query
 * anew for each part of each partner on each day; this took nine tenths of the time in which a score was judged.
 */
export class ScoreProfiles1780000000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(loops);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(queries);
  }
}

const settings = 'language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp';

const loops = `
create or replace function least_sum(numbers integer[], wanted integer) returns integer ${settings} as $$
begin
  return (
    select case when count(*) = wanted then sum(number)::integer end
    from (select number from unnest(numbers) number where number is not null order by number limit wanted) least
  );
end $$;

create or replace function score_child(profile numeric[], points numeric, cap numeric, minimum numeric, floor numeric) returns numeric[]
  ${settings} as $$
declare
  given numeric[] = '{}';
  number numeric;
  own numeric;
begin
  foreach number in array coalesce(profile, '{}') loop
    own = least(cap, number * points);
    given = array_append(given, case when number < minimum or own < floor then '-Infinity' else own end);
  end loop;
  return given;
end $$;

create or replace function score_sum(one numeric[], other numeric[]) returns numeric[] ${settings} as $$
declare
  best numeric[] = '{}';
  own numeric;
  further numeric;
  place integer;
  first integer = 0;
begin
  foreach own in array coalesce(one, '{}') loop
    first = first + 1;
    place = first;
    foreach further in array coalesce(other, '{}') loop
      best[place] = greatest(best[place], case when '-Infinity' in (own, further) then '-Infinity' else own + further end);
      place = place + 1;
    end loop;
  end loop;
  return best;
end $$;

create or replace function score_cost(profile numeric[], minimum numeric) returns integer ${settings} as $$
declare
  number numeric;
  met integer = 0;
begin
  foreach number in array coalesce(profile, '{}') loop
    if number > '-Infinity' and (minimum is null or number >= minimum) then
      return met;
    end if;
    met = met + 1;
  end loop;
  return null;
end $$;
`;

/** As migration 0029 made them. */
const queries = `
create or replace function least_sum(numbers integer[], wanted integer) returns integer immutable parallel safe
  return (
    select case when count(*) = wanted then sum(number)::integer end
    from (select number from unnest(numbers) number where number is not null order by number limit wanted) least
  );

create or replace function score_child(profile numeric[], points numeric, cap numeric, minimum numeric, floor numeric) returns numeric[]
  immutable parallel safe
  return array(
    select case when number < minimum or given < floor then '-Infinity' else given end
    from unnest(profile) with ordinality as met (number, place)
    cross join lateral (select least(cap, number * points)) as of (given)
    order by place
  );

create or replace function score_sum(one numeric[], other numeric[]) returns numeric[] immutable parallel safe
  return array(
    select max(case when '-Infinity' in (one[i], other[j]) then '-Infinity' else one[i] + other[j] end)
    from generate_subscripts(one, 1) i cross join generate_subscripts(other, 1) j group by i + j order by i + j
  );

create or replace function score_cost(profile numeric[], minimum numeric) returns integer immutable parallel safe
  return (
    select min(place)::integer - 1 from unnest(profile) with ordinality as met (number, place)
    where number > '-Infinity' and (minimum is null or number >= minimum)
  );
`;
