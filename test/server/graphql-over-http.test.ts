import { auditServer } from 'graphql-http';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

test('every audit of GraphQL over HTTP is passed: MUST, SHOULD and MAY', async () => {
  const results = await auditServer({ url: `${hub.url}/graphql` });
  expect(results).toHaveLength(61);
  const failed = await Promise.all(
    results.flatMap((result) =>
      result.status === 'ok'
        ? []
        : [result.response.text().then((body) => [result.id, result.name, result.reason, body])],
    ),
  );
  expect(failed).toEqual([]);
});
