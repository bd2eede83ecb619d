import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Competence } from './competence';
import { Partner } from './partner';
import { Period, periodCheck } from './period';
import { textColumn } from './text';

@GraphEntity({
  description: 'That a competence of a partner was proved, for a period.',
  asOf: "`inForce` follows the request's date, and under one that the request names what begins later is left out; all else shows what is known today.",
  key: ['partner', 'competence', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'competenceValidations' },
  dimensions: { paths: ['partner.country', 'partner.country.region', 'partner.qualifications'] },
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@Entity()
@Unique(['partner', 'competence', 'validFrom'])
@Index(['partner', 'validFrom', 'id'])
@Index(['competence', 'validFrom', 'id'])
@Index(['validFrom', 'id'])
@Check('competence_validation_period_check', periodCheck)
@Check('competence_validation_evidence_url_check', 'is_web_address(evidence_url)')
@Exclusion(
  'competence_validation_overlap_excl',
  'USING gist (((partner_id + 0)) WITH =, ((competence_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class CompetenceValidation extends Period {
  @Field(() => Partner, { description: 'Whose competence it is.' })
  @ManyToOne(() => Partner, (partner) => partner.competenceValidations, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Competence, { description: 'What was proved.' })
  @ManyToOne(() => Competence, (competence) => competence.validations, { nullable: false })
  @JoinColumn()
  competence!: Relation<Competence>;

  @Field(() => String, { nullable: true, description: 'Where the evidence is kept.' })
  @Column({ ...textColumn, nullable: true })
  evidenceUrl!: string | null;
}
