import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { exampleViewers } from '../support/example-viewers';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

const folder = join(__dirname, '..', '..', 'schema', 'examples');
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.slice(0, -'.graphql'.length))
  .sort();

function file(name: string, ending: string): string {
  return join(folder, `${name}.${ending}`);
}

function json(path: string): { [name: string]: unknown } {
  return JSON.parse(readFileSync(path, 'utf8')) as { [name: string]: unknown };
}

let hub: TestHub;
let viewerOf: (name: string) => Viewer;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  viewerOf = await exampleViewers(client, 'cumulus-wholesale').finally(() => client.end());
});

afterAll(() => hub.close());

describe.each(documents)('%s', (name) => {
  it('gives its expected result with one statement', async () => {
    const query = readFileSync(file(name, 'graphql'), 'utf8');
    const variables = existsSync(file(name, 'variables.json')) ? json(file(name, 'variables.json')) : {};
    const { result: answer, statements } = await recordStatements(() =>
      hub.as(viewerOf(name)).post({ query, variables }),
    );
    expect(statements).toHaveLength(1);
    expect(answer.status).toBe(200);
    // `EXAMPLES=write npm test -- examples` writes the answers anew, to be read before they are committed.
    if (process.env.EXAMPLES === 'write')
      writeFileSync(file(name, 'expected.json'), `${JSON.stringify(answer.body, null, 2)}\n`);
    expect(answer.body).toEqual(json(file(name, 'expected.json')));
  });
});

it('has a document for each question that the hub answers so far', () => {
  expect(documents).toEqual(
    expect.arrayContaining([
      'analyst/02-coverage-gaps',
      'analyst/04-when-all-are-covered',
      'analyst/06-funnel',
      'analyst/07-money-by-quarter',
      'analyst/08-concentration',
      'analyst/09-policy-violations',
      'distributor/01-my-partners',
      'distributor/02-awards-ending-soon',
      'distributor/03-missing-requirements',
      'distributor/04-financing',
      'distributor/05-requests-waiting',
      'distributor/08-my-progress',
      'front-end/06-partner-profile',
      'front-end/08-qualification-in-french',
      'front-end/09-award-timeline',
      'front-end/11-program-page',
    ]),
  );
});
