import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { browserAddress } from '../support/explorer';
import { plainServer, type PlainServer } from '../support/plain-server';
import { temporaryFolder } from '../support/postgres';

const root = join(__dirname, '..', '..');

/** What `browse-ide.mjs` saw. */
interface Visit {
  tabs: string[];
  tabsLater: string[];
  examples: string[];
  opened: string;
  answer: unknown;
  /** The viewers that can be chosen, and the headers of the request of the first one and then of each. */
  viewers: string[];
  shown: (string | null)[];
  chosenFirst: string | null;
  chosenLater: string | null;
  /** The result that is still shown after each change of the viewer. */
  leftAfterSwitch: string[];
  switching: {
    isStillRunning: boolean;
    lateAnswer: string;
    isSameQuery: boolean;
    answerOfSameViewer: string;
    afterwards: unknown;
    otherTab: string;
  };
  panes: Panes[];
  elsewhere: string[];
  complaints: string[];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  right: number;
}

/** Where the panes are in a window of one size. */
interface Panes extends Record<'query' | 'variables' | 'response' | 'tabs' | 'select', Box> {
  viewport: { width: number; height: number };
  scrollWidth: number;
  scrolls: number;
}

describe('the IDE in a browser without internet', () => {
  const folder = temporaryFolder('program-hub-browser-');
  let server: PlainServer;
  let visit: Visit;

  beforeAll(async () => {
    const built = join(root, 'dist', 'web');
    if (!fs.existsSync(built)) throw new Error('The pages are not built: npm run build.');
    fs.cpSync(built, join(folder, 'pages'), { recursive: true });
    fs.writeFileSync(join(folder, 'pages', 'welcome.graphql'), 'query Welcome { hello }\n');
    fs.mkdirSync(join(folder, 'examples', 'front-end'), { recursive: true });
    fs.writeFileSync(
      join(folder, 'examples', 'front-end', '01-greeting.graphql'),
      'query Greeting($to: Int) { hello(to: $to) }\n',
    );
    fs.writeFileSync(join(folder, 'examples', 'front-end', '01-greeting.variables.json'), '{ "to": 1 }\n');
    server = await plainServer(
      {},
      {
        pagesDirectory: join(folder, 'pages'),
        examplesDirectory: join(folder, 'examples'),
        developmentTokens: [
          { name: 'PARTNER works', token: 'partner-token' },
          { name: 'ADMIN', token: 'admin-token' },
        ],
      },
    );
    const url = await server.listen();
    const script = require.resolve('../support/browse-ide.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, url, await browserAddress()]);
    visit = JSON.parse(stdout) as Visit;
  }, 180_000);

  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('loads everything from the hub, without an error in the console', () => {
    expect(visit.elsewhere).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test('has a tab for the welcome and for each example, and runs an operation', () => {
    expect(visit.tabs).toEqual(['Welcome', 'Greeting']);
    expect(visit.answer).toEqual({ data: { hello: null } });
  });

  test('sends requests as the chosen viewer, PUBLIC at first, and keeps the choice', () => {
    expect(visit.viewers).toEqual(['PUBLIC', 'PARTNER works', 'ADMIN']);
    expect(visit.chosenFirst).toBe('PUBLIC');
    expect(visit.shown).toEqual([null, 'Bearer admin-token', 'Bearer partner-token', null]);
    expect(visit.chosenLater).toBe('PUBLIC');
  });

  test('shows no result of one viewer after another was chosen', () => {
    expect(visit.leftAfterSwitch).toEqual(['', '', '']);
    const { otherTab, isSameQuery, ...switching } = visit.switching;
    expect(switching).toEqual({
      isStillRunning: false,
      // It had been asked before the viewer changed twice.
      lateAnswer: '',
      answerOfSameViewer: '',
      afterwards: { data: { hello: null } },
    });
    expect(otherTab).toBe('');
    expect(isSameQuery).toBe(true);
  });

  test('has readable panes on every screen', () => {
    expect(visit.panes.map(({ viewport }) => viewport.width)).toEqual([320, 390, 768, 844, 1024, 1280]);
    for (const { viewport, scrollWidth, query, variables, response, tabs, select } of visit.panes) {
      const { width } = viewport;
      expect([width, scrollWidth]).toEqual([width, width]);
      for (const box of [query, variables, response]) {
        expect(box.width).toBeGreaterThanOrEqual(Math.min(300, width * 0.4));
        expect(box.right).toBeLessThanOrEqual(width);
      }
      expect(query.height).toBeGreaterThan(150);
      expect(response.height).toBeGreaterThan(250);
      expect(tabs.width).toBeGreaterThan(120);
      expect(select.width).toBeGreaterThan(60);
      expect(select.right).toBeLessThanOrEqual(width);
    }
  });

  test('stacks its panes on a phone, and has them side by side on a wide screen', () => {
    for (const { viewport, query, response, scrolls } of visit.panes) {
      const isStacked = response.y >= query.y + query.height && Math.abs(response.x - query.x) < 2;
      const isBeside = response.x >= query.right && Math.abs(response.y - query.y) < 2;
      expect([viewport.width, isStacked, isBeside]).toEqual([
        viewport.width,
        viewport.width <= 768,
        viewport.width > 768,
      ]);
      // Stacked panes scroll as a page does, and no further than to their end.
      expect(scrolls).toBeLessThan(500);
    }
  });

  test('lists the examples, opens the one that is chosen, and keeps the tabs for the next visit', () => {
    expect(visit.examples).toEqual(['Welcome', 'Greeting']);
    expect(visit.opened).toBe('Greeting');
    expect(visit.tabsLater).toEqual(visit.tabs);
  });
});
