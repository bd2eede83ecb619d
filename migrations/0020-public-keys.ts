import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys of the role PUBLIC, each with a limit of its own, for servers that send the requests of many people. */
export class PublicKeys1780000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publicKeys);
  }

  /** The keys stay. An older hub gives each the limit of the role PUBLIC. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table api_key drop column cost_per_minute');
  }
}

// A key of the role PUBLIC that is there already was written by hand, or this migration was reverted. It gets the limit
// that the role had by default.
const publicKeys = `
alter table api_key add column cost_per_minute integer;
update api_key set cost_per_minute = 6000000 where role = 'PUBLIC';
alter table api_key add constraint api_key_cost_per_minute_check check (
  (role = 'PUBLIC') = (cost_per_minute is not null) and cost_per_minute > 0
);
`;
