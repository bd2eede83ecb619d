import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys that are limited to named documents. */
export class KeyDocuments1780000000028 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table api_key add column documents text[] collate "C",
        add constraint api_key_documents_check check (cardinality(documents) > 0)`);
  }

  /** An older hub knows no such limit, so the keys that have one are revoked: they must not get more rights. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update api_key set revoked_at = coalesce(revoked_at, now()) where documents is not null;
      alter table api_key drop column documents`);
  }
}
