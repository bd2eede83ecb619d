import { readFileSync, writeFileSync } from 'node:fs';
import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { exampleViewers } from '../support/example-viewers';
import { exampleFile, exampleNames, exampleRequest } from '../support/examples';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

let hub: TestHub;
let viewerOf: (name: string) => Viewer;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  viewerOf = await exampleViewers(client, 'cumulus-wholesale').finally(() => client.end());
});

afterAll(() => hub.close());

describe.each(exampleNames)('%s', (name) => {
  it('gives its expected result with one statement', async () => {
    const { result: answer, statements } = await recordStatements(() =>
      hub.as(viewerOf(name)).post(exampleRequest(name)),
    );
    expect(statements).toHaveLength(1);
    expect(answer.status).toBe(200);
    // `EXAMPLES=write npm test -- examples` writes the answers anew, to be read before they are committed.
    const expected = exampleFile(name, 'expected.json');
    if (process.env.EXAMPLES === 'write') writeFileSync(expected, `${JSON.stringify(answer.body, null, 2)}\n`);
    expect(answer.body).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});

it('has a document for each question that the hub answers so far', () => {
  expect(exampleNames).toEqual(
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
