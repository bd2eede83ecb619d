import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links carry the order of their partners: a copy of the partner's name, with an index on (other end, name, partner, period).
 * A page of a technology's partners is read from it in order, however many partners the technology has.
 *
 * A foreign key to (id, name) of the partner cascades a rename to the copies. A trigger fills the copy of a new link. It locks
 * the partner's key: a rename at the same moment waits for the link, or is waited for, so neither fails because of the other.
 */
export class LinkOrders1780000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(linkOrders);
    for (const { table, end, index, replaced } of links) {
      await queryRunner.query(`
        alter table ${table} add partner_name text collate name_order;
        alter table ${table} disable trigger user;
        update ${table} set partner_name = partner.name from partner where partner.id = partner_id;
        alter table ${table} enable trigger user;
        alter table ${table} alter partner_name set not null, drop constraint ${table}_partner_id_fkey,
          add constraint ${table}_partner_id_partner_name_fkey
            foreign key (partner_id, partner_name) references partner (id, name) on update cascade;
        create index ${index} on ${table} (${end}_id, partner_name, partner_id, valid_from, valid_to);
        drop index ${replaced};
        create trigger ${table}_partner_name_insert before insert on ${table}
          for each row when (new.partner_name is null) execute function carry_partner_name();
        create trigger ${table}_partner_name_update before update of partner_id on ${table}
          for each row when (new.partner_id <> old.partner_id) execute function carry_partner_name();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, end, replaced } of links) {
      await queryRunner.query(`
        drop trigger ${table}_partner_name_insert on ${table};
        drop trigger ${table}_partner_name_update on ${table};
        alter table ${table} drop partner_name,
          add constraint ${table}_partner_id_fkey foreign key (partner_id) references partner (id);
        create index ${replaced} on ${table} (${end}_id, partner_id, valid_from, valid_to);
      `);
    }
    await queryRunner.query(
      'drop function carry_partner_name(); alter table partner drop constraint partner_id_name_key',
    );
  }
}

/** The tables of links with their other ends, the indexes on the order, and the indexes that these replace. */
const links = [
  {
    table: 'award',
    end: 'qualification',
    index: 'award_qualification_id_partner_name_partner_id_val_716b43d9_idx',
    replaced: 'award_qualification_id_partner_id_valid_from_valid_to_idx',
  },
  {
    table: 'distribution_agreement',
    end: 'distributor',
    index: 'distribution_agreement_distributor_id_partner_name_f2d23496_idx',
    replaced: 'distribution_agreement_distributor_id_partner_id_v_eac5fcc7_idx',
  },
  {
    table: 'enrolment',
    end: 'program',
    index: 'enrolment_program_id_partner_name_partner_id_valid_92abb04b_idx',
    replaced: 'enrolment_program_id_partner_id_valid_from_valid_to_idx',
  },
  {
    table: 'partner_technology',
    end: 'technology',
    index: 'partner_technology_technology_id_partner_name_part_166d0f83_idx',
    replaced: 'partner_technology_technology_id_partner_id_valid__5421ec96_idx',
  },
] as const;

const linkOrders = `
alter table partner add constraint partner_id_name_key unique (id, name);

create function carry_partner_name() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      select name into new.partner_name from partner where id = new.partner_id for key share;
      -- The foreign key refuses a link to a partner that does not exist. A null would be refused for another reason.
      new.partner_name = coalesce(new.partner_name, '');
      return new;
    end
  $$;
`;
