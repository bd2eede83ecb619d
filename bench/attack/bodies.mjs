import { written } from './request.mjs';

/**
 * Kinds of requests that are dear for the process: introspection, documents that are not valid, bodies that are hardly
 * read. A request is a document with variables, or `raw`: a body as it is sent.
 *
 * @type {Readonly<Record<string, (material: import('./documents.mjs').Material) => object>>}
 */
export const bodies = { introspection, 'invalid documents': invalid, 'hostile bodies': hostile };

/** Fields of the introspection's types that lead on. */
const steps = {
  __Schema: [
    ['types', '__Type'],
    ['queryType', '__Type'],
    ['directives', '__Directive'],
  ],
  __Type: [
    ['fields', '__Field'],
    ['inputFields', '__InputValue'],
    ['interfaces', '__Type'],
    ['possibleTypes', '__Type'],
    ['enumValues', '__EnumValue'],
    ['ofType', '__Type'],
  ],
  __Field: [
    ['args', '__InputValue'],
    ['type', '__Type'],
  ],
  __InputValue: [['type', '__Type']],
  __Directive: [['args', '__InputValue']],
  __EnumValue: [],
};

function introspection({ schema, choice }) {
  // The validation refuses lists in lists beyond this depth.
  const lists = ['fields', 'inputFields', 'interfaces', 'possibleTypes'];
  const select = (type, depth, listsAbove = 0) => {
    const leaf = type === '__Schema' ? 'description' : choice.pick(['name', 'name description', 'description']);
    const possible = steps[type].filter(([name]) => listsAbove < mostLists || !lists.includes(name));
    const further = depth === 0 ? [] : choice.several(possible, choice.integer(1, 2));
    return [
      leaf,
      ...further.map(
        ([name, target]) => `${name} { ${select(target, depth - 1, listsAbove + (lists.includes(name) ? 1 : 0))} }`,
      ),
    ].join(' ');
  };
  const mostLists = choice.chance(85) ? 2 : 9;
  const aliases = choice.size(1, 60);
  const roots = choice.times(aliases, (index) => {
    if (choice.chance(75)) return `a${index}: __schema { types { ${select('__Type', choice.integer(1, 4))} } }`;
    const name = choice.pick(schema.objects());
    return `a${index}: __type(name: "${name}") { ${select('__Type', choice.integer(2, 6))} }`;
  });
  return { query: `{ ${roots.join(' ')} }` };
}

function invalid(material) {
  const { choice, schema, values } = material;
  const wrong = choice.pick([
    // Each fragment spreads the next ones, and no field of them exists.
    () => {
      const count = choice.size(10, 120);
      const fields = choice.size(5, 60);
      const fragments = choice.times(count, (index) => {
        const body = choice.times(fields, (field) => `f${index}x${field}: nosuch${field}`).join(' ');
        return `fragment F${index} on Partner { ${body} ...F${(index + 1) % count} ...F${(index + 7) % count} }`;
      });
      return `{ partners(first: 1) { nodes { ...F0 } } } ${fragments.join(' ')}`;
    },
    // The same key with other selections: every pair is compared.
    () => {
      const pairs = choice.times(
        choice.size(50, 900),
        (index) => `x: ${choice.pick(schema.leaves('Partner'))} y${index % 7}: slug`,
      );
      return `{ partners { nodes { ${pairs.join(' ')} } } }`;
    },
    () => `{ ${choice.times(choice.size(100, 3_000), (index) => `nosuchfield${index}`).join(' ')} }`,
    () =>
      `{ partners(filter: { ${choice.times(choice.size(50, 2_500), (index) => `nosuch${index}: 1`).join(' ')} }) { totalCount } }`,
    () => `{ ${'partners { nodes { children { nodes { '.repeat(choice.size(5, 400))}`,
    () => {
      const depth = choice.size(10, 900);
      return `{ ${'partners { nodes { '.repeat(depth)} id ${' } }'.repeat(depth)} }`;
    },
    () =>
      `query (${choice.times(choice.size(50, 1_500), (index) => `$v${index}: NoSuchType${index}`).join(' ')}) { regions { totalCount } }`,
    () => {
      const fragments = choice.times(
        choice.size(20, 400),
        (index) => `fragment Unused${index} on ${choice.pick(schema.objects())} { __typename }`,
      );
      return `{ regions { totalCount } } ${fragments.join(' ')}`;
    },
    () =>
      `{ ${choice.times(choice.size(20, 490), (index) => `a${index}: partners(nosuch: ${index}, first: "x") { wrong }`).join(' ')} }`,
    () => `{ partners(search: """${values.text()} `.repeat(choice.size(1, 200)),
  ])();
  return { query: wrong };
}

function hostile({ choice, values }) {
  const bytes = () => choice.size(20_000, 2_000_000);
  const unused = (json) =>
    `{"query":"query (${choice.pick(['$v: PartnerFilter', '$v: [String!]', '$v: ID'])}) { regions { totalCount } }","variables":{"${choice.pick(['v', 'unused', '__proto__'])}":${json}}}`;
  const nested = (depth) =>
    choice.pick(['['.repeat(depth) + ']'.repeat(depth), `${'{"and":['.repeat(depth)}{}${']}'.repeat(depth)}`]);
  const literal = (text) => ({ query: `{ partners${written({ filter: text, first: 1 })} { totalCount } }` });
  return choice.pick([
    () => ({ raw: unused(nested(Math.floor(bytes() / 12))) }),
    () => ({ raw: unused(`[${'{},'.repeat(Math.floor(bytes() / 3))}{}]`) }),
    () => ({ raw: unused(`{${choice.times(Math.floor(bytes() / 14), (index) => `"k${index}":${index}`).join(',')}}`) }),
    () => ({ raw: unused(`"${'\\u0041'.repeat(Math.floor(bytes() / 6))}"`) }),
    () => ({ raw: unused(`[${'1e308,'.repeat(Math.floor(bytes() / 6))}1]`) }),
    () => ({
      raw: `{"query":"${choice.pick([' ', '#', ',', '\\n'])}`.padEnd(bytes(), choice.pick([' ', ',', '[', '"'])),
    }),
    () => ({ raw: '{"query":'.repeat(Math.floor(bytes() / 9)) }),
    () => ({ raw: `{"query":"{ regions { totalCount } }","extensions":${nested(Math.floor(bytes() / 12))}}` }),
    () => ({ query: `${choice.pick(['#', ',', ' '])}`.repeat(bytes()) }),
    () => ({ query: `{ partners(search: "${'a '.repeat(Math.floor(bytes() / 2))}") { totalCount } }` }),
    () => ({ query: `{ partners(search: """${'\\n x'.repeat(Math.floor(bytes() / 4))}""") { totalCount } }` }),
    () => literal(`{ status: { eq: ${'A'.repeat(bytes())} } }`),
    () => literal(`{ slug: { in: [${choice.times(Math.floor(bytes() / 14), (index) => `"p${index}"`).join(' ')}] } }`),
    () => literal(`{ ${'not: { '.repeat(choice.size(5, 3_000))}${'}'.repeat(10)}`),
    () => ({ query: `{ ${'a'.repeat(bytes())} }` }),
    () => ({
      query: 'query ($v: PartnerFilter) { partners(filter: $v) { totalCount } }',
      variables: { v: JSON.parse(nested(choice.size(10, 3_000)).replaceAll('{}', '{"not":{}}')) },
    }),
    () => ({
      query: 'query ($v: PartnerFilter) { partners(filter: $v) { totalCount } }',
      variables: {
        v: {
          name: {
            [choice.pick(['contains', 'eq', 'containsIgnoringCase'])]: values.text().repeat(Math.floor(bytes() / 20)),
          },
        },
      },
    }),
    () => ({
      query: 'query ($v: PartnerStatus!) { partners(filter: { status: { eq: $v } }) { totalCount } }',
      variables: { v: 'A'.repeat(bytes()) },
    }),
  ])();
}
