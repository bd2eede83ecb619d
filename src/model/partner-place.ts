import type { Relation } from 'typeorm';
import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Country } from './country';
import { Partner } from './partner';
import { copiedName } from './text';

/**
 * A place of a partner: its own position, or that of another of its offices, each once. A partner without any has one row without a
 * position. The database derives and keeps the rows, see the migration `0065-partner-places`; the engine reads them for conditions and
 * orders on the place of partners, so whoever sees a partner may see all its locations.
 */
@Entity()
@Index(['partner', 'latitude', 'longitude'])
@Index(['partnerName', 'partner', 'latitude', 'longitude'])
@Index(['country', 'partnerName', 'partner', 'latitude', 'longitude'])
@Index(['latitude', 'longitude', 'partner', 'country'])
@Index('partner_place_globe_point_idx', { synchronize: false })
@Index('partner_place_country_id_globe_point_idx', { synchronize: false })
@ForeignKey(() => Partner, ['partner', 'partnerName', 'country'], ['id', 'name', 'country'], {
  onUpdate: 'CASCADE',
  onDelete: 'CASCADE',
})
export class PartnerPlace {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @ManyToOne(() => Partner, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  /** A copy of the partner's name, which the database keeps. An index has the rows in its order. */
  @Column(copiedName)
  partnerName!: string;

  /** A copy of the partner's country, which the database keeps. */
  @ManyToOne(() => Country, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  country!: Relation<Country>;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;
}
