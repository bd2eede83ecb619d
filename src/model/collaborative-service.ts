import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Enablement } from './enablement';
import { Program } from './program';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A service with which the vendor helps distributors to evolve towards the cloud (Cisco Cloud Partner Program, 2011).',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'collaborativeServices' },
  program: ['program'],
  dimensions: { paths: ['program.vendor'] },
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Index(['program', 'code', 'id'])
@Check('collaborative_service_code_check', 'is_code(code)')
@Check('collaborative_service_name_check', 'is_localised(name)')
@Check('collaborative_service_summary_check', 'is_localised(summary)')
export class CollaborativeService extends Record {
  @Field(() => String, { description: 'The code of the service, unique over all programs.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the service, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'A description of the service in one sentence.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => Program, { description: 'The program that the service belongs to.' })
  @ManyToOne(() => Program, (program) => program.collaborativeServices, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Connection(() => Enablement, {
    description: 'The enablements of distributors in the service, by first day; planned ones come last.',
  })
  @OneToMany(() => Enablement, (enablement) => enablement.service)
  enablements!: Enablement[];
}
