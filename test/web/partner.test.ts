import { roles, type Role, type Viewer } from '../../src/access/viewer';
import { PartnerAwardsDocument, PartnerPageDocument } from '../../web/pages/partner/documents';
import { connect } from '../support/connections';
import type { TestHub } from '../support/demo-hub';
import { accessibilityProblems, exploreDemo, looks, type Explorer } from '../support/explorer';

let hub: TestHub;
let explorer: Explorer;
let viewers: Readonly<Record<Role, Viewer>>;
/** The partner of the viewer with the role PARTNER. The viewer with the role DISTRIBUTOR serves it. */
let slug: string;

beforeAll(async () => {
  ({ hub, explorer, viewers } = await exploreDemo());
  slug = viewers.PARTNER.partner?.slug ?? '';
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
});

interface Named {
  readonly name: string;
}

/** What the page asks for. The fragments of its components are not in the types of its query. */
interface WholePartner extends Named {
  readonly eligibility: readonly { readonly qualification: Named }[];
  readonly awards: {
    readonly nodes: readonly { readonly status: string; readonly validFrom: string; readonly qualification: Named }[];
  };
  readonly offerings: { readonly nodes: readonly Named[] };
  readonly technologies: { readonly nodes: readonly Named[] };
  readonly locations: { readonly nodes: readonly Named[] };
  readonly distributors: { readonly nodes: readonly Named[] };
  readonly similar: readonly Named[];
}

async function ask(viewer: Viewer, locale = 'en'): Promise<WholePartner> {
  const { partner } = await hub.as(viewer).ask(PartnerPageDocument, { slug, isNamed: false, locale });
  return partner as unknown as WholePartner;
}

const namesOf = (rows: readonly Named[]): string[] => rows.map(({ name }) => name);

test.each(roles)('%s sees what the API answers', async (role) => {
  const viewer = viewers[role];
  const partner = await ask(viewer);
  await explorer.onPage(`/partners/${slug}`, { viewer }, async (page) => {
    const section = (name: string) => page.getByRole('region', { name });
    await page.getByRole('heading', { level: 1, name: partner.name }).waitFor();
    const held = partner.awards.nodes.filter(({ status }) => status !== 'ENDED');
    const articles = (name: string) => section(name).getByRole('article').getByRole('heading').allTextContents();
    expect(await articles('Qualifications')).toEqual(namesOf(held.map(({ qualification }) => qualification)));
    expect(await articles('Offerings')).toEqual(namesOf(partner.offerings.nodes));
    expect(await section('Similar partners').getByRole('link').allTextContents()).toEqual(namesOf(partner.similar));
    for (const name of namesOf(partner.technologies.nodes)) await section('Technologies').getByText(name).waitFor();
    for (const name of namesOf(partner.distributors.nodes)) await section('Distributors').getByText(name).waitFor();
    for (const name of namesOf(partner.locations.nodes)) {
      await section('Locations').getByText(name, { exact: true }).waitFor();
    }
    const steps = section('What is missing for the next qualification');
    expect(partner.eligibility.length > 0).toBe(role !== 'PUBLIC');
    if (role === 'PUBLIC')
      await steps.getByText('The partner itself, its distributors and the vendor see this.').waitFor();
    for (const { qualification } of partner.eligibility) {
      await steps.getByRole('button', { name: qualification.name }).first().waitFor();
    }
  });
});

test('the awards over time are a chart with a table behind it, which the address opens', async () => {
  const viewer = viewers.ANALYST;
  const { partner } = await hub.as(viewer).ask(PartnerAwardsDocument, { slug, locale: 'en' });
  const { awards } = partner as unknown as WholePartner;
  const expected = awards.nodes.map(({ qualification, validFrom }) => [qualification.name, shown(validFrom)]).reverse();
  expect(expected.length).toBeGreaterThan(1);
  await explorer.onPage(`/partners/${slug}`, { viewer }, async (page) => {
    await page.getByRole('button', { name: 'Show as a table' }).click();
    expect(new URL(page.url()).searchParams.get('awards')).toBe('table');
    await page.reload();
    const rows = page.getByRole('table', { name: /^Awards/ }).getByRole('row');
    await rows.nth(1).waitFor();
    const cells = await rows.evaluateAll((each) =>
      each.slice(1).map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent ?? '')),
    );
    expect(cells).toEqual(expected);
    const label = await page.getByRole('img', { name: /^Awards over time/ }).getAttribute('aria-label');
    for (const [name, from] of expected) expect(label).toContain(`${name} from ${from}`);
  });
});

test('the open requirements are in the address, and are shown in the language of the reader', async () => {
  const viewer = viewers.PARTNER;
  const { eligibility } = await ask(viewer, 'fr');
  const [first] = namesOf(eligibility.map(({ qualification }) => qualification));
  await explorer.onPage(`/partners/${slug}?open=none`, { viewer, language: 'fr' }, async (page) => {
    const steps = page.getByRole('region', { name: 'Ce qui manque pour la prochaine qualification' });
    const button = steps.getByRole('button', { name: first ?? '' }).first();
    await button.waitFor();
    expect(await steps.locator('[aria-expanded=true]').count()).toBe(0);
    await button.click();
    expect(new URL(page.url()).searchParams.get('open')).toMatch(/^[\w-]+$/);
    await page.reload();
    await steps.locator('[aria-expanded=true]').waitFor();
  });
});

test('a slug of before finds its partner, and the page says so', async () => {
  const client = await connect(hub.databaseUrl);
  await client.query(
    `insert into former_slug (slug, partner_id) select 'an-older-name', id from partner where slug = $1`,
    [slug],
  );
  await client.end();
  await explorer.onPage('/partners/an-older-name', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByText('This partner has another address now').waitFor();
    await page.getByRole('link', { name: 'Go to the present address' }).click();
    await page.waitForURL(`**/partners/${slug}`);
    await page.getByText('This partner has another address now').waitFor({ state: 'detached' });
  });
});

test('a partner that does not exist is not found', async () => {
  await explorer.onPage('/partners/nobody-has-this-slug', { viewer: viewers.PUBLIC }, async (page) => {
    await page.getByText('There is no partner “nobody-has-this-slug”').waitFor();
  });
});

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  await explorer.onPage(`/partners/${slug}?awards=table`, { viewer: viewers.ANALYST, colors, width }, async (page) => {
    await page.getByRole('img', { name: /^Awards over time/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

function shown(day: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
