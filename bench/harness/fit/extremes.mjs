/**
 * Documents that each need much of one kind of work, at the root and under other rows, so that every price is fitted to
 * something. The random documents seldom need it.
 */
const roots = ['partners', 'awards', 'engagements', 'qualificationApplications', 'fundingRequests', 'offerings'];
/** What the public sees no row of. */
const hidden = /engagement|qualificationApplications|fundingRequests|NextQualification|financingPrograms/;
const lists = {
  partners: [
    'partners',
    'programs { nodes { partners',
    'countries(first: 300) { nodes { partners',
    'technologies { nodes { partners',
  ],
};
/** They keep no row, or have to read all of them: a page cannot end early. */
const conditions = [
  '{ city: { eq: "Nowhere" } }',
  '{ awards: { count: { gt: 20 } } }',
  '{ awards: { some: { inForce: { eq: true } } } }',
  '{ hasNextQualification: false }',
  '{ technologies: { none: { category: { code: { ne: "NONE" } } } } }',
];
const orders = [
  '{ city: ASC }',
  '{ country: { name: ASC } }',
  '{ awards: { count: DESC } }',
  '{ engagements: { count: DESC, of: { startedOn: { gt: "2020-01-01" } } } }',
  '{ distance: { from: { latitude: 45, longitude: 5 }, sort: DESC } }',
  '{ nextQualification: { missingCount: ASC } }',
];
const dimensions = [
  'STATUS',
  'COUNTRY',
  'TECHNOLOGY',
  'QUALIFICATION',
  'TECHNOLOGY_CATEGORY',
  'ENROLMENT_TIER',
  'QUALIFICATION_SET',
  'CREATED_AT_MONTH',
  'COUNTRY, TECHNOLOGY, QUALIFICATION',
];

const nested = (list, given, selection) => {
  const depth = list.split('{').length - 1;
  return `{ ${list}${given} { ${selection} } ${'}'.repeat(depth)} }`;
};

const documents = [
  ...roots.flatMap((root) => [
    `{ ${root} { totalCount } }`,
    `{ ${root} { aggregate { count } } }`,
    `{ ${root} { nodes { id createdAt updatedAt } } }`,
    `{ ${root}(first: 100) { nodes { id createdAt updatedAt } } }`,
    `{ ${root} { groups(by: [CREATED_AT_MONTH]) { nodes { count } } } }`,
  ]),
  ...lists.partners.flatMap((list) => [
    nested(list, '', 'totalCount'),
    nested(list, '', 'nodes { id name city }'),
    ...conditions.map((filter) => nested(list, `(filter: ${filter})`, 'totalCount')),
    ...conditions.slice(0, 2).map((filter) => nested(list, `(filter: ${filter})`, 'nodes { id }')),
    ...orders.map((order) => nested(list, `(orderBy: [${order}])`, 'nodes { id }')),
    ...dimensions.map((by) => nested(list, '', `groups(by: [${by}], first: 5) { nodes { count } }`)),
    nested(list, '', 'facets(by: [COUNTRY, ENROLMENT_TIER, QUALIFICATION, TECHNOLOGY_CATEGORY]) { groups { count } }'),
    nested(list, '(search: "cloud")', 'nodes { id }'),
    nested(list, '(search: "cloud systems london")', 'totalCount'),
  ]),
  ...[1, 25, 100].flatMap((first) => [
    `{ partners(first: ${first}) { nodes { eligibility { missingCount } } } }`,
    `{ partners(first: ${first}) { nodes { nextQualification { missingCount } } } }`,
    `{ partners(first: ${first}) { nodes { eligibleFinancingPrograms { code } } } }`,
    `{ partners(first: ${Math.min(first, 25)}) { nodes { similar(first: 5) { id } } } }`,
    `{ partners(first: ${first}) { nodes { awards { nodes { id status qualification { code } } } technologies { nodes { name vendor { name } } } } } }`,
    `{ awards(first: ${first}) { nodes { status inForce endReason partner { name country { code region { code } } } } } }`,
    `{ financingPrograms(first: ${first}) { nodes { committed { amount } paid { amount } available { amount } } } }`,
  ]),
  '{ financingPrograms { aggregate { sum { committed { amount } } } } }',
  '{ partners(orderBy: [{ eligibleFinancingPrograms: { count: DESC } }]) { nodes { id } } }',
  '{ partners { groups(by: [ELIGIBLE_FINANCING_PROGRAM]) { nodes { count } } } }',
  `{ partners(filter: { slug: { in: [${Array.from({ length: 400 }, (_, index) => `"s${index}"`).join(', ')}] } }) { nodes { id } } }`,
  `{ partners(filter: { city: { in: [${Array.from({ length: 400 }, (_, index) => `"c${index}"`).join(', ')}] } }) { totalCount } }`,
];

/** @type {readonly { query: string, role: 'ADMIN' | 'PUBLIC' }[]} */
export const extremes = ['ADMIN', 'PUBLIC'].flatMap((role) =>
  documents.filter((query) => role === 'ADMIN' || !hidden.test(query)).map((query) => ({ query, role })),
);
