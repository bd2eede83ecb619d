import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src/access/viewer';
import { readConfig } from '../../src/config';
import { askForCost } from '../support/cost';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** The cost limit that the hub is started with unless a role has another one. */
const limit = 500_000;

describe('every example', () => {
  const root = join(__dirname, '..', '..', 'schema', 'examples');
  const examples = readdirSync(root).flatMap((group) =>
    readdirSync(join(root, group))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => join(root, group, file)),
  );

  const { costLimits } = readConfig({});
  const asker: { readonly [group: string]: Role } = {
    'front-end': 'PUBLIC',
    analyst: 'ANALYST',
    distributor: 'DISTRIBUTOR',
  };
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startDemoHub();
  });
  afterAll(() => hub.close());

  it.each(examples.map((file) => [file.slice(root.length + 1), file]))(
    'costs at most two thirds of the limit, and no more than its role may spend: %s',
    async (name, file) => {
      const variables = file.replace('.graphql', '.variables.json');
      const given = existsSync(variables) ? (JSON.parse(readFileSync(variables, 'utf8')) as object) : {};
      const { extensions, errors } = await askForCost(hub.url, readFileSync(file, 'utf8'), given);
      expect(errors).toBeUndefined();
      const allowed = costLimits[asker[name.split('/')[0] ?? ''] as Role];
      // Only these need more: the violations of all awards, the groups by three dimensions, two series over two years, and four
      // forecasts.
      const most = /policy-violations|coverage|rollout-curve|when-all-are-covered/.test(name) ? allowed : limit;
      expect(extensions?.cost?.requested).toBeLessThan(Math.min(allowed, (most * 2) / 3));
    },
  );
});
