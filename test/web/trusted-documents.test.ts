import { join } from 'node:path';
import { Command } from 'commander';
import type { Role, Viewer } from '../../src/access/viewer';
import { addAccessCommands } from '../../src/access/commands';
import { createDataSource } from '../../src/database/data-source';
import { pagesDirectory } from '../../src/project-root';
import type { TestHub } from '../support/demo-hub';
import { exploreDemo, type Explorer } from '../support/explorer';

let hub: TestHub;
let explorer: Explorer;
let viewers: Readonly<Record<Role, Viewer>>;

beforeAll(async () => {
  ({ hub, explorer, viewers } = await exploreDemo({ TRUSTED_DOCUMENTS: 'only' }));
});

afterAll(async () => {
  await explorer.close();
  await hub.close();
});

async function registerPages(): Promise<void> {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  const program = new Command('hub').exitOverride();
  addAccessCommands(program, (work) => work(dataSource));
  await program.parseAsync(['node', 'hub', 'documents', 'register', join(pagesDirectory, 'documents')]);
  await dataSource.destroy();
  jest.restoreAllMocks();
}

test('a hub that runs registered documents only answers the pages once their documents are registered', async () => {
  const before = await explorer.visit('/');
  await before.page.getByText('DOCUMENT_NOT_TRUSTED').or(before.page.getByRole('alert')).first().waitFor();
  await before.close();

  await registerPages();
  const asked = new Set<string>();
  for (const [path, viewer] of [
    ['/?q=works&near=48.85~2.35~500', viewers.PUBLIC],
    ['/compare?partners=forges-du-cumulus~papeterie-du-mistral-95', viewers.PUBLIC],
    ['/partners/forges-du-cumulus', viewers.PUBLIC],
    ['/program', viewers.ANALYST],
    ['/coverage', viewers.ANALYST],
    ['/portal', viewers.DISTRIBUTOR],
  ] as const) {
    await explorer.onPage(path, { viewer }, async (page) => {
      page.on('request', (request) => {
        const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
        if (operationName !== undefined) asked.add(operationName);
      });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
    });
  }
  expect(asked.size).toBeGreaterThan(5);
  const table = await fetch(`${hub.url}/data/finder-partners.csv?shape=nested&filter=${encodeURIComponent('{}')}`);
  expect(table.status).toBe(200);
});
