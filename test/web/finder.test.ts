import type { Readable } from 'node:stream';
import { print } from 'graphql';
import { roles, type Role, type Viewer } from '../../src/access/viewer';
import { readConfig } from '../../src/config';
import { FinderFacetsDocument, FinderMapDocument, FinderPartnersDocument } from '../../web/pages/finder/documents';
import { headersOf, type TestHub } from '../support/demo-hub';
import { accessibilityProblems, exploreDemo, type Explorer } from '../support/explorer';

let hub: TestHub;
let explorer: Explorer;
let viewers: Readonly<Record<Role, Viewer>>;

beforeAll(async () => {
  ({ hub, explorer, viewers } = await exploreDemo());
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
});

const active = { status: { eq: 'ACTIVE' as const } };

test.each(roles)('%s finds the partners that the API lists, in their order, and as many', async (role) => {
  const viewer = viewers[role];
  const { partners } = await hub.as(viewer).ask(FinderPartnersDocument, { filter: active, locale: 'en' });
  await explorer.onPage('/', { viewer }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    const names = await page.getByRole('listitem').getByRole('link').allTextContents();
    expect(names.length).toBeGreaterThan(5);
    expect(names).toEqual(namesOf(partners).slice(0, names.length));
    await page.getByRole('status').getByText(`${partners.totalCount} partners`).waitFor();
  });
});

test('what is typed is searched for, and is in the address', async () => {
  const search = 'nimbsu';
  const { partners } = await hub
    .as(viewers.PUBLIC)
    .ask(FinderPartnersDocument, { filter: active, search, locale: 'en' });
  const [best] = namesOf(partners);
  await explorer.onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
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
  await explorer.onPage('/?country=FR', { viewer: viewers.PUBLIC, language: 'fr' }, async (page) => {
    const facet = page.getByRole('group', { name: 'Qualification' });
    await facet.getByRole('checkbox').first().waitFor();
    const rows = await facet.locator('.mantine-Group-root').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' '))).toEqual(expected);
    await page.getByRole('status').getByText(`${partners.totalCount} partenaires`).waitFor();
  });
});

test('the list goes on at its end, without a partner twice', async () => {
  await explorer.onPage('/', { viewer: viewers.ANALYST }, async (page) => {
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
  await explorer.onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
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

test('Enter chooses the first city, and the circle keeps its name', async () => {
  const { page, complaints, close } = await explorer.visit('/');
  const city = page.getByRole('combobox', { name: 'Near a city' });
  await city.fill('Lyon');
  await city.press('Enter');
  await page.getByText('Within 50 km of Lyon, France').waitFor();
  await page.reload();
  await page.getByText('Within 50 km of Lyon, France').waitFor();
  expect(await city.inputValue()).toBe('Lyon, France');
  await city.fill('');
  await page.getByText('Within 50 km').waitFor({ state: 'detached' });
  await city.fill('Zzzz');
  await page.getByText('No partner is in a city of this name').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('the map has no mark outside of the part that it shows, and says how many partners lie there', async () => {
  await explorer.onPage('/?near=45.7969~4.8547~50', { viewer: viewers.ADMIN }, async (page) => {
    const map = page.getByRole('group', { name: 'Partners on a map' });
    await map.getByRole('button').first().waitFor();
    const frame = await map.boundingBox();
    for (const mark of await map.getByRole('button').all()) {
      const place = await mark.boundingBox();
      expect(place && frame && place.y + place.height > frame.y && place.y < frame.y + frame.height).toBe(true);
      expect(place && frame && place.x + place.width > frame.x && place.x < frame.x + frame.width).toBe(true);
    }
    await page.getByText(/outside of this map/).waitFor();
  });
});

test('a browser gets a page at an unknown address, and a program JSON', async () => {
  const ask = (accept: string) => fetch(`${hub.url}/no-such-page`, { headers: { accept } });
  const [page, data] = [await ask('text/html,application/xml;q=0.9,*/*;q=0.8'), await ask('*/*')];
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect([data.status, data.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  const { page: shown, close } = await explorer.visit('/no-such-page');
  await shown.getByText('There is no such page').waitFor();
  await close();
});

test('the first view has at most 300 kB of compressed script', async () => {
  const { page, complaints, close } = await explorer.visit('/');
  await page.getByRole('listitem').first().waitFor();
  await page.getByRole('group', { name: 'Partners on a map' }).waitFor();
  const loaded = (await page.evaluate('performance.getEntriesByType("resource").map((each) => each.toJSON())')) as {
    readonly name: string;
    readonly encodedBodySize: number;
  }[];
  const scripts = loaded.filter(({ name }) => name.endsWith('.js'));
  const total = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThan(300_000);
  expect(complaints).toEqual([]);
  await close();
});

test('partners are compared side by side', async () => {
  await explorer.onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
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

test('the query behind the page opens in the IDE, with its variables', async () => {
  await explorer.onPage('/?q=nimbus&country=FR', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByRole('button', { name: 'The query behind this page' }).click();
    await page.getByRole('menuitem', { name: 'Partners', exact: true }).click();
    await page.waitForURL('**/graphql');
    await page.locator('.graphiql-tab-active', { hasText: 'FinderPartners' }).waitFor();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    const asked = page.waitForRequest((request) => request.postData()?.includes('FinderPartners') === true);
    await page.locator('.graphiql-execute-button').click();
    const { search, filter } = ((await asked).postDataJSON() as { variables: Record<string, unknown> }).variables;
    expect({ search, filter }).toEqual({ search: 'nimbus', filter: { ...active, country: { code: { in: ['FR'] } } } });
  });
});

test('the whole table of the page is downloaded, and has an address', async () => {
  await explorer.onPage('/?country=FR', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByRole('button', { name: 'Download' }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).first().click();
    const file = await started;
    expect(file.suggestedFilename()).toBe('finder-partners.csv');
    const text = await textOf(await file.createReadStream());

    await page.getByRole('button', { name: 'Use this in…' }).click();
    const address = await page.getByRole('dialog').locator('pre').first().innerText();
    const response = await fetch(address, { headers: headersOf(viewers.PUBLIC) });
    expect(await response.text()).toBe(text);
    const filter = { ...active, country: { code: { in: ['FR'] } } };
    const { partners } = await hub.as(viewers.PUBLIC).ask(FinderPartnersDocument, { filter, locale: 'en' });
    expect(text.trim().split('\r\n')).toHaveLength(1 + partners.totalCount);

    await page.getByLabel('Which table').selectOption({ label: 'Numbers of the filters' });
    const numbers = await fetch(await page.getByRole('dialog').locator('pre').first().innerText());
    const rows = (await numbers.text()).trim().split('\r\n').slice(1);
    expect([...new Set(rows.map((row) => row.split(',')[0]))]).toEqual(
      expect.arrayContaining(['COUNTRY', 'ENROLMENT_TIER', 'QUALIFICATION', 'TECHNOLOGY_CATEGORY']),
    );
  });
});

test('what is typed on cancels the search before', async () => {
  await explorer.onPage('/', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    // The first answer never comes by itself.
    await page.route('**/graphql', (route) => {
      const { operationName, variables } = route.request().postDataJSON() as {
        operationName: string;
        variables: object;
      };
      const isHeld = operationName === 'FinderPartners' && JSON.stringify(variables).includes('"search":"ni"');
      return isHeld ? undefined : route.continue();
    });
    const cancelled = page.waitForEvent('requestfailed');
    await page.getByRole('searchbox').fill('ni');
    await page.getByRole('searchbox').fill('nimbus');
    const { partners } = await hub
      .as(viewers.PUBLIC)
      .ask(FinderPartnersDocument, { filter: active, search: 'nimbus', locale: 'en' });
    await page.getByRole('status').getByText(`${partners.totalCount} partners`).waitFor();
    expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
  });
});

test('the public can type 200 letters a minute, with the list, the numbers and the map for each', async () => {
  const words = ['nimbus', 'forges lyon', 'hospitals', 'berlin bakery', 'storage', 'mill'];
  const searches = words.flatMap((word) => Array.from(word, (_, end) => word.slice(0, end + 1))).filter(isSearchedFor);
  let cost = 0;
  for (const search of searches) {
    const variables = { filter: active, search, locale: 'en', precision: 2 };
    for (const document of [FinderPartnersDocument, FinderFacetsDocument, FinderMapDocument]) {
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-cost': '1', ...headersOf(viewers.PUBLIC) },
        body: JSON.stringify({ query: print(document), variables }),
      });
      const { extensions } = (await response.json()) as { extensions: { cost: { requested: number } } };
      cost += extensions.cost.requested + costOfRequest;
    }
  }
  expect((cost / searches.length) * 200).toBeLessThan(readConfig({}).rateLimits.PUBLIC ?? 0);
});

const looks = (['light', 'dark'] as const).flatMap((colors) => [1280, 390].map((width) => ({ colors, width })));

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  await explorer.onPage('/?q=nimbus', { viewer: viewers.PUBLIC, colors, width }, async (page) => {
    await page.getByRole('listitem').first().waitFor();
    await page.getByRole('group', { name: 'Partners on a map' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

/** What a small request costs beside its operation. */
const costOfRequest = 10;

/** The finder does not search for one letter. */
function isSearchedFor(text: string): boolean {
  return text.trim().length >= 2;
}

function namesOf({ nodes }: { readonly nodes: readonly object[] }): string[] {
  // The rows of the list are a fragment, which the type of the list does not show.
  return (nodes as readonly { readonly name: string }[]).map(({ name }) => name);
}

async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function hrefs(links: readonly { getAttribute(name: string): string | null }[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}
