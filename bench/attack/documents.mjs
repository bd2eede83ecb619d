import { targetOf } from './public-schema.mjs';
import { Draft, written } from './request.mjs';

/**
 * Kinds of documents that are dear for the database. Each is written anew at random: which entities, edges, dimensions,
 * conditions, sizes and dates.
 *
 * @typedef {object} Material
 * @property {import('./public-schema.mjs').PublicSchema} schema
 * @property {import('./choice.mjs').Choice} choice
 * @property {import('./values.mjs').InputValues} values
 */

/** @type {Readonly<Record<string, (material: Material) => object>>} */
export const documents = {
  'nested groups': (material) => under(material, groups),
  'aliased filtered counts': (material) => under(material, filteredCounts),
  facets: (material) => (material.choice.chance(60) ? atRoot(material, facets) : under(material, facets)),
  aggregates: (material) => (material.choice.chance(50) ? atRoot(material, aggregates) : under(material, aggregates)),
  'deep filters': (material) => atRoot(material, filteredPage),
  searches,
  similar,
  'orders by counts': (material) =>
    material.choice.chance(60) ? atRoot(material, orderedPage) : under(material, orderedPage),
  'large lists': largeLists,
  'wide trees': wideTree,
};

/** A root list whose connection selects something dear. */
function atRoot(material, inside) {
  const { schema, choice } = material;
  const draft = new Draft();
  const fields = schema.connections('Query').filter((each) => isLarge(each, material));
  const selections = choice.times(choice.pick([1, 1, 1, 3, 10]), (index) => {
    const field = choice.pick(fields);
    return `a${index}: ${field.name}${inside(material, draft, field)}`;
  });
  return draft.request(selections.join(' '));
}

/** The same below the rows of one or two lists. */
function under(material, inside) {
  const { schema, choice } = material;
  const draft = new Draft();
  const root = choice.pick(schema.connections('Query').filter((each) => schema.connections(targetOf(each)).length > 0));
  const rows = choice.pick([1, 2, 5, 25, 100]);
  const selectEdges = (type) => {
    const edges = schema.connections(type);
    return choice
      .times(choice.pick([1, 1, 2, 10, 60, 100]), (index) => {
        const edge = choice.pick(edges);
        return `b${index}: ${edge.name}${inside(material, draft, edge)}`;
      })
      .join(' ');
  };
  const next = choice.pick(schema.connections(targetOf(root)));
  const deeper = choice.chance(35) && schema.connections(targetOf(next)).length > 0;
  const nodes = deeper
    ? `${next.name}(first: ${choice.pick([1, 5, 20])}) { nodes { ${selectEdges(targetOf(next))} } }`
    : selectEdges(targetOf(root));
  return draft.request(`${root.name}${written({ first: rows, asOf: maybeDate(material) })} { nodes { ${nodes} } }`);
}

function groups({ schema, choice, values }, draft, field) {
  const type = targetOf(field);
  const dimensions = schema.dimensions(type);
  if (dimensions.length === 0) return filteredPage({ schema, choice, values }, draft, field);
  const by = choice.several(dimensions, choice.integer(1, 3));
  const counts = choice.times(
    choice.pick([0, 0, 1, 3]),
    (index) => `c${index}: ${count({ choice, values }, draft, type)}`,
  );
  return (
    `${written({ filter: maybeFilter({ choice, values }, draft, type, 30) })} { groups(by: [${by.join(', ')}], ` +
    `first: ${choice.pick([1, 10, 100])}) { ${choice.chance(50) ? 'totalCount' : ''} nodes { count ${counts.join(' ')} } } }`
  );
}

function facets({ schema, choice, values }, draft, field) {
  const type = targetOf(field);
  const dimensions = schema.dimensions(type);
  if (dimensions.length === 0) return filteredPage({ schema, choice, values }, draft, field);
  const by = choice.several(dimensions, choice.integer(2, 12));
  return (
    `${written({ filter: maybeFilter({ choice, values }, draft, type, 70) })} { ${choice.chance(50) ? 'totalCount' : ''} ` +
    `facets(by: [${by.join(', ')}], first: ${choice.pick([1, 10, 100])}) { dimension groups { count } } }`
  );
}

function filteredCounts({ choice, values }, draft, field) {
  const filter = draft.give(`${targetOf(field)}Filter`, values.filter(targetOf(field), choice.integer(1, 4)));
  return `${written({ filter })} { totalCount }`;
}

function aggregates({ choice, values }, draft, field) {
  const type = targetOf(field);
  const counts = choice.times(choice.size(1, 40), (index) => `c${index}: ${count({ choice, values }, draft, type)}`);
  return `${written({ filter: maybeFilter({ choice, values }, draft, type, 40) })} { aggregate { count ${counts.join(' ')} } }`;
}

function count({ choice, values }, draft, type) {
  const filter = draft.give(`${type}Filter!`, values.filter(type, choice.integer(1, 3)));
  return choice.chance(70) ? `count(filter: ${filter})` : `share(filter: ${filter})`;
}

function filteredPage({ schema, choice, values }, draft, field) {
  const type = targetOf(field);
  const filter = draft.give(`${type}Filter`, values.filter(type, choice.integer(2, 7), choice.integer(1, 6)));
  return `${written({ filter, first: choice.pick([1, 25, 100]) })} { totalCount nodes { ${leaves({ schema, choice }, type)} } }`;
}

function orderedPage({ schema, choice, values }, draft, field) {
  const type = targetOf(field);
  const keys = choice.times(choice.integer(1, 8), () => values.orderKey(type, choice.integer(1, 4)));
  const orderBy = draft.give(`[${type}Order!]`, keys);
  const filter = maybeFilter({ choice, values }, draft, type, 30);
  const size = choice.chance(50) ? { first: choice.pick([1, 25, 100]) } : { last: choice.pick([1, 25, 100]) };
  return `${written({ filter, orderBy, ...size })} { nodes { ${leaves({ schema, choice }, type)} } }`;
}

/** Texts that many names match, with and without mistakes, at the root and below rows. */
function searches(material) {
  const { schema, choice, values } = material;
  const draft = new Draft();
  const search = (field) => {
    const type = targetOf(field);
    const orderBy = choice.chance(40) ? draft.give(`[${type}Order!]`, [values.orderKey(type, 2)]) : undefined;
    const given = {
      search: draft.give('String', values.search()),
      filter: maybeFilter(material, draft, type, 40),
      orderBy,
      first: choice.pick([1, 8, 100]),
    };
    return `${field.name}${written(given)} { ${choice.chance(50) ? 'totalCount' : ''} nodes { ${leaves(material, type)} } }`;
  };
  const searched = (type) => schema.connections(type).filter(({ args }) => args.some(({ name }) => name === 'search'));
  if (choice.chance(60)) {
    const selections = choice.times(
      choice.pick([1, 2, 10, 40]),
      (index) => `a${index}: ${search(choice.pick(searched('Query')))}`,
    );
    return draft.request(selections.join(' '));
  }
  const root = choice.pick(schema.connections('Query').filter((each) => searched(targetOf(each)).length > 0));
  const below = choice.times(
    choice.pick([1, 2, 10]),
    (index) => `b${index}: ${search(choice.pick(searched(targetOf(root))))}`,
  );
  return draft.request(`${root.name}(first: ${choice.pick([1, 10, 50])}) { nodes { ${below.join(' ')} } }`);
}

function similar(material) {
  const { choice } = material;
  const draft = new Draft();
  const nested = (depth) =>
    depth === 0
      ? 'slug name qualifications { code } technologies(first: 5) { nodes { slug } }'
      : `slug similar(first: ${choice.pick([1, 3, 10, 50])}) { ${nested(depth - 1)} }`;
  const given = { first: choice.pick([1, 10, 50, 100]), filter: maybeFilter(material, draft, 'Partner', 40) };
  return draft.request(`partners${written(given)} { nodes { ${nested(choice.integer(1, 3))} } }`);
}

/** Lists of values and of conditions, from many to far too many. */
function largeLists({ choice, values }) {
  const draft = new Draft();
  const many = () => choice.size(200, choice.chance(30) ? 150_000 : 5_000);
  const list = () =>
    choice.pick([
      () => ({ name: { inIgnoreCase: choice.times(many(), () => values.part()) } }),
      () => ({ slug: { [choice.pick(['in', 'notIn'])]: choice.times(many(), (index) => `partner-${index}`) } }),
      () => ({ id: { [choice.pick(['in', 'notIn'])]: choice.times(many(), () => values.id('Partner')) } }),
      () => ({ or: choice.times(many(), (index) => ({ slug: { eq: `p${index}` } })) }),
      () => ({ and: choice.times(many() * 4, () => ({})) }),
      () => ({ not: { or: choice.times(many(), () => ({ name: { contains: values.part() } })) } }),
      () => ({ technologies: { some: { slug: { in: choice.times(many(), (index) => `t${index}`) } } } }),
      () => ({ or: choice.times(choice.size(20, 190), () => values.filter('Partner', 2)) }),
    ])();
  if (choice.chance(15)) {
    const ids = choice.times(choice.pick([500, 5_000, 100_000]), () => values.id());
    return draft.request(`nodes(ids: ${draft.give('[ID!]!', ids)}) { id }`);
  }
  if (choice.chance(10)) {
    const slugs = choice.times(choice.pick([500, 50_000]), () => values.text());
    return draft.request(`partnersBySlug(slugs: ${draft.give('[String!]!', slugs)}) { id similar(first: 5) { id } }`);
  }
  return draft.request(
    `partners(filter: ${draft.give('PartnerFilter', list())}, first: 10) { totalCount nodes { slug } }`,
  );
}

/** Everything of everything, level by level, as far as the price allows: large answers. */
function wideTree(material) {
  const { schema, choice } = material;
  const draft = new Draft();
  const select = (type, depth) => {
    const edges = depth === 0 ? [] : choice.several(schema.connections(type), choice.integer(1, 4));
    const lists = choice.several(
      schema.lists(type).filter(({ args }) => args.every(({ name }) => name !== 'first')),
      2,
    );
    const one = choice.several(schema.toOne(type), 3);
    return [
      leaves(material, type, 12),
      ...edges.map((edge) => {
        const size = choice.pick([1, 3, 10, 25, 100]);
        return `${edge.name}(first: ${size}) { ${choice.chance(30) ? 'totalCount' : ''} nodes { ${select(targetOf(edge), depth - 1)} } }`;
      }),
      ...lists.map((list) => `${list.name} { ${leaves(material, targetOf(list), 6)} }`),
      ...one.map((edge) => `${edge.name} { ${leaves(material, targetOf(edge), 6)} }`),
    ].join(' ');
  };
  const roots = choice.several(
    schema.connections('Query').filter((each) => isLarge(each, material)),
    choice.pick([1, 1, 2, 4]),
  );
  const selections = roots.map((root) => {
    const given = written({ first: choice.pick([10, 50, 100]), asOf: maybeDate(material) });
    return `${root.name}${given} { nodes { ${select(targetOf(root), choice.integer(1, 3))} } }`;
  });
  return draft.request(selections.join(' '));
}

function leaves({ schema, choice }, type, most = 3) {
  return choice.several(schema.leaves(type), choice.integer(1, most)).join(' ') || '__typename';
}

function maybeFilter({ choice, values }, draft, type, percent) {
  return choice.chance(percent) ? draft.give(`${type}Filter`, values.filter(type, choice.integer(0, 3))) : undefined;
}

function maybeDate({ choice, values }) {
  return choice.chance(15) ? JSON.stringify(values.date()) : undefined;
}

/** Whether a list has many rows: those of reference data are short. */
function isLarge(field, { choice }) {
  return (
    ['Partner', 'Award', 'Enrolment', 'Offering', 'DistributionAgreement'].includes(targetOf(field)) ||
    choice.chance(10)
  );
}
