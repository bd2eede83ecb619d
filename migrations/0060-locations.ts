import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/**
 * Locations: the offices of partners. A partner that has any has one main location, and its city, country and position are those
 * of the main location: a write of either is carried to the other one.
 */
export class Locations1780000000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
    await queryRunner.query(locationIndexes);
    await queryRunner.query(upkeep);
    await queryRunner.query(rebuilding);
    await addNodeTypes(queryRunner, 'Location');
  }

  /** Locations are lost, except what the partners have of the main ones. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function rebuild_derived_rows;
      alter function rebuild_rows_without_main_locations rename to rebuild_derived_rows;
      drop trigger partner_main_location_update on partner;
      drop view main_location_definition;
      drop table location;
      drop function carry_partner_country, keep_main_locations, keep_places_of_locations, keep_places_of_partners, check_main_location;
      alter table partner drop constraint partner_id_country_id_key;
    `);
    await removeNodeTypes(queryRunner, 'Location');
  }
}

const tables = `
alter table partner add unique (id, country_id);
create table location (
  ${record},
  kind text collate "C" not null,
  name text collate name_order not null,
  street text collate name_order,
  postcode text collate name_order,
  city text collate name_order,
  region text collate name_order,
  latitude double precision,
  longitude double precision,
  telephone text collate name_order,
  opening_hours jsonb,
  is_main boolean not null,
  partner_id bigint not null,
  partner_country_id bigint not null,
  country_id bigint not null references country,
  unique (partner_id, name),
  foreign key (partner_id, partner_country_id) references partner (id, country_id) on update cascade,
  constraint location_kind_check check (is_code(kind)),
  constraint location_name_check check (is_name(name)),
  constraint location_street_check check (is_name(street)),
  constraint location_postcode_check check (is_name(postcode)),
  constraint location_city_check check (is_name(city)),
  constraint location_region_check check (is_name(region)),
  constraint location_position_check check (
    (latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180
  ),
  constraint location_telephone_check check (is_telephone_number(telephone)),
  constraint location_opening_hours_check check (is_localised(opening_hours, 'en'))
);
create index location_name_id_idx on location (name, id);
create index location_country_id_name_id_idx on location (country_id, name, id);
create index location_latitude_longitude_idx on location (latitude, longitude);
${nodeTriggers('Location', 'location')}

-- It locks the partner's key, as the function of migration 0021 does.
create function carry_partner_country() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  select country_id into new.partner_country_id from partner where id = new.partner_id for key share;
  -- The foreign key refuses a row of a partner that does not exist. A null would be refused for another reason.
  new.partner_country_id = coalesce(new.partner_country_id, 0);
  return new;
end $$;
create trigger location_partner_country_insert before insert on location
  for each row when (new.partner_country_id is null) execute function carry_partner_country();
create trigger location_partner_country_update before update of partner_id on location
  for each row when (new.partner_id <> old.partner_id) execute function carry_partner_country();
`;

/** TypeORM has no indexes on expressions, so no entity can declare them. */
export const locationIndexes = `
create index location_globe_point_idx on location using gist (globe_point(latitude, longitude));
create index location_country_id_globe_point_idx on location using gist (country_id, globe_point(latitude, longitude));
-- Those of one partner are read from this index alone.
create index location_further_partner_id_idx on location (partner_id) include (id, latitude, longitude) where not is_main;
-- A partner's own position is that of its main location, so these are the further places of partners.
create index location_further_globe_point_idx on location using gist (globe_point(latitude, longitude)) where not is_main;
create index location_further_partner_country_id_globe_point_idx on location
  using gist (partner_country_id, globe_point(latitude, longitude)) where not is_main;
`;

const settings = 'set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan';

const upkeep = `
-- Where a partner with locations is.
create view main_location_definition as
select partner_id, city, country_id, latitude, longitude, updated_at from location where is_main;

-- Partners are where their main locations are. The partners are locked, so that writers of the locations of one take turns.
create function keep_main_locations(partners bigint[]) returns void
  language plpgsql ${settings} as $$
begin
  if partners = '{}' then return; end if;
  perform require_read_committed();
  perform from partner where id = any (partners) order by id for no key update;
  update partner set city = main.city, country_id = main.country_id, latitude = main.latitude, longitude = main.longitude,
    revision = revision + 1, updated_at = main.updated_at
  from main_location_definition main
  where main.partner_id = partner.id and partner.id = any (partners)
    and (partner.city, partner.country_id, partner.latitude, partner.longitude)
      is distinct from (main.city, main.country_id, main.latitude, main.longitude);
end $$;

create function keep_places_of_locations() returns trigger
  language plpgsql ${settings} as $$
begin
  case tg_op
    when 'INSERT' then perform keep_main_locations(array(select partner_id from new_rows));
    when 'UPDATE' then
      perform keep_main_locations(array(
        select unnest(array[n.partner_id, o.partner_id]) from new_rows n join old_rows o using (id)
        where (n.partner_id, n.is_main, n.city, n.country_id, n.latitude, n.longitude)
          is distinct from (o.partner_id, o.is_main, o.city, o.country_id, o.latitude, o.longitude)
      ));
    else perform keep_main_locations(array(select partner_id from old_rows));
  end case;
  return null;
end $$;
create trigger location_places_insert after insert on location
  referencing new table as new_rows for each statement execute function keep_places_of_locations();
create trigger location_places_update after update on location
  referencing old table as old_rows new table as new_rows for each statement execute function keep_places_of_locations();
create trigger location_places_delete after delete on location
  referencing old table as old_rows for each statement execute function keep_places_of_locations();

-- The main location of a partner moves with the partner.
create function keep_places_of_partners() returns trigger
  language plpgsql ${settings} as $$
begin
  update location set city = n.city, country_id = n.country_id, latitude = n.latitude, longitude = n.longitude,
    revision = location.revision + 1, updated_at = n.updated_at
  from new_rows n join old_rows o using (id)
  where location.partner_id = n.id and location.is_main
    and (n.city, n.country_id, n.latitude, n.longitude) is distinct from (o.city, o.country_id, o.latitude, o.longitude)
    and (n.city, n.country_id, n.latitude, n.longitude)
      is distinct from (location.city, location.country_id, location.latitude, location.longitude);
  return null;
end $$;
create trigger partner_main_location_update after update on partner
  referencing old table as old_rows new table as new_rows for each statement execute function keep_places_of_partners();

-- A file can take the main location from one row and give it to another one, so that the rule is checked when all is written. The
-- partner has been locked by then.
create function check_main_location() returns trigger
  language plpgsql ${settings} as $$
declare
  wrong record;
begin
  select partner.slug, count(*) filter (where is_main) as mains,
    (array_agg(location.name order by is_main desc, location.id desc))[1] as name
  into wrong
  from location join partner on partner.id = location.partner_id
  where location.partner_id in (old.partner_id, new.partner_id)
  group by partner.slug having count(*) filter (where is_main) <> 1 limit 1;
  if found then
    perform refuse(
      format('Exactly one location of a partner is the main one; of the partner %s, %s: %s', wrong.slug,
        case wrong.mains when 0 then 'none is' else wrong.mains || ' are' end, wrong.name),
      'location_main', 'location'
    );
  end if;
  return null;
end $$;
create constraint trigger location_main after insert or delete or update of partner_id, is_main on location
  deferrable initially deferred for each row execute function check_main_location();
`;

const rebuilding = `
alter function rebuild_derived_rows rename to rebuild_rows_without_main_locations;
create function rebuild_derived_rows() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_main_locations(array(select partner_id from main_location_definition));
  perform rebuild_rows_without_main_locations();
end $$;
`;
