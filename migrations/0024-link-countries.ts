import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The links of partners to technologies carry the partner's country beside its name. Similar partners are counted from an
 * index on (technology, country, name, partner, period), so that links of other countries are not read.
 *
 * The foreign key of the name takes the country with it: the database keeps both copies by it.
 */
export class LinkCountries1780000000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table partner add constraint partner_id_name_country_id_key unique (id, name, country_id);
      ${carryPlace}
      drop trigger partner_technology_partner_name_insert on partner_technology;
      drop trigger partner_technology_partner_name_update on partner_technology;
      alter table partner_technology add partner_country_id bigint;
      update partner_technology set partner_country_id = partner.country_id from partner where partner.id = partner_id;
      alter table partner_technology alter partner_country_id set not null,
        drop constraint partner_technology_partner_id_partner_name_fkey,
        add constraint partner_technology_partner_id_partner_name_partne_75cd8be5_fkey
          foreign key (partner_id, partner_name, partner_country_id) references partner (id, name, country_id) on update cascade;
      create index partner_technology_technology_id_partner_country_i_2df7a481_idx
        on partner_technology (technology_id, partner_country_id, partner_name, partner_id, valid_from, valid_to);
      create trigger partner_technology_partner_insert before insert on partner_technology
        for each row when (new.partner_name is null or new.partner_country_id is null) execute function carry_partner();
      create trigger partner_technology_partner_update before update of partner_id on partner_technology
        for each row when (new.partner_id <> old.partner_id) execute function carry_partner();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger partner_technology_partner_insert on partner_technology;
      drop trigger partner_technology_partner_update on partner_technology;
      drop function carry_partner;
      alter table partner_technology drop partner_country_id,
        add constraint partner_technology_partner_id_partner_name_fkey
          foreign key (partner_id, partner_name) references partner (id, name) on update cascade;
      alter table partner drop constraint partner_id_name_country_id_key;
      create trigger partner_technology_partner_name_insert before insert on partner_technology
        for each row when (new.partner_name is null) execute function carry_partner_name();
      create trigger partner_technology_partner_name_update before update of partner_id on partner_technology
        for each row when (new.partner_id <> old.partner_id) execute function carry_partner_name();
    `);
  }
}

/** It locks the partner's key, as the function of migration 0021 does. */
const carryPlace = `
create function carry_partner() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      select name, country_id into new.partner_name, new.partner_country_id from partner where id = new.partner_id for key share;
      -- The foreign key refuses a link to a partner that does not exist. A null would be refused for another reason.
      new.partner_name = coalesce(new.partner_name, '');
      new.partner_country_id = coalesce(new.partner_country_id, 0);
      return new;
    end
  $$;
`;
