/** Bodies of requests that hold the event loop for long if nothing bounds them, and their neighbours within the limits. */
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join(' ');
const body = (query, variables) => JSON.stringify({ query, ...(variables && { variables }) });

/** A body whose variable `v` is JSON that `JSON.stringify` cannot write, or would take long to. */
const raw = (query, value) => `{"query":${JSON.stringify(query)},"variables":{"v":${value}}}`;

const filtered = 'query ($v: PartnerFilter) { partners(filter: $v, first: 1) { nodes { id } } }';
const plain = '{ __typename }';
const introspectionOf = (below) => `{ ${times(20, (n) => `a${n}: __schema { types { ${below} } }`)} }`;

const wholeSchema = `query IntrospectionQuery { __schema { description queryType { name } mutationType { name }
  subscriptionType { name } types { ...FullType } directives { name description isRepeatable locations
  args(includeDeprecated: true) { ...InputValue } } } }
fragment FullType on __Type { kind name description specifiedByURL isOneOf
  fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
    isDeprecated deprecationReason }
  inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ${'ofType { kind name '.repeat(9)}${'}'.repeat(9)} }`;

/**
 * The bodies, each with a document that no other round has: nothing is known of it when it comes.
 *
 * @param {number} round
 * @returns {readonly { name: string, body: string }[]}
 */
export function hostileBodies(round) {
  return bodies.map(({ name, body: text, again = false }) => ({
    name,
    body: again
      ? text
      : text.replace('"query":"', `"query":"# ${round}\\n`).replaceAll(' types {', ` types { k${round}: kind`),
  }));
}

const bodies = [
  { name: 'and of 600 000 empty filters', body: raw(filtered, `{"and":[${Array(600_000).fill('{}').join()}]}`) },
  { name: 'and of 100 000 empty filters', body: raw(filtered, `{"and":[${Array(100_000).fill('{}').join()}]}`) },
  { name: 'and of 1 900 empty filters', body: raw(filtered, `{"and":[${Array(1_900).fill('{}').join()}]}`) },
  {
    name: 'or of 60 000 filters',
    body: raw(filtered, `{"or":[${Array(60_000).fill('{"name":{"eq":"x"}}').join()}]}`),
  },
  {
    name: 'slug.in of 200 000',
    body: raw(filtered, `{"slug":{"in":[${Array(200_000).fill('"a"').join()}]}}`),
  },
  {
    name: 'slug.in of 2 000, used 400 times',
    body: body(
      `query ($v: [String!]) { ${times(400, (n) => `a${n}: partners(filter: { slug: { in: $v } }) { totalCount }`)} }`,
      { v: Array.from({ length: 2_000 }, (_, index) => `slug-${index}`) },
    ),
  },
  { name: 'a million [ in an unused variable', body: raw(plain, '['.repeat(1_000_000) + ']'.repeat(1_000_000)) },
  { name: '60 000 [ in an unused variable', body: raw(plain, '['.repeat(60_000) + ']'.repeat(60_000)) },
  { name: '40 000 [] in an unused variable', body: raw(plain, `[${Array(40_000).fill('[]').join()}]`) },
  {
    name: '10 000 members in an unused variable',
    body: raw(plain, `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`).join()}}`),
  },
  {
    name: '10 000 unknown members of a filter',
    body: raw(filtered, `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`).join()}}`),
  },
  {
    name: 'an enum text of 2 MB',
    body: raw(
      'query ($v: PartnerStatus) { partners(filter: { status: { eq: $v } }) { totalCount } }',
      `"${'A'.repeat(2e6)}"`,
    ),
  },
  { name: 'a field name of 60 kB', body: body(`{ ${'partners'.repeat(7_500)} }`) },
  { name: '100 field names of 600 characters', body: body(`{ ${times(100, (n) => `p${n}${'artners'.repeat(90)}`)} }`) },
  { name: '100 errors below 50 000 lines', body: body(`${'\n'.repeat(50_000)}{ ${times(100, (n) => `f${n}`)} }`) },
  {
    name: '100 conflicts below 50 000 lines',
    body: body(
      `${'\n'.repeat(50_000)}{ ${times(
        100,
        (n) =>
          `a${n}: partners(first: 1) { nodes { ${times(12, (m) => `x${m}: id`)} } } ` +
          `a${n}: partners(first: 1) { nodes { ${times(12, (m) => `x${m}: name`)} } }`,
      )} }`,
    ),
  },
  {
    name: '700 wrong arguments under one key below 40 000 lines',
    body: body(`${'\n'.repeat(40_000)}{ ${times(700, () => 'partners(first: -1) { totalCount }')} }`),
  },
  { name: 'one field 1 200 times', body: body(`{ ${times(1_200, () => 'partners { nodes { id } }')} }`) },
  {
    name: '60 fragments spread together',
    body: body(
      `{ ${times(60, (n) => `...F${n}`)} } ${times(60, (n) => `fragment F${n} on Query { ${times(10, (m) => `partners { nodes { a${m}: id } }`)} }`)}`,
    ),
  },
  {
    name: '60 fragments that spread one another, invalid',
    body: body(
      `{ ...F0 } ${times(60, (n) => `fragment F${n} on Query { ${times(60, (m) => `...F${m}`)} a${n}: nothing }`)}`,
    ),
  },
  {
    name: '300 operations over 20 fragments of undefined variables',
    body: body(
      `${times(300, (n) => `query Q${n} { ...F0 }`)} ${times(20, (n) => `fragment F${n} on Query { ...F${n + 1} ${times(20, (m) => `x${m}: partners(first: $v${m}) { nodes { id } }`)} }`)} fragment F20 on Query { __typename }`,
    ),
  },
  {
    name: 'a literal of 4 900 filters',
    body: body(`{ partners(filter: { and: [${times(4_900, () => '{}')}] }) { totalCount } }`),
  },
  {
    name: '490 aliased lists',
    body: body(`{ ${times(490, (n) => `a${n}: partners(first: 1) { nodes { id name } }`)} }`),
  },
  {
    name: 'a list of 200 in a fragment, spread 200 times',
    body: body(
      `{ ${times(200, (n) => `a${n}: partner(slug: "x") { ...F }`)} } fragment F on Partner { awards(filter: { status: { in: [${times(200, () => 'ACTIVE')}] } }) { totalCount } }`,
    ),
  },
  {
    name: '60 aliased filtered counts under qualifications',
    body: body(
      `{ qualifications { nodes { ${times(60, (n) => `a${n}: awards(filter: { partner: { name: { contains: "x${n}" } } }) { totalCount }`)} } } }`,
    ),
  },
  {
    name: 'types of input fields, 20 times',
    body: body(introspectionOf('inputFields { type { inputFields { name } } }')),
  },
  {
    name: 'types of fields, 20 times',
    body: body(introspectionOf('fields { name type { fields { name description } } }')),
  },
  {
    name: 'types of arguments, 5 levels',
    body: body(
      `{ __schema { types { fields { args { name type { ofType { ofType { inputFields { name description type { name description } } } } } } } } } }`,
    ),
  },
  {
    name: 'the schema beside rows',
    body: body(`${wholeSchema.replace('{ __schema', '{ partners(first: 1) { nodes { id } } __schema')}`),
  },
  { name: 'the whole schema', body: body(wholeSchema) },
  { name: 'the whole schema again', body: body(wholeSchema), again: true },
  {
    name: '90 000 awards',
    body: body(
      '{ partners(first: 100) { nodes { country { partners(first: 100) { nodes { awards(first: 8) { nodes { status validFrom lastDay } } } } } } } }',
    ),
  },
  {
    name: '100 × 100 partners, 12 fields',
    body: body(
      '{ partners(first: 100) { nodes { country { partners(first: 100) { nodes { id slug name city status website position { latitude longitude } country { id code name } } } } } } }',
    ),
  },
  {
    name: '10 000 groups',
    body: body(
      '{ partners { groups(by: [COUNTRY, TECHNOLOGY], first: 10000) { nodes { count key { technology { slug name } country { code name } } } } } }',
    ),
  },
];
