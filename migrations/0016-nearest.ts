import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the nearest partners are found by, however many there are: an index of points that reads them in the order of their distance. */
export class Nearest1780000000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(globe);
    await queryRunner.query(globeIndexes);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index partner_globe_point_idx;
      drop function globe_point;
      drop extension cube;
    `);
  }
}

/**
 * A place on a globe of radius 1. The straight line between two such points is longer the farther they lie apart along a great
 * circle, and to measure straight lines is what indexes on `cube` can do. Null without a position.
 */
export const globe = `
create extension cube;

-- PostgreSQL refuses to multiply what would become too small for a number, so what is less than a ten-thousandth of a
-- millimetre counts as nothing. Not strict, since PostgreSQL would not put a strict one in the place where it is called.
create function globe_point(latitude double precision, longitude double precision) returns cube immutable parallel safe
  return case when latitude is not null then cube(array[
    cosd(latitude) * cosd(longitude),
    cosd(latitude) * sind(case when abs(longitude) < 1e-12 then 0 else longitude end),
    sind(latitude)
  ]) end;
`;

/** TypeORM knows no indexes on expressions, so no entity can say them. */
export const globeIndexes = `
create index partner_globe_point_idx on partner using gist (globe_point(latitude, longitude));
`;
