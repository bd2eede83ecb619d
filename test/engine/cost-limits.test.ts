import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { policiesOf } from '../../src/engine/metadata/policy';
import { GraphPolicies } from '../../src/engine/policy/policies';
import { entities } from '../../src/model/entities';
import { projectRoot } from '../../src/project-root';
import { costOf, price, readSchema } from '../support/prices';

let policies: GraphPolicies;

beforeAll(async () => {
  policies = new GraphPolicies(await readSchema(), policiesOf(entities), entities);
});

describe('the policies of a role', () => {
  const awards = '{ awards { totalCount } }';

  it('are charged for the rows that they are judged for', () => {
    const costs = ['PUBLIC', 'ADMIN'].map((role) => price(awards, {}, Infinity, { policies, role }).cost.requested);
    expect(costs[0]).toBeGreaterThan(2 * (costs[1] as number));
    expect(costs[1]).toBe(costOf(awards));
  });
});

describe('a locator with four facets', () => {
  const locator = readFileSync(join(projectRoot, 'bench', 'harness', 'fit', 'locator.graphql'), 'utf8');

  it('takes 200 keystrokes a minute of the public', () => {
    const text = 'nimbus wo';
    const costs = [...text].map((_, index) => {
      const given = { text: text.slice(0, index + 1) };
      return price(locator, given, Infinity, { policies, role: 'PUBLIC' }).cost.requested;
    });
    const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    expect(200 * mean).toBeLessThan(readConfig({}).rateLimits.PUBLIC as number);
    expect(Math.max(...costs)).toBeLessThan(readConfig({}).costLimits.PUBLIC);
  });
});

describe('a refusal', () => {
  it('names the most expensive selection, and its work', () => {
    const query = '{ partners { nodes { id } } awards(orderBy: [{ partner: { city: ASC } }]) { nodes { id } } }';
    const { cost, refusal } = price(query, {}, 1_000);
    expect(refusal?.path).toEqual(['awards']);
    expect(refusal?.message).toMatch(
      new RegExp(
        `^The operation costs [\\d ]+; at most 1 000 is allowed. Its most expensive selection is awards, which costs [\\d ]+: 300 000 rows sorted, `,
      ),
    );
    expect(cost).toEqual({ requested: costOf(query), limit: 1_000 });
  });
});
