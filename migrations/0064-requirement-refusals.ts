import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checkRequirement, ofQualificationsAndTiers, telling } from './requirement-trees';

/**
 * The refusal of a requirement names the metric, the part or the number that is at fault, so that a file shows the row. A minimum above
 * the most that a BOOLEAN or a holding gives is refused as well.
 */
export class RequirementRefusals1780000000064 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(checkRequirement(ofQualificationsAndTiers, telling));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(checkRequirement(ofQualificationsAndTiers));
  }
}
