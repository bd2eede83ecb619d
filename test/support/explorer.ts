import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { anybody, type Role, type Viewer } from '../../src/access/viewer';
import { pagesDirectory } from '../../src/project-root';
import { headersOf, startDemoHub, type TestHub } from './demo-hub';
import { browserVariable } from './start-server';
import { viewersByRole } from './viewers-by-role';

/** The ways in which axe looks at a page: each color scheme and each width once. */
export const looks = [
  { colors: 'light', width: 1280 },
  { colors: 'dark', width: 390 },
] as const;

/** A page of the explorer in a browser. */
interface Visit {
  readonly page: Page;
  /** The addresses of other hosts that the page requested, and the errors that the browser reported. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface View {
  readonly language?: 'en' | 'fr';
  readonly colors?: 'light' | 'dark';
  readonly width?: number;
}

interface VisitOptions extends View {
  /** Another host that the page may reach. */
  readonly provider?: string;
}

interface PageOptions extends View {
  /** One of those that the hub offers. */
  readonly viewer: Viewer;
}

/** A browser that visits one hub. */
export interface Explorer {
  /** Opens a page in a new context, which has no cache and no storage. */
  visit(path: string, options?: VisitOptions): Promise<Visit>;
  /**
   * Runs a test on a page. It fails if the page asks another host for something, or if the browser complains.
   *
   * The tests of a file share a page, since it takes seconds to load. The viewer and the language are chosen in the header, and the
   * router goes to the path, as after a link. After a test that fails, the next one gets a new page.
   */
  onPage(path: string, options: PageOptions, run: (page: Page) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts a hub over the demo, whose pages offer a viewer of each role, and a browser for it. */
export async function exploreDemo(environment: Readonly<Record<string, string>> = {}): Promise<{
  readonly hub: TestHub;
  readonly explorer: Explorer;
  readonly viewers: Readonly<Record<Role, Viewer>>;
}> {
  let viewers: Readonly<Record<Role, Viewer>> | undefined;
  const hub = await startDemoHub(environment, {
    async offered(databaseUrl) {
      viewers = await viewersByRole(databaseUrl);
      return Object.values(viewers).filter(({ role }) => role !== 'PUBLIC');
    },
  });
  if (!viewers) throw new Error('The hub did not ask whom it offers.');
  try {
    return { hub, explorer: await startExplorer(hub.url), viewers };
  } catch (error) {
    await hub.close();
    throw error;
  }
}

/** Asks for the browser of the run. */
export async function browserAddress(): Promise<string> {
  if (!existsSync(join(pagesDirectory, 'index.html'))) throw new Error('The pages are not built: npm run build.');
  const response = await fetch(process.env[browserVariable] ?? '');
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

/** Lets the browser of the run visit a hub. */
export async function startExplorer(url: string): Promise<Explorer> {
  const browser = await chromium.connect(await browserAddress());
  let shared: SharedPage | undefined;
  return {
    visit: async (path, { provider, ...view } = {}) => {
      const visit = await open(await newContext(browser, view), [url, ...(provider === undefined ? [] : [provider])]);
      await visit.page.goto(`${url}${path}`);
      return visit;
    },
    async onPage(path, options, run) {
      const used = (shared ??= new SharedPage(browser, url));
      // Set again if the test succeeds.
      shared = undefined;
      try {
        const { page, complaints } = await used.show(path, options);
        await run(page);
        expect(complaints).toEqual([]);
        await used.leave();
        shared = used;
      } finally {
        if (!shared) await used.close();
      }
    },
    close: () => browser.close(),
  };
}

const viewerKey = 'program-hub:viewer';

function newContext(
  browser: Browser,
  { language = 'en', colors = 'light', width = 1280 }: View,
  storage: readonly { name: string; value: string }[] = [],
  origin = '',
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: colors,
    // What moves is drawn again and again while a test waits, and colors can be compared only once it stands still.
    reducedMotion: 'reduce',
    // A request without a token is the public's.
    extraHTTPHeaders: headersOf(anybody),
    ...(storage.length > 0 && { storageState: { cookies: [], origins: [{ origin, localStorage: [...storage] }] } }),
  });
}

async function open(context: BrowserContext, hosts: readonly string[]): Promise<Visit & { complaints: string[] }> {
  const complaints: string[] = [];
  // On a busy machine all pages are slow: the limit of the test counts.
  context.setDefaultTimeout(110_000);
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!hosts.some((host) => request.url().startsWith(host))) complaints.push(`asks ${request.url()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** A page that asks nothing of the hub. */
const emptyPath = '/compare';

/** The page of one test after the other. */
class SharedPage {
  private visit: (Visit & { complaints: string[] }) | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async show(path: string, options: PageOptions): Promise<Visit> {
    const { viewer, language = 'en', colors = 'light', width = 1280 } = options;
    if (!this.visit) {
      const storage = [{ name: viewerKey, value: viewer.role }];
      const context = await newContext(this.browser, { language, colors, width }, storage, this.url);
      this.visit = await open(context, [this.url]);
      await this.visit.page.goto(`${this.url}${path}`);
      return this.visit;
    }
    const { page, complaints } = this.visit;
    complaints.splice(0);
    await page.locator('header .viewer select').selectOption(viewer.role);
    const isOther = (chosen: string | null): boolean => chosen !== language;
    if (isOther(await page.locator('html').getAttribute('lang'))) {
      await page
        .locator('header')
        .getByLabel(/^(Language|Langue)$/)
        .selectOption(language);
    }
    await page.emulateMedia({ colorScheme: colors });
    await page.setViewportSize({ width, height: 900 });
    const heading = await page.locator('main h1').elementHandle();
    await goTo(page, path);
    // The router shows the page of before until the code of the next one is loaded: a menu opened there would go with it.
    if (new URL(path, this.url).pathname !== emptyPath) await heading?.waitForElementState('hidden');
    return this.visit;
  }

  /** Puts away what the test opened. */
  async leave(): Promise<void> {
    const { page } = this.visit ?? {};
    if (!page) return;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.mouse.move(0, 0);
    await page.setViewportSize({ width: 1280, height: 900 });
    if (await page.locator('main#content').isVisible()) await goTo(page, emptyPath);
    // The test went to the IDE.
    else await page.goto(`${this.url}${emptyPath}`);
    await page.locator(`main h1`, { hasText: /^(Compare partners|Comparer des partenaires)$/ }).waitFor();
  }

  async close(): Promise<void> {
    await this.visit?.close();
  }
}

interface Browsing {
  readonly history: { pushState(state: null, unused: '', address: string): void };
}

/** The router takes an address from the history, as it does after a link. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => (globalThis as unknown as Browsing).history.pushState(null, '', address), path);
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page: the rule, and where it is broken. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: AxeRunner };
    // Only violations are described.
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  });
}

interface AxeRunner {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>;
}
