import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Competence } from './competence';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Period, periodCheck } from './period';
import { textColumn } from './text';

@GraphEntity({
  description: 'The validation of a competence of a partner, for a period.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['partner', 'competence', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'competenceValidations' },
  dimensions: { paths: partnerPaths() },
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
  @Field(() => Partner, { description: 'The partner whose competence is validated.' })
  @ManyToOne(() => Partner, (partner) => partner.competenceValidations, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Competence, { description: 'The validated competence.' })
  @ManyToOne(() => Competence, (competence) => competence.validations, { nullable: false })
  @JoinColumn()
  competence!: Relation<Competence>;

  @Field(() => String, {
    nullable: true,
    description: 'The web address of the evidence, at most 2000 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  evidenceUrl!: string | null;
}
