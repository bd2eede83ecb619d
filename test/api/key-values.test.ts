import { connect } from '../support/connections';
import { askForCost } from '../support/cost';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Value {
  readonly dimension: string;
  readonly value: string | null;
  readonly label: string | null;
  readonly node: { readonly id: string } | null;
}

type Key = { readonly values: readonly Value[] } & Readonly<Record<string, unknown>>;

interface Groups {
  readonly nodes: readonly { readonly key: Key }[];
}

const values = 'values { dimension value label node { id } }';

async function keysOf(list: string, given: string, more = '', selected = values): Promise<readonly Key[]> {
  const { found } = await dataInOneStatement<{ found: { groups: Groups } }>(
    hub,
    `{ found: ${list} { groups(${given}) { nodes { key { ${selected} ${more} } } } } }`,
  );
  return found.groups.nodes.map(({ key }) => key);
}

async function query<Row extends object>(text: string): Promise<readonly Row[]> {
  const client = await connect(hub.databaseUrl);
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
}

describe('the values of a key', () => {
  it('say the same as the typed key, in the order of `by`', async () => {
    const keys = await keysOf(
      'partners',
      'by: [STATUS, COUNTRY, COUNTRY_REGION], first: 20',
      'status country { id code name } countryRegion { id code name }',
    );
    expect(keys).not.toHaveLength(0);
    for (const { values: shown, status, country, countryRegion } of keys) {
      const rows = [country, countryRegion] as readonly { id: string; code: string; name: string }[];
      expect(shown.map(({ dimension }) => dimension)).toEqual(['STATUS', 'COUNTRY', 'COUNTRY_REGION']);
      expect(shown[0]).toMatchObject({ value: status, node: null });
      expect(shown.slice(1).map(({ value, label, node }) => ({ id: node?.id, code: value, name: label }))).toEqual(
        rows,
      );
    }
  });

  it('are null where the rows of the group have no value', async () => {
    const keys = await keysOf('partners', 'by: [PARENT, EMPLOYEE_RANGE], first: 1000', 'parent { id } employeeRange');
    const without = keys.filter(({ parent }) => parent === null);
    expect(without).not.toHaveLength(0);
    for (const { values: shown } of without)
      expect(shown[0]).toEqual({ dimension: 'PARENT', value: null, label: null, node: null });
    const unknown = keys.find(({ employeeRange }) => employeeRange === null);
    expect(unknown?.values[1]).toEqual({ dimension: 'EMPLOYEE_RANGE', value: null, label: null, node: null });
  });

  it('are the slug or the code of a row, and its id where its type has neither', async () => {
    const named = async (list: string, by: string): Promise<Value | undefined> =>
      (await keysOf(list, `by: [${by}], first: 9`)).flatMap((key) => key.values).find(({ value }) => value !== null);
    expect(await named('partners', 'TERM')).toMatchObject({ value: expect.stringMatching(/^[a-z]+-[a-z]+$/) });
    expect(await named('awards', 'QUALIFICATION')).toMatchObject({ value: expect.stringMatching(/^cpp-/) });
    expect(await named('fundingRequests', 'CREATED_AT_FISCAL_QUARTER')).toMatchObject({
      value: expect.stringMatching(/^FY\d\dQ\d$/),
      label: expect.stringMatching(/^FY\d\dQ\d$/),
    });
    const offering = await named('references', 'OFFERING');
    const [row] = await query<{ name: string }>(
      `select name from offering where id = ${offering?.value?.split(':')[1]}`,
    );
    expect(offering).toMatchObject({ value: offering?.node?.id, label: row?.name });
    const request = await named('ledgerEntries', 'FUNDING_REQUEST');
    expect(request?.node?.id).toMatch(/^FundingRequest:\d+$/);
    expect(request).toMatchObject({ value: request?.node?.id, label: request?.node?.id });
  });

  it('show enums, booleans and parts of dates as texts', async () => {
    const of = async (list: string, by: string): Promise<readonly (readonly [unknown, unknown])[]> =>
      (await keysOf(list, `by: [${by}], first: 1000, orderBy: [{ key: { by: ${by} } }]`)).map(
        ({ values: [each] }) => [each?.value, each?.label] as const,
      );
    expect(await of('offerings', 'SERVICE_MODEL')).toEqual([
      ['IAAS', 'IaaS'],
      ['PAAS', 'PaaS'],
      ['SAAS', 'SaaS'],
      ['MANAGED', 'Managed'],
    ]);
    expect(await of('fundingRequests', 'STATUS')).toContainEqual(['IN_REVIEW', 'In review']);
    expect(await of('partners', 'CONTACT_IS_PUBLIC')).toEqual([
      ['false', 'false'],
      ['true', 'true'],
    ]);
    for (const [value, label] of await of('awards', 'VALID_FROM_MONTH')) {
      expect(value).toMatch(/^\d{4}-\d\d-01$/);
      expect(label).toBe(value);
    }
    for (const [value] of await of('awards', 'VALID_FROM_YEAR')) expect(value).toMatch(/^\d{4}$/);
  });

  it('join the members of a set', async () => {
    const keys = await keysOf('partners', 'by: [QUALIFICATION_SET], first: 100', 'qualificationSet { slug name }');
    expect(keys.some(({ qualificationSet }) => (qualificationSet as unknown[]).length > 1)).toBe(true);
    for (const { values: shown, qualificationSet } of keys) {
      const members = qualificationSet as readonly { slug: string; name: string }[];
      expect(shown).toEqual([
        {
          dimension: 'QUALIFICATION_SET',
          value: members.map(({ slug }) => slug).join(', '),
          label: members.map(({ name }) => name).join(', '),
          node: null,
        },
      ]);
    }
  });

  it('have labels in the locale of the field, else of the operation', async () => {
    const text = (locale: string, given = ''): string =>
      `query ${locale} { partners(filter: { terms: { some: { slug: { eq: "industry-hospitals" } } } }) {
        groups(by: [TERM], keys: { term: { slug: { eq: "industry-hospitals" } } }) {
          nodes { key { values { french: label(locale: "fr") label${given} } } } } } }`;
    const labels = async (document: string): Promise<unknown> => {
      const { partners } = await dataInOneStatement<{ partners: { groups: Groups } }>(hub, document);
      return partners.groups.nodes[0]?.key.values;
    };
    expect(await labels(text(''))).toEqual([{ french: 'Hôpitaux', label: 'Hospitals' }]);
    expect(await labels(text('@inLocale(locale: "fr-CA")'))).toEqual([{ french: 'Hôpitaux', label: 'Hôpitaux' }]);
    expect(await labels(text('@inLocale(locale: "fr")', '(locale: "en")'))).toEqual([
      { french: 'Hôpitaux', label: 'Hospitals' },
    ]);
    const { body } = await hub.post({ query: text('', '(locale: "fr_CA")') });
    expect(body).toMatchObject({
      data: null,
      errors: [
        {
          path: ['partners', 'groups', 'nodes', 'key', 'values', 'label'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('are there for groups without rows, on each page, and as of a date', async () => {
    const empty = await keysOf('partners', 'by: [COUNTRY], empty: ONLY, first: 1000', 'country { id code name }');
    expect(empty).not.toHaveLength(0);
    for (const { values: shown, country } of empty) {
      const { id, code, name } = country as { id: string; code: string; name: string };
      expect(shown).toEqual([{ dimension: 'COUNTRY', value: code, label: name, node: { id } }]);
    }
    const [first] = await keysOf('awards', 'by: [QUALIFICATION], first: 1');
    const dated = await keysOf('awards(asOf: "2011-12-31")', 'by: [QUALIFICATION], first: 1');
    expect(dated[0]?.values[0]?.node?.id).toBe(`${first?.values[0]?.node?.id}@2011-12-31`);
    const page = `edges { cursor node { key { ${values} } } }`;
    const { a } = await dataInOneStatement<{ a: { groups: { edges: readonly { cursor: string }[] } } }>(
      hub,
      `{ a: awards { groups(by: [QUALIFICATION, STATUS], first: 2) { ${page} } } }`,
    );
    const { b } = await dataInOneStatement<{ b: { groups: { edges: readonly { node: { key: Key } }[] } } }>(
      hub,
      `query ($after: String) { b: awards { groups(by: [QUALIFICATION, STATUS], first: 1, after: $after) { ${page} } } }`,
      { after: a.groups.edges[0]?.cursor },
    );
    expect(b.groups.edges[0]).toEqual(a.groups.edges[1]);
  });

  it('are one for each facet, and one for each group of a change', async () => {
    const { partners } = await dataInOneStatement<{
      partners: { facets: readonly { dimension: string; groups: readonly { key: Key }[] }[] };
    }>(hub, `{ partners { facets(by: [COUNTRY, STATUS, TERM]) { dimension groups { key { ${values} } } } } }`);
    for (const { dimension, groups } of partners.facets) {
      expect(groups).not.toHaveLength(0);
      for (const { key } of groups) expect(key.values.map((each) => each.dimension)).toEqual([dimension]);
    }
    const { awards } = await dataInOneStatement<{ awards: { change: Groups } }>(
      hub,
      `{ awards { change(from: "2011-06-30", to: "2012-06-30", by: [PARTNER_COUNTRY]) {
        nodes { key { ${values} partnerCountry { code } } } } } }`,
    );
    for (const { key } of awards.change.nodes)
      expect(key.values.map(({ value }) => value)).toEqual([(key['partnerCountry'] as { code: string }).code]);
  });

  it('lead on from the row that a value is', async () => {
    const [key] = await keysOf(
      'partners',
      'by: [STATUS, TERM], keys: { term: { slug: { eq: "industry-hospitals" } } }, first: 1',
      '',
      'values { node { __typename ... on Term { slug parent { slug } } ... on Partner { legalName } } }',
    );
    expect(key?.values.map(({ node }) => node)).toEqual([
      null,
      { __typename: 'Term', slug: 'industry-hospitals', parent: { slug: 'industry-healthcare' } },
    ]);
  });

  it('refuse a field of a row that the role sees on no row', async () => {
    const { body } = await hub.as({ role: 'PUBLIC' }).post({
      query:
        '{ partners { groups(by: [PARENT]) { nodes { key { values { node { ... on Partner { legalName } } } } } } } }',
    });
    expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN_FIELD' } }] });
  });

  it('show nothing of a row that the viewer does not see', async () => {
    const asked = `{ partners { groups(by: [PARENT], first: 1000) { nodes { key { ${values} parent { slug } } } } } }`;
    const seen = await hub.as({ role: 'PUBLIC' }).post({ query: asked });
    const { data } = seen.body as { data: { partners: { groups: Groups } } };
    const hidden = await query<{ slug: string }>(`select slug from partner where status <> 'ACTIVE'`);
    const shown = data.partners.groups.nodes.map(({ key }) => key.values[0]?.value);
    expect(shown).not.toHaveLength(0);
    for (const { slug } of hidden) expect(shown).not.toContain(slug);
    for (const { key } of data.partners.groups.nodes)
      expect(key.values[0]?.value ?? null).toBe((key['parent'] as { slug: string } | null)?.slug ?? null);
  });
});

test('values of a key have a price: more of them cost more', async () => {
  const cost = async (selected: string): Promise<number> => {
    const { extensions } = await askForCost(
      hub.url,
      `{ partners { groups(by: [COUNTRY, TERM], first: 1000) { nodes { key { ${selected} } } } } }`,
    );
    return extensions?.cost?.requested ?? NaN;
  };
  const [dimension, label, row] = [
    await cost('values { dimension }'),
    await cost('values { dimension label }'),
    await cost('values { dimension label node { ... on Term { slug parent { slug } } } }'),
  ];
  expect(label).toBeGreaterThan(dimension);
  expect(row).toBeGreaterThan(label);
  // No partner is a value of these dimensions.
  const ofPartners = (selected: string): Promise<number> => cost(`values { node { ... on Partner { ${selected} } } }`);
  expect(await ofPartners('awards { nodes { status } }')).toBe(await ofPartners('slug'));
});
