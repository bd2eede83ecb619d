import { roles, type Role, type Viewer } from '../../src/access/viewer';
import { FinderFacetsDocument, FinderPartnersDocument } from '../../web/pages/finder/documents';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import {
  accessibilityProblems,
  startExplorer,
  type Explorer,
  type Visit,
  type VisitOptions,
} from '../support/explorer';
import { viewersByRole } from '../support/viewers-by-role';

let hub: TestHub;
let explorer: Explorer;
let viewers: Readonly<Record<Role, Viewer>>;

beforeAll(async () => {
  hub = await startDemoHub();
  viewers = await viewersByRole(hub.databaseUrl);
  explorer = await startExplorer(hub.url);
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
});

/** Runs a test on a page, and fails if the page asks another host for something, or the browser complains. */
async function onPage(path: string, options: VisitOptions, run: (page: Visit['page']) => Promise<void>): Promise<void> {
  const { page, complaints, close } = await explorer.visit(path, options);
  try {
    await run(page);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}

const active = { status: { eq: 'ACTIVE' as const } };

test.each(roles)('%s finds the partners that the API lists, in their order, and as many', async (role) => {
  const viewer = viewers[role];
  const { partners } = await hub.as(viewer).ask(FinderPartnersDocument, { filter: active, locale: 'en' });
  await onPage('/', { viewer }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    const names = await page.getByRole('listitem').getByRole('link').allTextContents();
    expect(names.length).toBeGreaterThan(5);
    const { partners: listed } = await hub.as(viewer).ask(FinderPartnersDocument, { filter: active, locale: 'en' });
    expect(names).toEqual(namesOf(listed).slice(0, names.length));
    await page.getByRole('status').getByText(`${partners.totalCount} partners`).waitFor();
  });
});

test('what is typed is searched for, and is in the address', async () => {
  const search = 'nimbsu';
  const { partners } = await hub
    .as(viewers.PUBLIC)
    .ask(FinderPartnersDocument, { filter: active, search, locale: 'en' });
  const [best] = namesOf(partners);
  await onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByRole('searchbox').pressSequentially(search);
    await page
      .getByRole('listitem')
      .first()
      .getByRole('link', { name: best ?? '' })
      .waitFor();
    expect(await page.getByRole('listitem').getByRole('link').allTextContents()).toEqual(namesOf(partners));
    expect(new URL(page.url()).searchParams.get('q')).toBe(search);
    await page.reload();
    await page
      .getByRole('listitem')
      .first()
      .getByRole('link', { name: best ?? '' })
      .waitFor();
  });
});

test('the numbers of the filters follow the other filters, as those of the API do', async () => {
  const filter = { ...active, country: { code: { in: ['FR'] } } };
  const { partners } = await hub.as(viewers.PUBLIC).ask(FinderFacetsDocument, { filter, locale: 'fr' });
  const expected = partners.facets
    .find(({ dimension }) => dimension === 'QUALIFICATION')
    ?.groups.flatMap(({ count, key: { values } }) => (values[0]?.label ? [`${values[0].label} ${count}`] : []));
  await onPage('/?country=FR', { viewer: viewers.PUBLIC, language: 'fr' }, async (page) => {
    const facet = page.getByRole('group', { name: 'Qualification' });
    await facet.getByRole('checkbox').first().waitFor();
    const rows = await facet.locator('.mantine-Group-root').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' '))).toEqual(expected);
    await page.getByRole('status').getByText(`${partners.totalCount} partenaires`).waitFor();
  });
});

test('the list goes on at its end, without a partner twice', async () => {
  await onPage('/', { viewer: viewers.ANALYST }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    const seen = new Set<string>();
    for (let turn = 0; turn < 40 && seen.size < 60; turn += 1) {
      for (const name of await page.getByRole('listitem').getByRole('link').evaluateAll(hrefs)) seen.add(name);
      await page.mouse.wheel(0, 800);
      await page.waitForTimeout(50);
    }
    expect(seen.size).toBeGreaterThanOrEqual(60);
  });
});

test('a cluster of the map limits the list to its part of the map', async () => {
  await onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByRole('group', { name: 'Partners on a map' }).getByRole('button').first().click();
    await page.getByText('In the part of the map').waitFor();
    const [south, west, north, east] = (new URL(page.url()).searchParams.get('box') ?? '').split('~').map(Number);
    const box = { south: south ?? 0, west: west ?? 0, north: north ?? 0, east: east ?? 0 };
    const { partners } = await hub
      .as(viewers.PUBLIC)
      .ask(FinderPartnersDocument, { filter: { ...active, position: { box } }, locale: 'en' });
    await page.getByRole('status').getByText(`${partners.totalCount} partner`).waitFor();
  });
});

test('partners are compared side by side', async () => {
  await onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
    await page
      .getByRole('checkbox', { name: /^Compare / })
      .first()
      .check();
    await page
      .getByRole('checkbox', { name: /^Compare / })
      .nth(1)
      .check();
    const names = (await page.getByRole('listitem').getByRole('link').allTextContents()).slice(0, 2);
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('table').getByRole('link').allTextContents()).toEqual(names);
  });
});

const looks = (['light', 'dark'] as const).flatMap((colors) => [1280, 390].map((width) => ({ colors, width })));

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  await onPage('/?q=nimbus', { viewer: viewers.PUBLIC, colors, width }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    await page.getByRole('group', { name: 'Partners on a map' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

function namesOf({ nodes }: { readonly nodes: readonly object[] }): string[] {
  // The rows of the list are a fragment, which the type of the list does not show.
  return (nodes as readonly { readonly name: string }[]).map(({ name }) => name);
}

function hrefs(links: readonly { getAttribute(name: string): string | null }[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}
