import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Engagement } from './engagement';
import { Program } from './program';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A kind of work that partners do for customers within a program, such as building a cloud infrastructure.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['program', 'code'],
  order: ['code'],
  root: { many: 'engagementKinds' },
  program: ['program'],
  dimensions: { paths: ['program.vendor'] },
})
@Visible(everyone)
@Entity()
@Unique(['program', 'code'])
@Unique(['id', 'program'])
@Check('engagement_kind_code_check', 'is_code(code)')
@Check('engagement_kind_name_check', 'is_localised(name)')
export class EngagementKind extends Record {
  @Field(() => String, { description: 'The code of the kind, unique in its program, such as `BUILD`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the kind, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Boolean, {
    description:
      'Whether an engagement of the kind for a customer that is a PROVIDER names that provider as a partner.',
  })
  @Column('boolean', { default: false })
  namesProvider!: boolean;

  @Field(() => Program, { description: 'The program that the kind belongs to.' })
  @ManyToOne(() => Program, (program) => program.engagementKinds, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Connection(() => Engagement, { description: 'The engagements of the kind, by first day.', fanOut: 'most' })
  @OneToMany(() => Engagement, (engagement) => engagement.kind)
  engagements!: Engagement[];
}
