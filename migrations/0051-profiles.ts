import type { MigrationInterface, QueryRunner } from 'typeorm';
import { space } from './0001-foundations';

/** What a locator shows of a partner: a description, a logo, and whom to call. */
export class Profiles1780000000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(contactFunctions);
    await queryRunner.query(`
      alter table partner
        add description jsonb,
        add logo_url text collate name_order,
        add email text collate name_order,
        add telephone text collate name_order,
        add contact_url text collate name_order,
        add contact_is_public boolean not null default false,
        add founded integer,
        add employee_range text collate "C",
        add constraint partner_description_check check (is_localised(description, 'en')),
        add constraint partner_logo_url_check check (is_web_address(logo_url)),
        add constraint partner_email_check check (is_email_address(email)),
        add constraint partner_telephone_check check (is_telephone_number(telephone)),
        add constraint partner_contact_url_check check (is_web_address(contact_url)),
        add constraint partner_founded_check check (founded between 1000 and 9999),
        add constraint partner_employee_range_check check (is_code(employee_range));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table partner
        drop description, drop logo_url, drop email, drop telephone, drop contact_url, drop contact_is_public, drop founded,
        drop employee_range;
      drop function is_email_address, is_telephone_number;
    `);
  }
}

/** Functions that checks share. */
export const contactFunctions = `
create function is_email_address(value text) returns boolean immutable parallel safe
  return value ~ '^[^${space}@]+@[^${space}@.]+(\\.[^${space}@.]+)+$' and is_name(value);

create function is_telephone_number(value text) returns boolean immutable parallel safe
  return length(value) <= 40 and value ~ '^\\+[0-9]+([ .()/-]+[0-9]+)*$';
`;
