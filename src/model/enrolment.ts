import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { ofPartner, staff } from './audience';
import { FiscalQuarter } from './fiscal-quarter';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Period, periodCheck } from './period';
import { Program } from './program';
import { copiedName, keyColumn } from './text';
import { Tier } from './tier';

@GraphEntity({
  description:
    'The participation of a partner in a program, at a tier, for a period. An enrolled partner is not necessarily qualified.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'tens of thousands',
  key: ['partner', 'program', 'validFrom'],
  order: ['validFrom'],
  carries: { partner: ['partnerName'] },
  root: { many: 'enrolments' },
  dimensions: {
    paths: partnerPaths(),
    calendar: { spans: () => FiscalQuarter, owner: 'program.vendor' },
  },
})
@Visible({ ...ofPartner({ 'rows in force today': { inForce: { eq: true } } }), ...staff }, { through: ['partner'] })
@Entity()
@Unique(['partner', 'program', 'validFrom'])
@Index(['partner', 'validFrom', 'id'])
@Index(['program', 'validFrom', 'id'])
@Index(['program', 'partnerName', 'partner', 'validFrom', 'validTo'])
@Index(['validFrom', 'id'])
@Index(['tier', 'validFrom', 'id'])
@ForeignKey(() => Partner, ['partner', 'partnerName'], ['id', 'name'], { onUpdate: 'CASCADE' })
@Check('enrolment_period_check', periodCheck)
@Check('enrolment_track_check', 'is_code(track)')
@ForeignKey(() => Tier, ['tier', 'program'], ['id', 'program'])
@Exclusion(
  'enrolment_overlap_excl',
  'USING gist (((partner_id + 0)) WITH =, ((program_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class Enrolment extends Period {
  @Field(() => Partner, { description: 'The partner that is enrolled.' })
  @ManyToOne(() => Partner, (partner) => partner.enrolments, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  /** A copy of the partner's name, which the database keeps. An index has the rows in its order. */
  @Column(copiedName)
  partnerName!: string;

  @Field(() => Program, { description: 'The program that the partner is enrolled in.' })
  @ManyToOne(() => Program, (program) => program.enrolments, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => Tier, {
    nullable: true,
    description: 'The tier of the partner in the program; null if the program has given it none.',
  })
  @ManyToOne(() => Tier, (tier) => tier.enrolments, { nullable: true })
  @JoinColumn()
  tier!: Relation<Tier | null>;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the track that the partner follows in the program, such as `RESELL`; null if it follows none. Requirements can be limited to a track.',
  })
  @Column({ ...keyColumn, nullable: true })
  track!: string | null;
}
