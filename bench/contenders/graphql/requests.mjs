import { documentsOfEverySchema, graphqlRequests } from '../requests.mjs';

const partnerFields = `
  slug name city status
  country { code name }
  qualifications { code name }
  awards { status validFrom lastDay qualification { code } }
  technologies { slug name vendor { name } }
  distributors { slug name }
  offerings { name serviceModel status }`;

/** The questions as documents of the schema beside this file. */
export const requests = graphqlRequests(
  {
    ...documentsOfEverySchema,
    lookup: `query Lookup($partner: String!) {
  partner(slug: $partner) { slug name city status }
}`,
    directory: `query Directory($country: String!) {
  partners(country: $country, first: 25) { nodes { ${partnerFields} } }
}`,
    'directory-count': `query DirectoryWithCount($country: String!) {
  partners(country: $country, first: 25) { totalCount nodes { ${partnerFields} } }
}`,
    profile: `query Profile($partner: String!) {
  partner(slug: $partner) {
    slug name legalName status city website
    position { latitude longitude }
    country { code name region { code name } }
    parent { slug name }
    children { slug name }
    qualifications { slug name }
    awards { status validFrom lastDay qualification { code } suspensions { reason validFrom lastDay } }
    enrolments { validFrom inForce program { code } tier { name } }
    technologies { slug name vendor { name } category { name } }
    offerings { name serviceModel status technologies { slug } }
    distributors { slug name }
    externalReferences { source externalId }
  }
}`,
    technology: `query TechnologyPartners($technology: String!) {
  technology(slug: $technology) {
    name vendor { name } category { name }
    partners { slug name country { code } offerings { name technologies { slug name vendor { name } } } }
  }
}`,
    distributor: `query MyPartners($distributor: String!) {
  distributor(slug: $distributor) {
    name
    partners { slug name country { code name } qualifications { code name } }
  }
}`,
    facets: `query Facets($country: String!, $qualification: String!) {
  partners: facets(country: $country, qualification: $qualification) { totalCount facets { dimension groups { code name count } } }
}`,
    autocomplete: `query Suggestions($text: String!) {
  partners: suggestions(text: $text) { slug name city }
}`,
    keyset: `query PartnersAfter($after: Place!) {
  partners(first: 25, after: $after) { nodes { slug name city country { code } } }
}`,
  },
  { keyset: ({ name, id }) => Promise.resolve({ after: { name, id } }) },
);
