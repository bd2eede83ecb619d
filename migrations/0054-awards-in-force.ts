import type { MigrationInterface, QueryRunner } from 'typeorm';

/** TypeORM has no indexes on expressions, so no entity can declare it. */
export const awardIndex = `
create index award_qualification_in_force_idx
  on award (qualification_id, (coalesce(valid_to, 'infinity'::date)), valid_from, partner_id, id) include (valid_to);
`;

/**
 * The awards of a qualification in force on a day are a range of an index, as the spans of awards are: five of six awards have
 * ended. `valid_to` is included because PostgreSQL reads an index alone only if it has each column that the expression is made of.
 */
export class AwardsInForce1780000000054 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(awardIndex);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index award_qualification_in_force_idx');
  }
}
