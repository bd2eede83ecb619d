import { documentsOfEverySchema, graphqlRequests } from '../requests.mjs';

const byName = 'first: 25, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]';
const byFirstDay = 'orderBy: [VALID_FROM_ASC, PRIMARY_KEY_ASC]';

const partnerFields = `
  slug name city status
  country { code name: label }
  qualifications: currentQualificationsList { code name: label }
  awards: awardsList(first: 25, ${byFirstDay}) { status: state validFrom lastDay qualification { code } }
  technologies: currentTechnologiesList(first: 25) { slug name vendor { name } }
  distributors: currentDistributorsList(first: 25) { slug name }
  offerings: offeringsList(${byName}) { name serviceModel status }`;

const documents = {
  ...documentsOfEverySchema,
  lookup: `query Lookup($partner: String!) {
  partner: partnerBySlug(slug: $partner) { slug name city status }
}`,
  directory: `query Directory($country: String!) {
  country: countryByCode(code: $country) { partners: partnersList(${byName}) { ${partnerFields} } }
}`,
  'directory-count': `query DirectoryWithCount($country: String!) {
  country: countryByCode(code: $country) { partners(${byName}) { totalCount nodes { ${partnerFields} } } }
}`,
  profile: `query Profile($partner: String!) {
  partner: partnerBySlug(slug: $partner) {
    slug name legalName status city website latitude longitude
    country { code name: label region { code name: label } }
    parent { slug name }
    children: childPartnersList(${byName}) { slug name }
    qualifications: currentQualificationsList { slug name: label }
    awards: awardsList(first: 25, ${byFirstDay}) {
      status: state validFrom lastDay qualification { code }
      suspensions: awardSuspensionsList(${byFirstDay}) { reason validFrom lastDay }
    }
    enrolments: enrolmentsList(first: 25, ${byFirstDay}) { validFrom inForce program { code } tier { name: label } }
    technologies: currentTechnologiesList(first: 25) { slug name vendor { name } category { name: label } }
    offerings: offeringsList(${byName}) { name serviceModel status technologies: usedTechnologiesList { slug } }
    distributors: currentDistributorsList(first: 25) { slug name }
    externalReferences: referencesList(first: 25) { source externalId }
  }
}`,
  technology: `query TechnologyPartners($technology: String!) {
  technology: technologyBySlug(slug: $technology) {
    name vendor { name } category { name: label }
    partners: currentPartnersList(first: 25) {
      slug name country { code }
      offerings: offeringsList(${byName}) { name technologies: usedTechnologiesList { slug name vendor { name } } }
    }
  }
}`,
  distributor: `query MyPartners($distributor: String!) {
  distributor: distributorBySlug(slug: $distributor) {
    name
    partners: currentPartnersList(first: 25) {
      slug name country { code name: label } qualifications: currentQualificationsList { code name: label }
    }
  }
}`,
  autocomplete: `query Suggestions($text: String!) {
  partners: suggestedPartnersList(text: $text) { slug name city }
}`,
  keyset: `query PartnersAfter($after: Cursor!) {
  partners(${byName}, after: $after) { nodes { slug name city country { code } } }
}`,
};

const cursorOf = `query CursorOf($offset: Int!) {
  partners(first: 1, offset: $offset, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]) { edges { cursor node { slug } } }
}`;

const ofCountry = ({ country }) => ({ partners: country.partners });

export const postgraphile = {
  name: 'postgraphile',
  title: 'PostGraphile 5',
  launch: {
    command: [
      '--require',
      './contenders/postgraphile/promise-with-resolvers.cjs',
      'contenders/postgraphile/server.mjs',
    ],
    environment: { NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    ready: /listening on (\d+)/,
  },
  missing: { facets: "it has no facets: groups by links in force need a plugin of one's own" },
  functions: 'contenders/postgraphile/functions.sql',
  requests: graphqlRequests(
    documents,
    {
      keyset: async ({ offset }, ask) => {
        const { partners } = await ask(cursorOf, { offset });
        return { after: partners.edges[0].cursor };
      },
    },
    {
      directory: ofCountry,
      'directory-count': ofCountry,
      profile: ({ partner: { latitude, longitude, ...partner } }) => ({
        partner: { ...partner, position: latitude === null ? null : { latitude, longitude } },
      }),
    },
  ),
};
