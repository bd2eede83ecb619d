import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewer, staff } from './audience';
import { Period, periodCheck } from './period';
import { Person } from './person';
import { keyColumn } from './text';

@GraphEntity({
  description: 'A certificate that a person holds, for a period.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['person', 'code', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'certifications' },
})
@Visible({ PARTNER: { 'of its own persons': { person: { partner: isViewer } } }, ...staff }, { through: ['person'] })
@Entity()
@Unique(['person', 'code', 'validFrom'])
@Index(['person', 'validFrom', 'id'])
@Index(['validFrom', 'id'])
@Check('certification_period_check', periodCheck)
@Check('certification_code_check', 'is_code(code)')
@Check('certification_level_check', 'is_code(level)')
export class Certification extends Period {
  @Field(() => Person, { description: 'The person who holds the certificate.' })
  @ManyToOne(() => Person, (person) => person.certifications, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  person!: Relation<Person>;

  @Field(() => String, { description: 'The code of the certificate, such as `CLOUD-ARCHITECT`.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the level of the certificate, such as `PROFESSIONAL`; null if it has none.',
  })
  @Column({ ...keyColumn, nullable: true })
  level!: string | null;
}
