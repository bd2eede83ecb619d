import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index that reads the nearest partners of a country in the order of their distance, however far away the country is. */
export class NearestInCountry1780000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(nearestInCountryIndexes);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index partner_country_id_globe_point_idx');
  }
}

/** TypeORM has no indexes on expressions, so no entity can declare them. */
export const nearestInCountryIndexes = `
create index partner_country_id_globe_point_idx on partner using gist (country_id, globe_point(latitude, longitude));
`;
