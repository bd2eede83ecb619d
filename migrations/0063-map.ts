import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A map of all partners is counted from an index alone: it has their positions, and whether they are active. */
export class Map1780000000063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index partner_latitude_longitude_status_idx on partner (latitude, longitude, status);
      drop index partner_latitude_longitude_idx;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index partner_latitude_longitude_idx on partner (latitude, longitude);
      drop index partner_latitude_longitude_status_idx;
    `);
  }
}
