import { Client } from 'pg';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import {
  ApplicationsPageDocument,
  BusiestDistributorsDocument,
  DistributorPartnersPageDocument,
  NodesByIdDocument,
  PartnersBySlugDocument,
  PartnersPageDocument,
} from '../generated/documents';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

type Fetch<Node> = (variables: {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}) => Promise<Page<Node>>;

const partners: Fetch<{ slug: string; name: string }> = async (variables) =>
  (await hub.ask(PartnersPageDocument, variables)).partners;
const applications: Fetch<{ id: string; submittedAt: string | null }> = async (variables) =>
  (await hub.ask(ApplicationsPageDocument, variables)).qualificationApplications;

/** Every node of a list, page by page from its start. */
async function forward<Node>(
  fetchPage: Fetch<Node>,
  first: number,
  between?: (page: number) => Promise<void>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (let number = 0; number < 1000; number++) {
    const page: Page<Node> = await fetchPage({ first, ...(after !== null && { after }) });
    nodes.push(...page.edges.map(({ node }) => node));
    expect(page.pageInfo.hasPreviousPage).toBe(number > 0);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
    await between?.(number);
  }
  throw new Error('The list has no end.');
}

/** Every node of a list, page by page from its end; in the list's order. */
async function backward<Node>(fetchPage: Fetch<Node>, last: number): Promise<Node[]> {
  const nodes: Node[] = [];
  let before: string | null = null;
  for (let number = 0; number < 1000; number++) {
    const page: Page<Node> = await fetchPage({ last, ...(before !== null && { before }) });
    nodes.unshift(...page.edges.map(({ node }) => node));
    expect(page.pageInfo.hasNextPage).toBe(number > 0);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    if (!page.pageInfo.hasPreviousPage) return nodes;
    before = page.pageInfo.startCursor;
  }
  throw new Error('The list has no start.');
}

describe('a walk through a list by cursors', () => {
  it('visits each row once, in the same order from both ends, also if names are equal', async () => {
    const there = await forward(partners, 37);
    expect(there).toHaveLength(300);
    expect(new Set(there.map(({ slug }) => slug)).size).toBe(300);
    expect(new Set(there.map(({ name }) => name)).size).toBeLessThan(300);
    expect(await backward(partners, 41)).toEqual(there);
  });

  it('visits rows without a key last, from both ends', async () => {
    const there = await forward(applications, 100);
    const { totalCount } = await applications({ first: 0 });
    expect(there).toHaveLength(totalCount);
    const firstDraft = there.findIndex(({ submittedAt }) => submittedAt === null);
    expect(firstDraft).toBeGreaterThan(0);
    expect(there.slice(firstDraft).every(({ submittedAt }) => submittedAt === null)).toBe(true);
    const times = there.slice(0, firstDraft).map(({ submittedAt }) => String(submittedAt));
    expect(times.toSorted()).toEqual(times);
    expect(await backward(applications, 99)).toEqual(there);
  });

  it('neither repeats nor loses a row that stays while others are added and deleted', async () => {
    const database = new Client({ connectionString: hub.databaseUrl });
    await database.connect();
    try {
      const before = await forward(partners, 100);
      const insert = `insert into partner (slug, name, status, country_id) select $1, $2, 'PROSPECT', id from country where code = 'FR'`;
      const walked = await forward(partners, 10, async (page) => {
        await database.query(insert, [`comes-early-${page}`, `AAA ${page}`]);
        await database.query(insert, [`comes-late-${page}`, `zzz ${page}`]);
        await database.query('delete from partner where slug = $1', [`comes-early-${page - 1}`]);
      });
      const slugs = walked.map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs.filter((slug) => !slug.startsWith('comes-'))).toEqual(before.map(({ slug }) => slug));
      await database.query(`delete from partner where slug like 'comes-%'`);
    } finally {
      await database.end();
    }
  });

  it('continues from the place of a deleted row', async () => {
    const database = new Client({ connectionString: hub.databaseUrl });
    await database.connect();
    try {
      const [one] = (await partners({ first: 1 })).edges;
      await database.query(
        `insert into partner (slug, name, status, country_id) select 'goes-away', $1, 'PROSPECT', id from country where code = 'FR'`,
        [one?.node.name],
      );
      const [, gone] = (await partners({ first: 2 })).edges;
      expect(gone?.node.slug).toBe('goes-away');
      await database.query(`delete from partner where slug = 'goes-away'`);
      const rest = await partners({ first: 1, after: String(gone?.cursor) });
      expect(rest.edges[0]?.node).toEqual((await partners({ first: 2 })).edges[1]?.node);
    } finally {
      await database.end();
    }
  });
});

describe('a page', () => {
  it('has 25 rows by default', async () => {
    expect((await partners({})).edges).toHaveLength(25);
  });

  it('of size 0 still tells whether the list continues', async () => {
    const { edges, pageInfo, totalCount } = await partners({ first: 0 });
    expect({ edges, pageInfo, totalCount }).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 300,
    });
  });

  it('lies between two cursors', async () => {
    const all = (await partners({ first: 10 })).edges;
    const between = await partners({ after: String(all[2]?.cursor), before: String(all[7]?.cursor) });
    expect(between.edges).toEqual(all.slice(3, 7));
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const last = await partners({ after: String(all[2]?.cursor), before: String(all[7]?.cursor), last: 2 });
    expect(last.edges).toEqual(all.slice(5, 7));
  });

  it('of an edge continues after its own cursor and has each related row once', async () => {
    const { distributors } = await hub.ask(BusiestDistributorsDocument, {});
    const busiest = distributors.nodes.toSorted((one, other) => other.partners.totalCount - one.partners.totalCount)[0];
    const distributor = String(busiest?.slug);
    const slugs: string[] = [];
    let after: string | undefined;
    do {
      const page = await hub.ask(DistributorPartnersPageDocument, {
        distributor,
        first: 10,
        ...(after !== undefined && { after }),
      });
      slugs.push(...(page.distributor?.partners.nodes ?? []).map(({ slug }) => slug));
      const info = page.distributor?.partners.pageInfo;
      after = info?.hasNextPage ? (info.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(slugs).toHaveLength(Number(busiest?.partners.totalCount));
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});

describe('many at once', () => {
  it('500 ids keep their order, unknown ones null', async () => {
    const ids = Array.from({ length: 500 }, (_, index) =>
      index % 3 === 2
        ? `Country:${900_000 + index}`
        : index % 3 === 1
          ? `Country:${1 + (index % 200)}`
          : `Partner:${1 + (index % 290)}`,
    );
    const { result, statements } = await recordStatements(() => hub.ask(NodesByIdDocument, { ids }));
    const { nodes } = result;
    expect(statements).toHaveLength(1);
    expect(nodes.map((node) => node?.id ?? null)).toEqual(ids.map((id) => (/^Country:90\d{4}$/.test(id) ? null : id)));
    expect(nodes[0]).toMatchObject({ __typename: 'Partner', slug: expect.any(String) as string });
  });

  it('slugs keep their order, repeated ones repeated', async () => {
    const known = (await partners({ first: 2 })).edges.map(({ node }) => node.slug);
    const slugs = [String(known[1]), 'unknown', String(known[0]), String(known[1])];
    const { partnersBySlug } = await hub.ask(PartnersBySlugDocument, { slugs });
    expect(partnersBySlug.map((partner) => partner?.slug ?? null)).toEqual([known[1], null, known[0], known[1]]);
  });
});
