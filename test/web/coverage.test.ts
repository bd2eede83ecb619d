import { roles, type Role, type Viewer } from '../../src/access/viewer';
import {
  ApplicationFunnelDocument,
  CoverageChangesDocument,
  CoverageConcentrationDocument,
  CoverageFinancingDocument,
  CoverageMarginsDocument,
  CoveragePartnersDocument,
} from '../../web/pages/coverage/documents';
import { testDay } from '../support/database';
import type { TestHub } from '../support/demo-hub';
import { accessibilityProblems, exploreDemo, looks, type Explorer } from '../support/explorer';

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

const dimensions = { rows: 'COUNTRY', columns: 'QUALIFICATION' } as const;

test.each(roles)('%s sees the heat map, the gaps and the partners behind a cell as the API has them', async (role) => {
  const viewer = viewers[role];
  const asking = hub.as(viewer);
  const filter = {
    and: [{ country: { code: { eq: 'FR' } } }, { qualifications: { some: { slug: { eq: 'cpp-builder' } } } }],
  };
  const { partners } = await asking.ask(CoveragePartnersDocument, { filter, locale: 'en' });
  const without = await asking.ask(CoverageMarginsDocument, {
    ...{ ...dimensions, emptyRows: 'OMIT', emptyColumns: 'INCLUDE', locale: 'en' },
  });
  await explorer.onPage('/coverage', { viewer }, async (page) => {
    await page.getByRole('status').getByText(`${without.partners.totalCount} partners`).waitFor();
    const label = `France, Cloud Builder: ${partners.totalCount} partners`;
    await page.getByRole('button', { name: label }).click();
    const dialog = page.getByRole('dialog', { name: 'France · Cloud Builder' });
    await dialog.getByText(`${partners.totalCount} partners`).waitFor();
    const names = await dialog.getByRole('listitem').getByRole('link').allTextContents();
    expect(names).toEqual((partners.nodes as readonly object[] as readonly { name: string }[]).map(({ name }) => name));
    expect(new URL(page.url()).searchParams.get('cell')).toBe('FR~cpp-builder');
    await dialog.getByRole('button', { name: 'Close' }).click();
    // Parts that a role does not see say so; the others stay.
    await page.getByRole('tab', { name: 'Funnel' }).click();
    const seesMoney = ['ANALYST', 'PROGRAM_MANAGER', 'ADMIN'].includes(role);
    if (role === 'PUBLIC') {
      await page.getByText('Your role does not see this').waitFor();
    } else {
      const { qualificationApplications } = await asking.ask(ApplicationFunnelDocument, {});
      const { submitted } = qualificationApplications.aggregate;
      const row = page.getByRole('region', { name: 'Applications' });
      if (submitted === 0) await row.getByText('Nothing has been submitted yet').waitFor();
      else await row.getByRole('row', { name: /^All/ }).getByText(submitted.toLocaleString('en')).first().waitFor();
    }
    await page.getByRole('tab', { name: 'Financing' }).click();
    if (!seesMoney) {
      await page.getByText('Your role does not see this').waitFor();
      return;
    }
    const { financingBudgets } = await asking.ask(CoverageFinancingDocument, {});
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const [currency = ''] = (await page.getByLabel('Currency').inputValue()).split('-');
    const quarters = financingBudgets.groups.nodes.filter(({ sum }) =>
      sum.amount.some((each) => each.currency === currency),
    );
    expect(await page.getByRole('table').getByRole('row').count()).toBe(1 + quarters.length);
  });
});

test('a country without Provider is found in two steps', async () => {
  const { partners } = await hub.ask(CoverageMarginsDocument, {
    ...{ ...dimensions, emptyRows: 'OMIT', emptyColumns: 'INCLUDE', locale: 'en' },
  });
  const codes = partners.rows.nodes.map(({ key }) => key.values[0]);
  await explorer.onPage('/coverage', { viewer: viewers.ADMIN }, async (page) => {
    await page.getByRole('button', { name: /^Cloud Provider: \d+ gaps/ }).click();
    await page.getByRole('status').getByText('no partner with Cloud Provider').waitFor();
    const shown = await page
      .getByRole('rowheader')
      .evaluateAll((heads) => heads.map((head) => head.firstChild?.textContent));
    expect(shown.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: `${shown[0]}, Cloud Provider: 0 partners, a gap` }).click();
    await page.getByRole('link', { name: `All partners in this country: ${shown[0]}` }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    for (const name of shown) {
      const country = codes.find((value) => value?.label === name)?.value ?? '';
      const filter = {
        and: [{ country: { code: { eq: country } } }, { qualifications: { some: { slug: { eq: 'cpp-provider' } } } }],
      };
      const behind = await hub.ask(CoveragePartnersDocument, { filter });
      expect({ name, holders: behind.partners.totalCount }).toEqual({ name, holders: 0 });
    }
  });
});

test('two dates show what the API says was gained, lost and kept, and the partners', async () => {
  const [from, to] = ['2024-01-31', testDay];
  const { partners } = await hub.ask(CoverageChangesDocument, { ...dimensions, from, to, locale: 'en' });
  const [first] = partners.change.nodes;
  const [row, column] = first?.key.values ?? [];
  await explorer.onPage(`/coverage?part=change&from=${from}&to=${to}`, { viewer: viewers.ADMIN }, async (page) => {
    const shown = page.getByRole('row', { name: `${row?.label ?? 'None'} ${column?.label ?? 'None'}` }).first();
    const numbers = [first?.gained, first?.lost, first?.kept].map((each) => each?.totalCount ?? 0);
    await shown.waitFor();
    expect((await shown.getByRole('button').allTextContents()).map((text) => Math.abs(Number(text)))).toEqual(numbers);
    await shown.getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`^(${numbers[0]} partner|There is no partner)`)).waitFor();
  });
});

test('the concentration is that of the API on the chosen day', async () => {
  const asOf = '2013-06-30';
  const { partners, countries } = await hub.ask(CoverageConcentrationDocument, { asOf, locale: 'fr' });
  const options = { viewer: viewers.ADMIN, language: 'fr' } as const;
  await explorer.onPage(`/coverage?part=concentration&date=${asOf}`, options, async (page) => {
    const share = partners.groups.concentration.topShare ?? 0;
    const text = new Intl.NumberFormat('fr', { style: 'percent', maximumFractionDigits: 1 }).format(share);
    await page.getByText(text, { exact: true }).waitFor();
    const [largest] = countries.nodes.toSorted((one, other) => other.partners.totalCount - one.partners.totalCount);
    const head = page.getByRole('rowheader').first();
    expect(await head.textContent()).toBe(largest?.name);
    await page.getByRole('img', { name: /^Part de chaque pays/ }).waitFor();
  });
});

test('a day is written in the language of the page, and an ISO date is read too', async () => {
  const options = { viewer: viewers.ADMIN, language: 'fr' } as const;
  await explorer.onPage('/coverage?part=concentration&date=2013-06-30', options, async (page) => {
    const field = page.getByRole('textbox', { name: 'À la date du' });
    expect(await field.inputValue()).toBe('30 juin 2013');
    await field.fill('2014-02-01');
    await page.waitForURL('**date=2014-02-01**');
    await field.blur();
    expect(await field.inputValue()).toBe('1 févr. 2014');
  });
});

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  await explorer.onPage('/coverage', { viewer: viewers.ANALYST, colors, width }, async (page) => {
    await page.getByRole('table').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    for (const part of ['Two dates', 'Concentration', 'Funnel', 'Financing']) {
      await page.getByRole('tab', { name: part }).click();
      await (
        part === 'Financing' ? page.getByRole('img', { name: /^Financing/ }) : page.getByRole('table').first()
      ).waitFor();
      expect({ part, problems: await accessibilityProblems(page) }).toEqual({ part, problems: [] });
    }
  });
});
