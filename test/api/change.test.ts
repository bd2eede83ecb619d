import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

function ask<Data>(query: string, variables = {}): Promise<Data> {
  return dataInOneStatement<Data>(hub, query, variables);
}

const [from, to] = ['2024-05-31', '2026-03-31'];

interface Rows {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly slug: string }[];
}

interface Cell {
  readonly key: {
    readonly country: { readonly code: string };
    readonly qualification: { readonly code: string } | null;
  };
  readonly gained: Rows;
  readonly lost: Rows;
  readonly kept: Rows;
}

const fates = ['gained', 'lost', 'kept'] as const;
const rows = '(first: 100) { totalCount nodes { id slug } }';
const by = 'by: [COUNTRY, QUALIFICATION]';
const key = 'key { country { code } qualification { code } }';

/** The slugs of the partners of each country and qualification as of a date. */
async function cellsAt(day: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { partners } = await ask<{
    partners: {
      nodes: readonly {
        slug: string;
        country: { code: string };
        qualifications: readonly { code: string }[];
      }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }>(
    `{ partners(first: 100, asOf: "${day}", filter: { country: { code: { in: ["FR", "DE"] } } }) { nodes { slug country { code } qualifications { code } } pageInfo { hasNextPage } } }`,
  );
  expect(partners.pageInfo.hasNextPage).toBe(false);
  const cells = new Map<string, Set<string>>();
  for (const { slug, country, qualifications } of partners.nodes)
    for (const { code } of qualifications.length > 0 ? qualifications : [{ code: null }]) {
      const name = `${country.code} ${code}`;
      cells.set(name, (cells.get(name) ?? new Set()).add(slug));
    }
  return cells;
}

const given = `filter: { country: { code: { in: ["FR", "DE"] } } }`;

describe('change', () => {
  it('has the rows that each group gained, lost and kept', async () => {
    const { partners } = await ask<{ partners: { change: { nodes: readonly Cell[]; totalCount: number } } }>(
      `{ partners(${given}) { change(from: "${from}", to: "${to}", ${by}) { totalCount nodes { ${key} ${fates.map((fate) => `${fate}${rows}`).join(' ')} } } } }`,
    );
    const [before, after] = [await cellsAt(from), await cellsAt(to)];
    const { nodes, totalCount } = partners.change;
    const names = nodes.map(({ key: { country, qualification } }) => `${country.code} ${qualification?.code ?? null}`);
    expect(new Set(names)).toEqual(new Set([...before.keys(), ...after.keys()]));
    expect(totalCount).toBe(names.length);
    for (const [place, cell] of nodes.entries()) {
      const [then, now] = [before, after].map((cells) => cells.get(names[place] ?? '') ?? new Set<string>()) as [
        Set<string>,
        Set<string>,
      ];
      const expected = {
        gained: [...now].filter((slug) => !then.has(slug)),
        lost: [...then].filter((slug) => !now.has(slug)),
        kept: [...now].filter((slug) => then.has(slug)),
      };
      for (const fate of fates) {
        expect(cell[fate].totalCount).toBe(expected[fate].length);
        expect(new Set(cell[fate].nodes.map(({ slug }) => slug))).toEqual(new Set(expected[fate]));
      }
    }
    const moved = nodes.map(({ gained, lost }) => gained.totalCount + lost.totalCount);
    expect(moved).toEqual([...moved].sort((one, other) => other - one));
    expect(moved[0]).toBeGreaterThan(0);
    expect(moved.at(-1)).toBe(0);
  });

  it('is one group without dimensions, and pages its rows as of their dates', async () => {
    type Page = { totalCount: number; pageInfo: { endCursor: string }; nodes: readonly { id: string }[] };
    const one = (list: string): string =>
      `{ partners(filter: { qualifications: { some: { code: { eq: "BUILDER" } } } }) { change(from: "${from}", to: "${to}") { nodes { ${list} } } } }`;
    type Answer = { partners: { change: { nodes: readonly Record<string, Page>[] } } };
    const rowsOf = '{ totalCount pageInfo { endCursor } nodes { id } }';
    const first = await ask<Answer>(
      one(fates.map((fate) => `${fate}(first: 1, orderBy: [{ name: DESC }]) ${rowsOf}`).join(' ')),
    );
    expect(first.partners.change.nodes).toHaveLength(1);
    const cell = first.partners.change.nodes[0] ?? {};
    for (const [fate, day] of [
      ['gained', to],
      ['lost', from],
      ['kept', to],
    ] as const) {
      const { pageInfo, nodes, totalCount } = cell[fate] as Page;
      expect(totalCount).toBeGreaterThan(1);
      for (const { id } of nodes) {
        const { node } = await ask<{ node: { id: string } }>(`{ node(id: "${id}") { id ... on Partner { slug } } }`);
        const { partners } = await ask<{ partners: { nodes: readonly { id: string }[] } }>(
          `query ($slug: String!) { partners(asOf: "${day}", filter: { slug: { eq: $slug } }) { nodes { id } } }`,
          { slug: (node as { slug?: string }).slug },
        );
        expect(partners.nodes).toEqual([{ id }]);
      }
      const next = await ask<Answer>(
        one(`${fate}(first: 100, orderBy: [{ name: DESC }], after: "${pageInfo.endCursor}") ${rowsOf}`),
      );
      expect(next.partners.change.nodes[0]?.[fate]?.nodes).toHaveLength(Math.min(100, totalCount - 1));
      // A cursor belongs to the date of its rows.
      const other = fate === 'lost' ? 'kept' : 'lost';
      const refused = await hub.post({
        query: one(`${other}(first: 1, orderBy: [{ name: DESC }], after: "${pageInfo.endCursor}") { nodes { id } }`),
      });
      expect(refused.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
  });

  it('has its own groups for each row above, kept by their keys', async () => {
    const { countries } = await ask<{
      countries: {
        nodes: readonly { code: string; partners: { change: { nodes: readonly Cell[]; totalCount: number } } }[];
      };
    }>(
      `{ countries(filter: { code: { in: ["FR", "US"] } }) { nodes { code partners { change(from: "${from}", to: "${to}", ${by}, keys: { hasQualification: true }, first: 2) { totalCount nodes { ${key} ${fates.map((fate) => `${fate} { totalCount aggregate { count } }`).join(' ')} } } } } } }`,
    );
    expect(countries.nodes).toHaveLength(2);
    for (const { code, partners } of countries.nodes) {
      expect(partners.change.nodes).toHaveLength(2);
      expect(partners.change.totalCount).toBe(3);
      for (const cell of partners.change.nodes) {
        expect(cell.key).toMatchObject({ country: { code }, qualification: { code: expect.any(String) as string } });
        for (const fate of fates) expect(cell[fate]).toMatchObject({ aggregate: { count: cell[fate].totalCount } });
      }
    }
  });

  it('keeps and orders its groups by what became of their rows', async () => {
    type Answer = { partners: { change: { nodes: readonly Cell[]; totalCount: number } } };
    const cells = `totalCount nodes { ${key} ${fates.map((fate) => `${fate} { totalCount }`).join(' ')} }`;
    const changes = async (more: string): Promise<Answer['partners']['change']> =>
      (await ask<Answer>(`{ partners { change(from: "${from}", to: "${to}", ${by}, ${more}) { ${cells} } } }`)).partners
        .change;
    const all = (await changes('first: 1000')).nodes;
    const counts = ({ gained, lost, kept }: Cell): [number, number, number] => [
      gained.totalCount,
      lost.totalCount,
      kept.totalCount,
    ];
    const numbers = ([gained, lost, kept]: [number, number, number]) => ({
      gained,
      lost,
      kept,
      moved: gained + lost,
      net: gained - lost,
    });
    const some = await changes('first: 1000, having: { lost: { gte: 1 }, not: { kept: { lt: 2 } } }');
    const expected = all.filter((cell) => cell.lost.totalCount >= 1 && cell.kept.totalCount >= 2);
    expect(expected.length).toBeGreaterThan(3);
    expect(expected.length).toBeLessThan(all.length);
    expect(some).toEqual({ totalCount: expected.length, nodes: expected });
    const either = await changes(
      'first: 1000, having: { or: [{ net: { lt: 0 } }, { moved: { eq: 0 } }, { gained: { in: [1, 2] } }] }',
    );
    expect(either.nodes).toEqual(
      all.filter((cell) => {
        const { moved, gained, net } = numbers(counts(cell));
        return net < 0 || moved === 0 || gained === 1 || gained === 2;
      }),
    );
    for (const member of ['gained', 'lost', 'kept', 'moved', 'net'] as const) {
      const { nodes } = await changes(
        `first: 1000, orderBy: [{ ${member}: ASC }, { key: { by: COUNTRY, sort: DESC } }]`,
      );
      const places = nodes.map((cell) => [numbers(counts(cell))[member], cell.key.country.code] as const);
      const sorted = [...places].sort(([one, a], [other, b]) => one - other || (a < b ? 1 : a > b ? -1 : 0));
      expect(places).toEqual(sorted);
    }
  });

  it('has pages of groups, whose cursors belong to its dates, dimensions and order', async () => {
    type Answer = {
      partners: {
        change: {
          totalCount: number;
          edges: readonly { cursor: string; node: Pick<Cell, 'key' | 'lost'> }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
        };
      };
    };
    const query = (more: string, dates = `from: "${from}", to: "${to}"`): string =>
      `{ partners { change(${dates}, orderBy: [{ lost: DESC }], ${more}) { totalCount edges { cursor node { ${key} lost(first: 1) { totalCount nodes { id } } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
    const pageOf = async (more: string): Promise<Answer['partners']['change']> =>
      (await ask<Answer>(query(more))).partners.change;
    const whole = await pageOf(`${by}, first: 1000`);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    const walked: (typeof whole.edges)[number][] = [];
    for (let after = ''; walked.length < whole.totalCount;) {
      const page = await pageOf(`${by}, first: 17${after}`);
      expect(page.totalCount).toBe(whole.totalCount);
      expect(page.pageInfo.hasPreviousPage).toBe(walked.length > 0);
      walked.push(...page.edges);
      expect(page.pageInfo.hasNextPage).toBe(walked.length < whole.totalCount);
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(walked).toEqual(whole.edges);
    const [, , third] = whole.edges;
    const back = await pageOf(`${by}, last: 1, before: "${third?.cursor}"`);
    expect(back.edges).toEqual([whole.edges[1]]);
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const groups = `{ partners { groups(${by}, after: "${third?.cursor}") { totalCount } } }`;
    for (const refused of [
      query(`by: [COUNTRY], after: "${third?.cursor}"`),
      query(`${by}, after: "${third?.cursor}"`, `from: "${from}", to: "2026-04-01"`),
      query(`${by}, first: 1, last: 1`),
      query(`${by}, first: 10001`),
      groups,
    ])
      expect((await hub.post({ query: refused })).body).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
  });

  it('has no group without rows, and refuses a wrong order of dates and a dimension twice', async () => {
    expect(
      await ask(
        `{ partners(filter: { or: [] }) { change(from: "${from}", to: "${to}") { totalCount nodes { kept { totalCount } } } } }`,
      ),
    ).toEqual({ partners: { change: { totalCount: 0, nodes: [] } } });
    for (const wrong of [
      'from: "2024-02-01", to: "2024-01-31"',
      'from: "2024-02-01", to: "2024-02-01", by: [COUNTRY, COUNTRY]',
      'from: "2024-02-01", to: "2024-02-01", by: [COUNTRY], first: -1',
      'from: "2024-02-01", to: "2024-02-01", by: [COUNTRY], keys: { status: { eq: ACTIVE } }',
    ]) {
      const { body } = await hub.post({ query: `{ partners { change(${wrong}) { totalCount } } }` });
      expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
  });
});

it('finds the rows of a group without comparing all rows with all groups', async () => {
  const depth = 7;
  const change = `change(from: "2020-01-01", to: "2026-01-01", by: [QUALIFICATION]) { nodes { kept { `;
  const { partners } = await ask<{ partners: object }>(
    `{ partners { ${change.repeat(depth)} totalCount ${'} } }'.repeat(depth)} } }`,
  );
  // Comparing them takes longer than a statement may.
  expect(JSON.stringify(partners).match(/"totalCount":[1-9]/g)?.length).toBeGreaterThan(1_000);
});
