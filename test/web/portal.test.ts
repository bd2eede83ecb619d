import type { Page } from 'playwright-core';
import { roles, type Role, type Viewer } from '../../src/access/viewer';
import {
  PortalApplicationsDocument,
  PortalAwardsEndingDocument,
  PortalFundingRequestsDocument,
  PortalMissingDocument,
  PortalPartnersDocument,
  PortalProgressDocument,
} from '../../web/pages/portal/documents';
import type { TestHub } from '../support/demo-hub';
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

interface Named {
  readonly name: string;
}

/** The rows of a list are fragments, which the types of the queries do not show. */
function rowsOf<Row>(list: { readonly nodes: readonly object[] } | undefined): readonly Row[] {
  return (list?.nodes ?? []) as readonly Row[];
}

const locale = 'en';
const waiting = { status: { in: ['SUBMITTED', 'IN_REVIEW'] as ('SUBMITTED' | 'IN_REVIEW')[] } };

/** The texts of the first column of a table. */
async function firstColumn(page: Page, name: string): Promise<string[]> {
  const headers = page.getByRole('table', { name, exact: true }).getByRole('rowheader');
  await headers.first().waitFor();
  return headers.allTextContents();
}

async function endingWithin(days: number) {
  const filter = {
    inForce: { eq: true },
    validTo: { next: `P${days}D` },
    hasNextAward: false,
    partner: { distributors: { some: { slug: { eq: viewers.DISTRIBUTOR.distributor?.slug ?? '' } } } },
  };
  const { awards } = await hub.as(viewers.DISTRIBUTOR).ask(PortalAwardsEndingDocument, { filter, locale });
  return rowsOf<{ readonly lastDay: string; readonly partner: Named; readonly qualification: Named }>(awards);
}

const others = roles.filter((role) => role !== 'DISTRIBUTOR');

test.each(others)('for %s, the page says what the portal is and who sees it', async (role) => {
  await explorer.onPage('/portal', { viewer: viewers[role] }, async (page) => {
    await page.getByRole('heading', { name: 'This page is the portal of a distributor' }).waitFor();
    await page.getByText('Only users of a distributor see it.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    const own = page.getByRole('link', { name: 'The page of your own company' });
    expect(await own.count()).toBe(role === 'PARTNER' ? 1 : 0);
  });
});

test('a distributor finds which partners lose an award within 90 days, and within another time', async () => {
  const [soon, year] = [await endingWithin(90), await endingWithin(365)];
  expect(soon.length).toBeGreaterThan(0);
  expect(year.length).toBeGreaterThan(soon.length);
  await explorer.onPage('/portal', { viewer: viewers.DISTRIBUTOR }, async (page) => {
    await page.getByRole('link', { name: /^Awards that end soon/ }).click();
    expect(await firstColumn(page, 'Awards that end soon')).toEqual(soon.map(({ partner }) => partner.name));
    for (const { lastDay } of soon)
      await page
        .getByRole('cell', { name: shown(lastDay) })
        .first()
        .waitFor();
    await page.getByRole('combobox', { name: 'Within' }).selectOption('365');
    await page.getByText('within 365 days and have no successor').waitFor();
    expect(new URL(page.url()).searchParams.get('days')).toBe('365');
    await page.reload();
    const names = await firstColumn(page, 'Awards that end soon');
    expect(names).toEqual(year.slice(0, names.length).map(({ partner }) => partner.name));
  });
});

test('my partners go on by cursors, and are limited by a qualification and a text', async () => {
  const asDistributor = hub.as(viewers.DISTRIBUTOR);
  const { viewer: all } = await asDistributor.ask(PortalPartnersDocument, { filter: {}, locale });
  const total = all.distributor?.partners.totalCount ?? 0;
  expect(total).toBeGreaterThan(50);
  const filter = { qualifications: { some: { slug: { eq: 'cpp-builder' } } } };
  const { viewer: builders } = await asDistributor.ask(PortalPartnersDocument, { filter, locale });
  await explorer.onPage('/portal', { viewer: viewers.DISTRIBUTOR }, async (page) => {
    expect(await firstColumn(page, 'My partners')).toEqual(
      rowsOf<Named>(all.distributor?.partners).map(({ name }) => name),
    );
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText(`50 of ${total}`).waitFor();
    const links = page.getByRole('rowheader').getByRole('link');
    const addresses = await links.evaluateAll((each) => each.map((link) => link.getAttribute('href')));
    expect(new Set(addresses).size).toBe(50);
    await page.getByRole('combobox', { name: 'Qualification' }).selectOption('cpp-builder');
    const expected = builders.distributor?.partners;
    await page.getByText(`25 of ${expected?.totalCount}`).waitFor();
    expect(await firstColumn(page, 'My partners')).toEqual(rowsOf<Named>(expected).map(({ name }) => name));
    await page.getByRole('searchbox').fill('zzzzzz');
    await page.getByText('No partner fits').waitFor();
    expect(new URL(page.url()).search).toBe('?qualification=cpp-builder&q=zzzzzz');
  });
});

test('the missing requirements, the requests and the progress are those of the API', async () => {
  const asDistributor = hub.as(viewers.DISTRIBUTOR);
  const filter = { nextQualification: { missingCount: { eq: 1 } } };
  const { viewer: missing } = await asDistributor.ask(PortalMissingDocument, { filter, locale });
  const { fundingRequests } = await asDistributor.ask(PortalFundingRequestsDocument, { filter: waiting, locale });
  const { qualificationApplications } = await asDistributor.ask(PortalApplicationsDocument, {
    filter: waiting,
    locale,
  });
  const { viewer: own } = await asDistributor.ask(PortalProgressDocument, { locale });
  const partnersOf = (list: { readonly nodes: readonly object[] }): string[] =>
    rowsOf<{ readonly partner: Named }>(list).map(({ partner }) => partner.name);
  await explorer.onPage('/portal?view=missing&missing=1', { viewer: viewers.DISTRIBUTOR }, async (page) => {
    expect(await firstColumn(page, 'Missing requirements')).toEqual(
      rowsOf<Named>(missing.distributor?.partners).map(({ name }) => name),
    );
    await page.getByRole('link', { name: /^Open requests/ }).click();
    expect(await firstColumn(page, 'Requests for money')).toEqual(partnersOf(fundingRequests));
    expect(await firstColumn(page, 'Applications for qualifications')).toEqual(partnersOf(qualificationApplications));
    const [request] = rowsOf<{ readonly requested: { readonly amount: string; readonly currency: string } }>(
      fundingRequests,
    );
    const { amount, currency } = request?.requested ?? { amount: '0', currency: 'EUR' };
    const money = new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(amount));
    await page.getByRole('cell', { name: money }).first().waitFor();
    await page.getByRole('link', { name: /^Progress in the services/ }).click();
    const bars = page.getByRole('progressbar');
    await bars.first().waitFor();
    const values = await bars.evaluateAll((each) => each.map((bar) => Number(bar.getAttribute('aria-valuenow'))));
    expect(values).toEqual(own.distributor?.enablements.nodes.map(({ progress }) => progress));
  });
});

const looks = [
  { view: 'partners', colors: 'light', width: 390 },
  { view: 'ending', colors: 'dark', width: 390 },
  { view: 'missing', colors: 'dark', width: 1280 },
  { view: 'requests', colors: 'light', width: 1280 },
  { view: 'progress', colors: 'dark', width: 1280 },
] as const;

test.each(looks)('axe finds nothing wrong in $view, $colors, $width pixels wide', async ({ view, colors, width }) => {
  await explorer.onPage(`/portal?view=${view}`, { viewer: viewers.DISTRIBUTOR, colors, width }, async (page) => {
    const rows = view === 'progress' ? page.getByRole('progressbar') : page.getByRole('rowheader');
    await rows.first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

function shown(day: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
