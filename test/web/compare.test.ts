import { roles, type Role, type Viewer } from '../../src/access/viewer';
import { ComparePartnersDocument } from '../../web/pages/compare/documents';
import type { TestHub } from '../support/demo-hub';
import { accessibilityProblems, exploreDemo, looks, type Explorer } from '../support/explorer';

let hub: TestHub;
let explorer: Explorer;
let viewers: Readonly<Record<Role, Viewer>>;
let slugs: string[];

beforeAll(async () => {
  ({ hub, explorer, viewers } = await exploreDemo());
  slugs = [viewers.PARTNER.partner?.slug ?? '', 'forges-du-cumulus', 'papeterie-du-mistral-95'];
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
});

const namesOf = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name).sort();

test.each(roles)('%s sees of partners side by side what the API answers', async (role) => {
  const viewer = viewers[role];
  const { partnersBySlug } = await hub.as(viewer).ask(ComparePartnersDocument, { slugs, locale: 'en' });
  const partners = partnersBySlug.filter((partner) => partner !== null);
  expect(partners.length).toBeGreaterThan(1);
  await explorer.onPage(`/compare?partners=${slugs.join('~')}`, { viewer }, async (page) => {
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await row('Place').waitFor();
    expect(await page.getByRole('columnheader').getByRole('link').allTextContents()).toEqual(
      partners.map(({ name }) => name),
    );
    const badges = async (name: string): Promise<string[][]> => {
      const cells = await row(name).getByRole('cell').all();
      return Promise.all(
        cells.map(async (cell) => (await cell.locator('.mantine-Badge-label').allTextContents()).sort()),
      );
    };
    expect(await badges('Qualifications')).toEqual(partners.map(({ qualifications }) => namesOf(qualifications)));
    expect(await badges('Technologies')).toEqual(partners.map(({ technologies }) => namesOf(technologies.nodes)));
    expect(await badges('Distributors')).toEqual(partners.map(({ distributors }) => namesOf(distributors.nodes)));
    expect(await badges('Industries and languages')).toEqual(partners.map(({ terms }) => namesOf(terms)));
    expect(await row('Locations').getByRole('cell').allTextContents()).toEqual(
      partners.map(({ locations }) => String(locations.totalCount)),
    );
  });
});

test('a comparison of nobody says how partners are chosen', async () => {
  for (const path of ['/compare', '/compare?partners=nobody-has-this-slug']) {
    await explorer.onPage(path, { viewer: viewers.PUBLIC, language: 'fr' }, async (page) => {
      await page.getByText('Choisissez jusqu’à quatre partenaires dans la liste de l’annuaire.').waitFor();
    });
  }
});

test.each(looks)('axe finds nothing wrong in $colors colors, $width pixels wide', async ({ colors, width }) => {
  const options = { viewer: viewers.PUBLIC, colors, width };
  await explorer.onPage(`/compare?partners=${slugs.join('~')}`, options, async (page) => {
    await page.getByRole('rowheader', { name: 'Place' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
