import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Composite, GraphEntity, Localised } from '../engine/metadata/entity';
import { Visible, VisibleField } from '../engine/metadata/policy';
import { everyone, itsOwn, ofItsPartners, staff } from './audience';
import { Country } from './country';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Position } from './position';
import { Record } from './record';
import { keyColumn, nameColumn, textColumn, type LocalisedText } from './text';

/** A partner that hides its own telephone number hides those of its offices. */
const reachable = { 'rows of partners whose contact is public': { partner: { contactIsPublic: { eq: true } } } };

@GraphEntity({
  description:
    'An office of a partner, or another place where it can be found. A partner that has locations has one main location: `city`, `country` and `position` of the partner are those of the main location.',
  asOf: "no field follows the request date; all show today's values, and the hub keeps no history of them.",
  volume: 'hundreds of thousands',
  key: ['partner', 'name'],
  order: ['name'],
  root: { many: 'locations' },
  nearestIn: 'country',
  dimensions: { paths: ['country.region', ...partnerPaths()] },
})
@Visible(everyone, { through: ['partner'] })
@Entity()
@Unique(['partner', 'name'])
@Index(['name', 'id'])
@Index(['country', 'name', 'id'])
@Index(['latitude', 'longitude'])
@Index('location_globe_point_idx', { synchronize: false })
@Index('location_country_id_globe_point_idx', { synchronize: false })
@Check('location_kind_check', 'is_code(kind)')
@Check('location_name_check', 'is_name(name)')
@Check('location_street_check', 'is_name(street)')
@Check('location_postcode_check', 'is_name(postcode)')
@Check('location_city_check', 'is_name(city)')
@Check('location_region_check', 'is_name(region)')
@Check(
  'location_position_check',
  '(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180',
)
@Check('location_telephone_check', 'is_telephone_number(telephone)')
@Check('location_opening_hours_check', "is_localised(opening_hours, 'en')")
export class Location extends Record {
  @Field(() => String, { description: 'The code of the kind of location, such as `HEAD_OFFICE`.' })
  @Column(keyColumn)
  kind!: string;

  @Field(() => String, { description: 'The name of the location, unique within its partner.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The street and the number; null if they are not recorded.' })
  @Column({ ...textColumn, nullable: true })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'The postal code; null if it is not recorded.' })
  @Column({ ...textColumn, nullable: true })
  postcode!: string | null;

  @Field(() => String, { nullable: true, description: 'The city; null if it is not recorded.' })
  @Column({ ...textColumn, nullable: true })
  city!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The state, county or region as addresses name it; null if it is not recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  region!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Field(() => Position, { nullable: true, description: 'The position of the location; null if it is not recorded.' })
  @Composite(({ column }) => ({ latitude: column('latitude'), longitude: column('longitude') }))
  position!: Position | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The telephone number of the location with the code of its country, such as `+33 1 99 00 12 34`; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  @VisibleField({
    PUBLIC: reachable,
    PARTNER: { ...reachable, ...itsOwn },
    DISTRIBUTOR: { ...reachable, ...ofItsPartners },
    ...staff,
  })
  telephone!: string | null;

  @Localised({
    nullable: true,
    description: 'When the location is open, in a few words; null if it is not recorded.',
  })
  @Column('jsonb', { nullable: true })
  openingHours!: LocalisedText | null;

  @Field(() => Boolean, {
    description: 'True if it is the main location of the partner. A partner with locations has exactly one.',
  })
  @Column('boolean')
  isMain!: boolean;

  @Field(() => Partner, { description: 'The partner that the location belongs to.' })
  @ManyToOne(() => Partner, (partner) => partner.locations, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Country, { description: 'The country of the location.' })
  @ManyToOne(() => Country, (country) => country.locations, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;
}
