import { roles, type Role, type Viewer } from '../../src/access/viewer';
import { ProgramDetailsDocument, RolloutDocument, RolloutTodayDocument } from '../../web/pages/program/documents';
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

const seesCourse: readonly Role[] = ['ANALYST', 'PROGRAM_MANAGER', 'ADMIN'];
const share = (part: number, whole: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(part / whole);

test.each(roles)('%s sees the program as the API has it, and how far the rollout is', async (role) => {
  const viewer = viewers[role];
  const asking = hub.as(viewer);
  const { program } = await asking.ask(ProgramDetailsDocument, { code: 'CPP', locale: 'en' });
  const now = await asking.ask(RolloutTodayDocument, { program: 'CPP' });
  await explorer.onPage('/program?code=CPP', { viewer }, async (page) => {
    await page.getByRole('heading', { level: 1, name: program?.name ?? '' }).waitFor();
    const { qualifications, financingPrograms } = program as unknown as Shown;
    for (const { name, partners, requirements } of qualifications) {
      const card = page.locator('.mantine-Card-root').filter({ has: page.getByRole('heading', { name, exact: true }) });
      await card.getByText(`${partners.totalCount} partner`).waitFor();
      expect(await card.getByRole('listitem').locator('p:first-child').allTextContents()).toEqual(
        requirements.map(({ summary }) => summary),
      );
    }
    const financing = page.getByRole('region', { name: 'Financing' });
    expect(await financing.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
      financingPrograms.nodes.map(({ name }) => name),
    );
    const rollout = page.getByRole('region', { name: 'Rollout' });
    if (seesCourse.includes(role)) {
      await rollout.getByRole('img', { name: /over time/ }).waitFor();
    } else {
      await rollout.getByText(share(now.qualified.totalCount, now.partners.totalCount), { exact: true }).waitFor();
      await rollout.getByText('Your role does not see this').waitFor();
    }
  });
});

/** The fragments of the page, whose types the page does not show. */
interface Shown {
  readonly qualifications: readonly {
    readonly name: string;
    readonly partners: { readonly totalCount: number };
    readonly requirements: readonly { readonly summary: string }[];
  }[];
  readonly financingPrograms: { readonly nodes: readonly { readonly name: string }[] };
}

test('the rollout stands against its 18 to 24 months, with the forecast of the API and its error', async () => {
  const [from, to, until] = ['2011-05-01', '2013-08-01', '2015-08-01'];
  const share9 = { qualifications: { some: { program: { code: { eq: 'CPP' } } } } };
  const { partners, qualified } = await hub.as(viewers.ANALYST).ask(RolloutDocument, {
    ...{ program: 'CPP', from, to, until, every: 'MONTH', share: share9, reaching: 0.9 },
  });
  const { reachedOn, backtest } = partners.series.reached;
  const month = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
  await explorer.onPage(`/program?code=CPP&to=${to}`, { viewer: viewers.ANALYST }, async (page) => {
    const rollout = page.getByRole('region', { name: 'Rollout' });
    await rollout.getByText('All partners, 18 to 24 months after the launch').waitFor();
    await rollout.getByText('Feb 2013 to Aug 2013').waitFor();
    const now = qualified.series.points.at(-1)?.aggregate.count ?? 0;
    await rollout.getByText(share(now, partners.totalCount), { exact: true }).first().waitFor();
    await rollout.getByText(month.format(new Date(reachedOn ?? ''))).waitFor();
    await rollout.getByText(`${((backtest?.meanAbsoluteError ?? 0) * 100).toFixed(1)} percentage points`).waitFor();
    await rollout.getByRole('button', { name: 'Show as a table' }).click();
    const rows = rollout.getByRole('table').getByRole('row');
    const periods = partners.series.continued.periods ?? [];
    // One head, the months of the past and those of the forecast.
    expect(await rows.count()).toBe(1 + qualified.series.points.length + periods.length);
    const last = periods.at(-1);
    await rows
      .last()
      .getByText(share(last?.expected ?? 0, 1), { exact: true })
      .waitFor();
  });
});

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  const options = { viewer: viewers.ANALYST, colors, width, language: 'fr' } as const;
  await explorer.onPage('/program?code=CPP&to=2013-08-01', options, async (page) => {
    await page.getByRole('img', { name: /au fil du temps/ }).waitFor();
    await page.getByRole('button', { name: 'Afficher en tableau' }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
