import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
  /** Whom one can ask as, and the headers by which it was asked: first as it began, then as each. */
  viewers: string[];
  shown: (string | null)[];
  chosenLater: string | null;
  elsewhere: string[];
  complaints: string[];
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
    const { stdout } = await promisify(execFile)(process.execPath, [require.resolve('../support/browse-ide.mjs'), url]);
    visit = JSON.parse(stdout) as Visit;
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('loads everything from the hub, and complains of nothing', () => {
    expect(visit.elsewhere).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test('has a tab for the welcome and for each example, and runs an operation', () => {
    expect(visit.tabs).toEqual(['Welcome', 'Greeting']);
    expect(visit.answer).toEqual({ data: { hello: null } });
  });

  test('asks as whom one chooses, at first as who sees all, and keeps the choice', () => {
    expect(visit.viewers).toEqual(['PUBLIC', 'PARTNER works', 'ADMIN']);
    expect(visit.shown).toEqual(['Bearer admin-token', 'Bearer admin-token', 'Bearer partner-token', null]);
    expect(visit.chosenLater).toBe('PUBLIC');
  });

  test('lists the examples, opens the one that is chosen, and keeps the tabs for the next visit', () => {
    expect(visit.examples).toEqual(['Welcome', 'Greeting']);
    expect(visit.opened).toBe('Greeting');
    expect(visit.tabsLater).toEqual(visit.tabs);
  });
});
