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
  description: 'A service of the vendor that helps distributors evolve towards the cloud.',
  asOf: "nothing here follows the request's date; a service always shows today's values.",
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
  @Field(() => String, { description: 'The short code, unique over all programs.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'What the service does, in a sentence.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => Program, { description: 'The program that it belongs to.' })
  @ManyToOne(() => Program, (program) => program.collaborativeServices, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Connection(() => Enablement, { description: 'How far each distributor is in it, by first day, planned ones last.' })
  @OneToMany(() => Enablement, (enablement) => enablement.service)
  enablements!: Enablement[];
}
