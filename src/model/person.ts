import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { Connection, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, staff } from './audience';
import { Certification } from './certification';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Period, periodCheck } from './period';
import { keyColumn } from './text';

@GraphEntity({
  description:
    'A person who works for a partner, for a period. The hub knows the person by a pseudonym alone: no name and no address.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['key'],
  order: ['key'],
  root: { many: 'persons' },
  dimensions: { paths: partnerPaths() },
})
@Visible({ PARTNER: itsOwn, ...staff }, { through: ['partner'] })
@Entity()
@Unique(['key'])
@Index(['key', 'id'])
@Index(['partner', 'key', 'id'])
@Check('person_period_check', periodCheck)
@Check('person_key_check', 'is_name(key)')
export class Person extends Period {
  @Field(() => String, { description: 'The pseudonym of the person, unique in the hub.' })
  @Column(keyColumn)
  key!: string;

  @Field(() => Partner, { description: 'The partner that the person works for.' })
  @ManyToOne(() => Partner, (partner) => partner.persons, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Connection(() => Certification, { description: 'The certifications of the person, past and present, by first day.' })
  @OneToMany(() => Certification, (certification) => certification.person)
  certifications!: Certification[];
}
