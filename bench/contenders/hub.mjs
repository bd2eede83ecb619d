import { projectRoot } from '../harness/folders.mjs';
import { inForce } from '../workloads.mjs';
import { documentsOfEverySchema, graphqlRequests } from './requests.mjs';

const partnerFields = `
  slug name city status
  country { code name }
  qualifications { code name }
  awards { nodes { status validFrom lastDay qualification { code } } }
  technologies { nodes { slug name vendor { name } } }
  distributors { nodes { slug name } }
  offerings { nodes { name serviceModel status } }`;

const ownPartnerFields = 'slug name country { code name } qualifications { code name }';

const holds = '{ qualifications: { some: { slug: { eq: $qualification } } } }';
const countryAndQualification = 'country { code } qualification { code }';

const cells = (name, empty = '') => `query ${name} {
  partners(filter: { status: { eq: ACTIVE } }) {
    groups(
      by: [COUNTRY, TECHNOLOGY_CATEGORY, QUALIFICATION]
      keys: { hasTechnologyCategory: true, hasQualification: true }
      ${empty}
      first: 1000
    ) {
      totalCount
      nodes { count key { ${countryAndQualification} technologyCategory { code } } }
    }
  }
}`;

const documents = {
  ...documentsOfEverySchema,
  lookup: `query Lookup($partner: String!) {
  partner(slug: $partner) { slug name city status }
}`,
  directory: `query Directory($country: String!) {
  partners(filter: { country: { code: { eq: $country } } }, first: 25) { nodes { ${partnerFields} } }
}`,
  'directory-count': `query DirectoryWithCount($country: String!) {
  partners(filter: { country: { code: { eq: $country } } }, first: 25) { totalCount nodes { ${partnerFields} } }
}`,
  profile: `query Profile($partner: String!) {
  partner(slug: $partner) {
    slug name legalName status city website
    position { latitude longitude }
    country { code name region { code name } }
    parent { slug name }
    children { nodes { slug name } }
    qualifications { slug name }
    awards { nodes { status validFrom lastDay qualification { code } suspensions { reason validFrom lastDay } } }
    enrolments { nodes { validFrom inForce program { code } tier { name } } }
    technologies { nodes { slug name vendor { name } category { name } } }
    offerings { nodes { name serviceModel status technologies { slug } } }
    distributors { nodes { slug name } }
    externalReferences { nodes { source externalId } }
  }
}`,
  technology: `query TechnologyPartners($technology: String!) {
  technology(slug: $technology) {
    name vendor { name } category { name }
    partners { nodes { slug name country { code } offerings { nodes { name technologies { slug name vendor { name } } } } } }
  }
}`,
  distributor: `query MyPartners($distributor: String!) {
  distributor(slug: $distributor) {
    name
    partners { nodes { ${ownPartnerFields} } }
  }
}`,
  'own-partners': `query Page {
  partners { nodes { ${ownPartnerFields} } }
}`,
  facets: `query Facets($country: String!, $qualification: String!) {
  partners(filter: { country: { code: { eq: $country } }, qualifications: { some: { slug: { eq: $qualification } } } }) {
    totalCount
    facets(by: [COUNTRY, ENROLMENT_TIER, QUALIFICATION, TECHNOLOGY_CATEGORY], first: 10) {
      dimension
      groups {
        count
        key { country { code name } enrolmentTier { code name } qualification { code name } technologyCategory { code name } }
      }
    }
  }
}`,
  coverage: cells('Coverage'),
  gaps: cells('Gaps', 'empty: ONLY'),
  qualified: `query Qualified($qualification: String!, $to: Date!) {
  partners(filter: ${holds}, asOf: $to) { aggregate { count } }
}`,
  series: `query Months($qualification: String!, $from: Date!, $to: Date!) {
  partners(filter: ${holds}) {
    series(every: MONTH, from: $from, to: $to) { points { endsOn aggregate { count } } }
  }
}`,
  groups: `query Groups($to: Date!) {
  partners(asOf: $to) {
    groups(by: [COUNTRY, QUALIFICATION], keys: { hasQualification: true }) { nodes { count key { ${countryAndQualification} } } }
  }
}`,
  change: `query Change($from: Date!, $to: Date!) {
  partners {
    change(from: $from, to: $to, by: [COUNTRY, QUALIFICATION], keys: { hasQualification: true }) {
      nodes { key { ${countryAndQualification} } gained { totalCount } lost { totalCount } kept { totalCount } }
    }
  }
}`,
  autocomplete: `query Suggestions($text: String!) {
  partners(search: $text, first: 8) { nodes { slug name city } }
}`,
  keyset: `query PartnersAfter($after: String!) {
  partners(first: 25, after: $after) { nodes { slug name city country { code } } }
}`,
};

const cursorOf = `query CursorOf($partner: String!) {
  partners(filter: { slug: { eq: $partner } }, first: 1) { edges { cursor } }
}`;

/** Of a group's keys only that of its dimension is set. */
const groupOf = ({ count, key }) => {
  const { code, name } = Object.values(key).find((value) => value !== null) ?? { code: null, name: null };
  return { code, name, count };
};

/** What users may do is not what is measured: one viewer sends as many requests at a time as the load has connections. */
const withoutRefusals = { RATE_LIMITS: 'PUBLIC=none,DISTRIBUTOR=none', QUEUE_SIZE: '1000', QUEUE_TIMEOUT_MS: '60000' };

/**
 * The hub as its users run it: built, with its limits and its log. Only the limits that would refuse the load are set apart.
 * An administrator asks it and sees everything, since the other servers show everything to everyone.
 */
export const hub = {
  name: 'hub',
  title: 'Program hub',
  launch: {
    command: ['dist/src/main.js'],
    cwd: projectRoot,
    environment: withoutRefusals,
    ready: /API\s+http:\/\/127\.0\.0\.1:(\d+)/,
  },
  viewer: () => Promise.resolve(['--role', 'admin']),
  requests: graphqlRequests(
    documents,
    {
      keyset: async ({ partner }, ask) => {
        const { partners } = await ask(cursorOf, { partner });
        return { after: partners.edges[0].cursor };
      },
    },
    {
      facets: ({ partners: { totalCount, facets } }) => ({
        partners: {
          totalCount,
          facets: facets.map(({ dimension, groups }) => ({ dimension, groups: groups.map(groupOf) })),
        },
      }),
    },
  ),
};

const asDistributor = (name, title, order) => ({
  name,
  title,
  sharesWith: 'hub',
  seesLess: true,
  async viewer(select) {
    const [{ slug }] = await select(`
      select d.slug from distributor d join distribution_agreement a on a.distributor_id = d.id and ${inForce('a')}
      group by d.id order by count(distinct a.partner_id) ${order}, d.slug limit 1`);
    return ['--role', 'distributor', '--distributor', slug];
  },
  requests: graphqlRequests({
    directory: documents.directory,
    'own-partners': `query OwnPartners {
  viewer { distributor { partners { nodes { ${ownPartnerFields} } } } }
}`,
  }),
});

/** What the policies cost: the same hub, asked by those who do not see all rows. */
export const hubAsViewers = [
  {
    name: 'hub-public',
    title: 'Program hub, as the public',
    sharesWith: 'hub',
    seesLess: true,
    requests: graphqlRequests({ directory: documents.directory }),
  },
  asDistributor('hub-large', 'Program hub, as the 30 % distributor', 'desc'),
  asDistributor('hub-small', 'Program hub, as the smallest distributor', 'asc'),
];
