import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { FinancingProgram } from './financing-program';
import { Program } from './program';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A purpose of the financing programs of a program, such as building a cloud infrastructure, or joint marketing campaigns.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['program', 'code'],
  order: ['code'],
  root: { many: 'financingKinds' },
  program: ['program'],
  dimensions: { paths: ['program.vendor'] },
})
@Visible(everyone)
@Entity()
@Unique(['program', 'code'])
@Unique(['id', 'program'])
@Check('financing_kind_code_check', 'is_code(code)')
@Check('financing_kind_name_check', 'is_localised(name)')
export class FinancingKind extends Record {
  @Field(() => String, { description: 'The code of the kind, unique in its program, such as `JOINT_MARKETING`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the kind, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Program, { description: 'The program that the kind belongs to.' })
  @ManyToOne(() => Program, (program) => program.financingKinds, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Connection(() => FinancingProgram, { description: 'The financing programs of the kind, by code.', fanOut: 'most' })
  @OneToMany(() => FinancingProgram, (financing) => financing.kind)
  financingPrograms!: FinancingProgram[];
}
