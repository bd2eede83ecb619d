import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Viewer } from '../../src/access/viewer';
import { pagesDirectory } from '../../src/project-root';
import { headersOf } from './demo-hub';

/** A page of the explorer in a browser. */
interface Visit {
  readonly page: Page;
  /** The addresses of other hosts that the page requested, and the errors that the browser reported. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface VisitOptions {
  /** Named in each request; a real hub takes no notice of it. */
  readonly viewer: Viewer;
  readonly language?: 'en' | 'fr';
  readonly colors?: 'light' | 'dark';
  readonly width?: number;
  /** Another host that the page may reach. */
  readonly provider?: string;
}

/** A browser that visits one hub. */
export interface Explorer {
  visit(path: string, options: VisitOptions): Promise<Visit>;
  /** Runs a test on a page. It fails if the page asks another host for something, or if the browser complains. */
  onPage(path: string, options: VisitOptions, run: (page: Page) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts the browser that comes as a package. */
export async function startExplorer(url: string): Promise<Explorer> {
  if (!existsSync(join(pagesDirectory, 'index.html'))) throw new Error('The pages are not built: npm run build.');
  const server = spawn(process.execPath, [join(__dirname, 'browser-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const browser = await chromium.connect(await addressOf(server));
  return {
    visit: (path, options) => visit(browser, url, path, options),
    async onPage(path, options, run) {
      const { page, complaints, close } = await visit(browser, url, path, options);
      try {
        await run(page);
        expect(complaints).toEqual([]);
      } finally {
        await close();
      }
    },
    async close() {
      await browser.close();
      const ended = once(server, 'exit');
      server.stdin?.end();
      await ended;
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  const [address] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return address.toString().trim();
}

async function visit(browser: Browser, url: string, path: string, options: VisitOptions): Promise<Visit> {
  const { viewer, language = 'en', colors = 'light', width = 1280, provider = url } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: colors,
    extraHTTPHeaders: headersOf(viewer),
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    if (![url, provider].some((host) => request.url().startsWith(host))) complaints.push(`asks ${request.url()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`${url}${path}`);
  return { page, complaints, close: () => context.close() };
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page: the rule, and where it is broken. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // Colors are compared once nothing moves.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: AxeRunner }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  });
}

interface AxeRunner {
  run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>;
}
