import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  Unique,
} from 'typeorm';
import {
  Composite,
  GraphEntity,
  Connection,
  List,
  DisplayOnly,
  Localised,
  NarrowedBy,
  Similar,
} from '../engine/metadata/entity';
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
import { FinancingEligibility, FinancingEligibilityOfProgram } from './financing-eligibility';
import { FinancingProgram } from './financing-program';
import { FormerSlug } from './former-slug';
import { FundingRequest } from './funding-request';
import { Location } from './location';
import { Measurement } from './measurement';
import { NextQualification, NextQualificationOfProgram } from './next-qualification';
import { NextTier, NextTierOfProgram } from './next-tier';
import { Offering } from './offering';
import { PartnerPlace } from './partner-place';
import { PartnerTechnology } from './partner-technology';
import { Person } from './person';
import { Position } from './position';
import { Program } from './program';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';
import { QualificationEligibility } from './qualification-eligibility';
import { Reference } from './reference';
import { ResaleAgreement } from './resale-agreement';
import { Searchable } from './searchable';
import { Technology } from './technology';
import { Term } from './term';
import { keyColumn, nameColumn, textColumn, type LocalisedText } from './text';
import { TierEligibility } from './tier-eligibility';

/** PUBLIC and PARTNER serve no partner, so they read null instead of the error FORBIDDEN_FIELD. */
const ofItsDistributors = { 'partners that the viewer serves': isServedByViewer };

/** The partners that every role sees. */
const active = { 'active partners': { status: { eq: PartnerStatus.ACTIVE } } };

/** Who sees how a partner is reached. */
const reachable = { 'rows whose contact is public': { contactIsPublic: { eq: true } } };
const contact = {
  PUBLIC: reachable,
  PARTNER: { ...reachable, 'its own row': isViewer },
  DISTRIBUTOR: { ...reachable, 'its partners': isServedByViewer },
  ...staff,
};

@GraphEntity({
  description: 'A company that sells with the vendor: it builds clouds, provides cloud services, or resells them.',
  asOf: "`qualifications`, `programs`, `technologies`, `similar`, `distributors`, `otherDistributorCount`, `eligibility`, `tierEligibility`, `nextQualification`, `nextTier` and `eligibleFinancingPrograms` follow the request date. All other fields show today's values.",
  volume: 'tens of thousands',
  key: ['slug'],
  order: ['name'],
  search: 'name',
  searchAlso: ['city'],
  searchOver: 'terms',
  root: { many: 'partners' },
  manyBySlug: true,
  formerly: { in: () => FormerSlug, of: 'partner', key: 'slug' },
  nearestIn: 'country',
  places: {
    beside: () => Location,
    in: () => PartnerPlace,
    of: 'partner',
    order: ['partnerName'],
    among: { country: 'country' },
  },
  dimensions: {
    paths: [
      'country.region',
      'qualifications.program',
      'enrolments.program',
      'enrolments.tier',
      'competenceValidations.competence',
      'technologies.category',
      'technologies.vendor',
      'terms.taxonomy',
      'offerings.serviceModel',
      'distributors.country',
    ],
    codes: ['employeeRange'],
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
@Unique(['id', 'name'])
@Unique(['id', 'name', 'country'])
@Index(['name', 'id'])
@Index(['country', 'name', 'id'])
// What is counted of partners is read from it alone: their country, and whether they are active.
@Index(['country', 'status', 'id'])
@Index(['parent', 'name', 'id'])
// A map is counted from it alone.
@Index(['latitude', 'longitude', 'status'])
@Index(['searchWider'], { type: 'gin' })
@Index('partner_name_trigram_idx', { synchronize: false })
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
@Check('partner_description_check', "is_localised(description, 'en')")
@Check('partner_logo_url_check', 'is_web_address(logo_url)')
@Check('partner_email_check', 'is_email_address(email)')
@Check('partner_telephone_check', 'is_telephone_number(telephone)')
@Check('partner_contact_url_check', 'is_web_address(contact_url)')
@Check('partner_founded_check', 'founded between 1000 and 9999')
@Check('partner_employee_range_check', 'is_code(employee_range)')
export class Partner extends Searchable {
  @Field(() => String, { description: 'The unique, stable and readable key of the partner, such as `nimbus-works`.' })
  @Column(keyColumn)
  slug!: string;

  @List(() => FormerSlug, { description: 'The slugs that the partner had before, by slug.' })
  @OneToMany(() => FormerSlug, (former) => former.partner)
  formerSlugs!: FormerSlug[];

  /** What is searched of the partner: the words of the name and the city, and a lexeme for each of its terms. A trigger fills it. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchWider!: string;

  @Field(() => String, { description: 'The name of the partner, for display.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The name of the partner in the trade register.' })
  @Column({ ...textColumn, nullable: true })
  @VisibleField({
    PUBLIC: nobody,
    PARTNER: { 'its own row': isViewer },
    DISTRIBUTOR: { 'its partners': isServedByViewer },
    ...staff,
  })
  legalName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The city of the main location of the partner; null if it is not recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  city!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Field(() => Position, {
    nullable: true,
    description:
      'The position of the main location of the partner; null if it is not recorded. `near` and `box` keep a partner if one of its `locations` lies there. Orders by distance and `distanceKm` take the nearest of them.',
  })
  @Composite(({ column }) => ({ latitude: column('latitude'), longitude: column('longitude') }))
  position!: Position | null;

  @Field(() => String, { nullable: true, description: 'The web address of the partner; null if none is recorded.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Localised({
    nullable: true,
    description: 'A description of the partner in a few sentences; null if none is recorded.',
  })
  @Column('jsonb', { nullable: true })
  description!: LocalisedText | null;

  @Field(() => String, {
    nullable: true,
    description: 'The web address of the logo of the partner, at most 2000 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  logoUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address of the partner, at most 200 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  @VisibleField(contact)
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The telephone number of the partner with the code of its country, such as `+33 1 99 00 12 34`; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  @VisibleField(contact)
  telephone!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The web address of the page on which the partner takes questions, at most 2000 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  contactUrl!: string | null;

  @Field(() => Boolean, { description: 'True if `email` and `telephone` are visible wherever the partner is.' })
  @Column('boolean', { default: false })
  contactIsPublic!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The year in which the partner was founded, from 1000 to 9999; null if it is not recorded.',
  })
  @Column('integer', { nullable: true })
  founded!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the range in which the number of employees lies, such as `50-249`; null if it is not recorded.',
  })
  @Column({ ...keyColumn, nullable: true })
  employeeRange!: string | null;

  @Field(() => PartnerStatus, { description: 'The state of the relation between the vendor and the partner today.' })
  @Column({ type: 'enum', enum: PartnerStatus, enumName: 'partner_status' })
  status!: PartnerStatus;

  @Field(() => Country, { description: 'The country of the main location of the partner.' })
  @ManyToOne(() => Country, (country) => country.partners, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @Field(() => Partner, {
    nullable: true,
    description: 'The parent company in the partner hierarchy; null at the top.',
  })
  @ManyToOne(() => Partner, (partner) => partner.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Partner | null>;

  @Connection(() => Partner, { description: 'The subsidiaries in the partner hierarchy, by name.' })
  @OneToMany(() => Partner, (partner) => partner.parent)
  children!: Partner[];

  @List(() => Qualification, {
    description: 'The qualifications that the partner holds on the request date, by code.',
    through: () => Award,
  })
  qualifications!: Qualification[];

  @Connection(() => Award, {
    description: 'The awards of the partner: past, present and scheduled, by first day.',
  })
  @OneToMany(() => Award, (award) => award.partner)
  awards!: Award[];

  @Connection(() => Enrolment, {
    description: 'The enrolments of the partner in programs, past and present, by first day.',
  })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.partner)
  enrolments!: Enrolment[];

  @List(() => Program, {
    description: 'The programs that the partner is enrolled in on the request date, by code.',
    through: () => Enrolment,
  })
  programs!: Program[];

  @Connection(() => QualificationApplication, {
    description: 'The applications of the partner for qualifications, by time of submission; drafts come last.',
  })
  @OneToMany(() => QualificationApplication, (application) => application.partner)
  applications!: QualificationApplication[];

  @Connection(() => CompetenceValidation, {
    description: 'The competence validations of the partner, past and present, by first day.',
  })
  @OneToMany(() => CompetenceValidation, (validation) => validation.partner)
  competenceValidations!: CompetenceValidation[];

  @Connection(() => Technology, {
    description: 'The technologies that the partner works with on the request date, by name.',
    through: () => PartnerTechnology,
  })
  technologies!: Technology[];

  @Similar({
    description:
      'Other partners of the same country that have a technology in common with the partner on the request date. Most common technologies first, then by name.',
    sharing: 'technologies',
    among: 'country',
  })
  similar!: Partner[];

  @Connection(() => Measurement, { description: 'The values of measured metrics of the partner, by first day.' })
  @OneToMany(() => Measurement, (measurement) => measurement.partner)
  measurements!: Measurement[];

  @Connection(() => Person, {
    description: 'The persons who work or worked for the partner, by pseudonym.',
    fanOut: 'dozens',
  })
  @OneToMany(() => Person, (person) => person.partner)
  persons!: Person[];

  @Connection(() => Location, { description: 'The locations of the partner, such as its offices, by name.' })
  @OneToMany(() => Location, (location) => location.partner)
  locations!: Location[];

  @Connection(() => Offering, { description: 'The cloud offerings of the partner, by name.' })
  @OneToMany(() => Offering, (offering) => offering.partner)
  offerings!: Offering[];

  @Connection(() => Reference, { description: 'The references of the partner, by day of publication.' })
  @OneToMany(() => Reference, (reference) => reference.partner)
  references!: Reference[];

  @List(() => Term, { description: 'The terms that describe the partner, by code.', fanOut: 'dozens' })
  @ManyToMany(() => Term, (term) => term.partners)
  @JoinTable({ name: 'partner_term' })
  terms!: Term[];

  @Connection(() => ResaleAgreement, {
    description: 'The agreements under which the partner resells offerings of other partners, by first day.',
  })
  @OneToMany(() => ResaleAgreement, (agreement) => agreement.reseller)
  resaleAgreements!: ResaleAgreement[];

  @Connection(() => Distributor, {
    description: 'The distributors that serve the partner on the request date, each once, by name.',
    through: () => DistributionAgreement,
    repeated: true,
  })
  distributors!: Distributor[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of distributors, other than the viewer, that serve the partner on the request date. It counts all agreements, also those that the viewer may not see. Filters, orders and groups cannot use it.',
  })
  @DisplayOnly(
    ({ column, asOf, viewer }) => sql`other_distributor_count(${column('id')}, ${viewer('distributor')}, ${asOf})`,
  )
  @VisibleField({ PUBLIC: ofItsDistributors, PARTNER: ofItsDistributors, DISTRIBUTOR: ofItsDistributors, ...staff })
  otherDistributorCount!: number | null;

  @Connection(() => DistributionAgreement, {
    description: 'The agreements of the partner with distributors, past and present, by first day.',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.partner)
  distributionAgreements!: DistributionAgreement[];

  @Connection(() => FundingRequest, {
    description: 'The funding requests of the partner, by time of submission; drafts come last.',
  })
  @OneToMany(() => FundingRequest, (request) => request.partner)
  fundingRequests!: FundingRequest[];

  @Connection(() => Engagement, {
    description: 'The engagements of the partner with customers, by first day.',
    fanOut: 'dozens',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.partner)
  engagements!: Engagement[];

  @Connection(() => Engagement, {
    description: 'The engagements of other partners in which the partner is the customer, by first day.',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.customerPartner)
  engagementsAsCustomer!: Engagement[];

  @List(() => QualificationEligibility, {
    description: 'The eligibility of the partner for each qualification on the request date, by program and code.',
    narrowedBy: {
      program: {
        description: 'Keeps only the qualifications of the program with this code, such as `CPP`.',
        path: ['qualification', 'program', 'code'],
      },
    },
  })
  @OneToMany(() => QualificationEligibility, (eligibility) => eligibility.partner)
  eligibility!: QualificationEligibility[];

  @List(() => TierEligibility, {
    description: 'The eligibility of the partner for each tier on the request date, by program and rank.',
    narrowedBy: {
      program: {
        description: 'Keeps only the tiers of the program with this code, such as `CPP`.',
        path: ['tier', 'program', 'code'],
      },
    },
  })
  @OneToMany(() => TierEligibility, (eligibility) => eligibility.partner)
  tierEligibility!: TierEligibility[];

  @Field(() => QualificationEligibility, {
    nullable: true,
    description:
      'The eligibility for the nearest qualification: the one with the fewest missing requirements among those that the partner does not hold on the request date, in the programs in which it is enrolled on that date. Equal ones are ordered by program and code. Null if the partner holds all of them.',
  })
  @NarrowedBy({
    program: {
      description:
        'Takes the qualifications of the program with this code, such as `CPP`, whether the partner is enrolled in it or not.',
      path: ['qualification', 'program', 'code'],
      among: () => NextQualificationOfProgram,
    },
  })
  @OneToOne(() => NextQualification, (next) => next.partner)
  nextQualification!: Relation<QualificationEligibility | null>;

  @Field(() => TierEligibility, {
    nullable: true,
    description:
      'The eligibility for the next tier: the lowest one above the tier of its enrolment that is in force on the request date. Of several tiers of that rank, and of several programs in which it is enrolled on that date, the one with the fewest missing requirements; equal ones are ordered by program. Null at the highest tier.',
  })
  @NarrowedBy({
    program: {
      description:
        'Takes the tiers of the program with this code, such as `CPP`; the lowest tier is next for a partner that is not enrolled in it.',
      path: ['tier', 'program', 'code'],
      among: () => NextTierOfProgram,
    },
  })
  @OneToOne(() => NextTier, (next) => next.partner)
  nextTier!: Relation<TierEligibility | null>;

  @List(() => FinancingProgram, {
    description:
      'The financing programs that the partner may request money from on the request date, by code. They support a program in which the partner is enrolled on that date, are open, include the country of the partner, and include a qualification that it holds or has an undecided application for.',
    narrowedBy: {
      program: {
        description:
          'Takes the financing programs that support the program with this code, such as `CPP`, whether the partner is enrolled in it or not.',
        path: ['program', 'code'],
        among: () => FinancingEligibilityOfProgram,
      },
    },
    through: () => FinancingEligibility,
    repeated: true,
  })
  eligibleFinancingPrograms!: FinancingProgram[];
}
