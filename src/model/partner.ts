import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, OneToOne, Unique } from 'typeorm';
import { Composite, GraphEntity, Connection, List, DisplayOnly, Similar } from '../engine/metadata/entity';
import { Visible, VisibleField } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { isServedByViewer, isViewer, nobody, staff } from './audience';
import { Award } from './award';
import { CompetenceValidation } from './competence-validation';
import { Country } from './country';
import { DistributionAgreement } from './distribution-agreement';
import { Distributor } from './distributor';
import { Engagement } from './engagement';
import { Enrolment } from './enrolment';
import { PartnerStatus } from './enums';
import { FinancingEligibility } from './financing-eligibility';
import { FinancingProgram } from './financing-program';
import { FundingRequest } from './funding-request';
import { NextQualification } from './next-qualification';
import { Offering } from './offering';
import { PartnerTechnology } from './partner-technology';
import { Position } from './position';
import { Program } from './program';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';
import { QualificationEligibility } from './qualification-eligibility';
import { ResaleAgreement } from './resale-agreement';
import { Searchable } from './searchable';
import { Technology } from './technology';
import { keyColumn, nameColumn, textColumn } from './text';

/** Whoever is no distributor serves none: the others see null, rather than being refused. */
const ofItsDistributors = { 'its partners': isServedByViewer };

/** A partner that the program shows to everyone. */
const active = { active: { status: { eq: PartnerStatus.ACTIVE } } };

@GraphEntity({
  description:
    'An organisation that works the market with the vendor: it builds clouds, provides cloud services, or resells them.',
  asOf: "`qualifications`, `programs`, `technologies`, `similar`, `distributors`, `otherDistributorCount`, `eligibility`, `nextQualification` and `eligibleFinancingPrograms` follow the request's date; all else shows today's values.",
  key: ['slug'],
  order: ['name'],
  search: 'name',
  searchAlso: ['city'],
  root: { many: 'partners' },
  manyBySlug: true,
  dimensions: {
    paths: [
      'country.region',
      'qualifications.program',
      'enrolments.program',
      'enrolments.tier',
      'competenceValidations.competence',
      'technologies.category',
      'technologies.vendor',
      'offerings.serviceModel',
      'distributors.country',
    ],
    sets: ['qualifications'],
  },
})
@Visible({
  PUBLIC: active,
  PARTNER: { ...active, itself: isViewer },
  DISTRIBUTOR: { ...active, 'its partners': isServedByViewer },
  ...staff,
})
@Entity()
@Unique(['slug'])
@Index(['name', 'id'])
@Index(['country', 'name', 'id'])
@Index(['parent', 'name', 'id'])
@Index(['latitude', 'longitude'])
@Index(['searchWider'], { type: 'gin' })
@Index('partner_name_trigram_idx', { synchronize: false })
@Index('partner_globe_point_idx', { synchronize: false })
@Check(
  'partner_position_check',
  '(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180',
)
@Check('partner_parent_check', 'parent_id <> id')
@Check('partner_slug_check', 'is_slug(slug)')
@Check('partner_name_check', 'is_name(name)')
@Check('partner_legal_name_check', 'is_name(legal_name)')
@Check('partner_city_check', 'is_name(city)')
@Check('partner_website_check', 'is_web_address(website)')
export class Partner extends Searchable {
  @Field(() => String, { description: 'The readable key, unique and stable: `nimbus-works`.' })
  @Column(keyColumn)
  slug!: string;

  /** The words of its name and its city, and what is left of each without one of its letters. A trigger fills it. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchWider!: string;

  @Field(() => String, { description: 'The name for people.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The name in the trade register.' })
  @Column({ ...textColumn, nullable: true })
  @VisibleField({
    PUBLIC: nobody,
    PARTNER: { 'its own': isViewer },
    DISTRIBUTOR: { "its partners'": isServedByViewer },
    ...staff,
  })
  legalName!: string | null;

  @Field(() => String, { nullable: true, description: 'The town of its main office.' })
  @Column({ ...textColumn, nullable: true })
  city!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Field(() => Position, { nullable: true, description: 'Where its main office stands.' })
  @Composite(({ column }) => ({ latitude: column('latitude'), longitude: column('longitude') }))
  position!: Position | null;

  @Field(() => String, { nullable: true, description: 'The address of its site.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Field(() => PartnerStatus, { description: 'Where the relation with it stands.' })
  @Column({ type: 'enum', enum: PartnerStatus, enumName: 'partner_status' })
  status!: PartnerStatus;

  @Field(() => Country, { description: 'The country of its main office.' })
  @ManyToOne(() => Country, (country) => country.partners, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @Field(() => Partner, { nullable: true, description: 'The partner that it belongs to.' })
  @ManyToOne(() => Partner, (partner) => partner.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Partner | null>;

  @Connection(() => Partner, { description: 'The partners that belong to it, by name.' })
  @OneToMany(() => Partner, (partner) => partner.parent)
  children!: Partner[];

  @List(() => Qualification, {
    description: "The qualifications that it holds at the request's date, by code.",
    through: () => Award,
  })
  qualifications!: Qualification[];

  @Connection(() => Award, {
    description: 'Every award of a qualification to it, past, present and scheduled, by first day.',
  })
  @OneToMany(() => Award, (award) => award.partner)
  awards!: Award[];

  @Connection(() => Enrolment, { description: 'Its enrolments in programs, past and present, by first day.' })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.partner)
  enrolments!: Enrolment[];

  @List(() => Program, {
    description: "The programs that it is enrolled in at the request's date, by code.",
    through: () => Enrolment,
  })
  programs!: Program[];

  @Connection(() => QualificationApplication, {
    description: 'Its applications for qualifications, by the time of submission, drafts last.',
  })
  @OneToMany(() => QualificationApplication, (application) => application.partner)
  applications!: QualificationApplication[];

  @Connection(() => CompetenceValidation, {
    description: 'The validations of its competences, past and present, by first day.',
  })
  @OneToMany(() => CompetenceValidation, (validation) => validation.partner)
  competenceValidations!: CompetenceValidation[];

  @Connection(() => Technology, {
    description: "The technologies that it works with at the request's date, by name.",
    through: () => PartnerTechnology,
  })
  technologies!: Technology[];

  @Similar({
    description:
      "Other partners of the same country, those with the most technologies in common at the request's date first, then by name; none without one in common.",
    sharing: 'technologies',
    among: 'country',
  })
  similar!: Partner[];

  @Connection(() => Offering, { description: 'Its cloud offerings, by name.' })
  @OneToMany(() => Offering, (offering) => offering.partner)
  offerings!: Offering[];

  @Connection(() => ResaleAgreement, {
    description: 'The agreements under which it resells offerings of other partners, by first day.',
  })
  @OneToMany(() => ResaleAgreement, (agreement) => agreement.reseller)
  resaleAgreements!: ResaleAgreement[];

  @Connection(() => Distributor, {
    description: "The distributors that serve it at the request's date, each once, by name.",
    through: () => DistributionAgreement,
    repeated: true,
  })
  distributors!: Distributor[];

  @Field(() => Int, {
    nullable: true,
    description:
      "How many distributors other than the one that asks serve it at the request's date; for those who see all agreements, how many serve it. Null where you may not know. Lists cannot be asked for by it.",
  })
  @DisplayOnly(
    ({ column, day, viewer }) => sql`other_distributor_count(${column('id')}, ${viewer('distributor')}, ${day})`,
  )
  @VisibleField({ PUBLIC: ofItsDistributors, PARTNER: ofItsDistributors, DISTRIBUTOR: ofItsDistributors, ...staff })
  otherDistributorCount!: number | null;

  @Connection(() => DistributionAgreement, {
    description: 'Its agreements with distributors, past and present, by first day.',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.partner)
  distributionAgreements!: DistributionAgreement[];

  @Connection(() => FundingRequest, {
    description: 'Its requests for financing, by the time of submission, drafts last.',
  })
  @OneToMany(() => FundingRequest, (request) => request.partner)
  fundingRequests!: FundingRequest[];

  @Connection(() => Engagement, { description: 'Its engagements with customers, by first day.', fanOut: 'large' })
  @OneToMany(() => Engagement, (engagement) => engagement.partner)
  engagements!: Engagement[];

  @Connection(() => Engagement, {
    description: 'The engagements of other partners in which it is the customer, by first day.',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.customerPartner)
  engagementsAsCustomer!: Engagement[];

  @List(() => QualificationEligibility, {
    description: "How far it is from each qualification at the request's date, by program and code.",
    narrowedBy: {
      program: {
        description: 'Only qualifications of the program with this code.',
        path: ['qualification', 'program', 'code'],
      },
    },
  })
  @OneToMany(() => QualificationEligibility, (eligibility) => eligibility.partner)
  eligibility!: QualificationEligibility[];

  @Field(() => QualificationEligibility, {
    nullable: true,
    description:
      "Of the qualifications that it does not hold at the request's date the one with fewest requirements missing; of equals, the first by program and code. Null where it holds them all, and where you may not see it.",
  })
  @OneToOne(() => NextQualification, (next) => next.partner)
  nextQualification!: Relation<QualificationEligibility | null>;

  @List(() => FinancingProgram, {
    description:
      "The financing that it may ask for at the request's date: programs that are open then, to its country, and to a qualification that it holds or has applied for, the decision pending. By code.",
    through: () => FinancingEligibility,
  })
  eligibleFinancingPrograms!: FinancingProgram[];
}
