/** The schema of the contenders whose resolvers are written by hand: what the workloads ask, as plain lists. */
export const schema = `
  type Query {
    partners(country: String, after: Place, first: Int = 25): PartnerPage!
    partner(slug: String!): Partner
    facets(country: String!, qualification: String!): PartnerFacets!
    suggestions(text: String!): [Partner!]!
    technology(slug: String!): Technology
    distributor(slug: String!): Distributor
  }
  input Place { name: String! id: ID! }
  type PartnerPage { totalCount: Int! nodes: [Partner!]! }
  type PartnerFacets { totalCount: Int! facets: [Facet!]! }
  type Facet { dimension: String! groups: [FacetGroup!]! }
  type FacetGroup { code: String name: String count: Int! }
  type Position { latitude: Float! longitude: Float! }
  type Region { code: String! name: String! }
  type Country { code: String! name: String! region: Region! }
  type Vendor { name: String! }
  type TechnologyCategory { name: String! }
  type Program { code: String! }
  type Tier { name: String! }
  type Qualification { slug: String! code: String! name: String! }
  type AwardSuspension { reason: String! validFrom: String! lastDay: String }
  type Award { status: String! validFrom: String! lastDay: String qualification: Qualification! suspensions: [AwardSuspension!]! }
  type Enrolment { validFrom: String! inForce: Boolean! program: Program! tier: Tier }
  type Offering { name: String! serviceModel: String! status: String! technologies: [Technology!]! }
  type ExternalReference { source: String! externalId: String! }
  type Technology { slug: String! name: String! vendor: Vendor! category: TechnologyCategory! partners(first: Int = 25): [Partner!]! }
  type Distributor { slug: String! name: String! partners(first: Int = 25): [Partner!]! }
  type Partner {
    slug: String!
    name: String!
    legalName: String
    status: String!
    city: String
    website: String
    position: Position
    country: Country!
    parent: Partner
    children: [Partner!]!
    qualifications: [Qualification!]!
    awards: [Award!]!
    enrolments: [Enrolment!]!
    technologies: [Technology!]!
    offerings: [Offering!]!
    distributors: [Distributor!]!
    externalReferences: [ExternalReference!]!
  }`;
