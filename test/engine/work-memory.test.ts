import type { Pool } from 'pg';
import { statementEnds } from '../../src/database/cancel';
import { createReadPool } from '../../src/database/pool';
import type { Plan } from '../../src/engine/plan/planner';
import { Runner } from '../../src/engine/execute/runner';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  pool = createReadPool({ url: database.url, size: 1, statementTimeoutMs: 10_000, onError: () => undefined });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A plan whose statement has so many characters. It shows the memory of its sorts. */
function plan(characters: number): Plan {
  const text = `select current_setting('work_mem') `.padEnd(characters, ' ');
  return { statement: { text, sources: [] }, levels: 1, fields: [] } as unknown as Plan;
}

test('each sort of a large statement has less memory, and the next statement on the connection has the usual one', async () => {
  const workMemory = { usual: '4MB', large: '1MB' };
  const runner = new Runner({ pool, ends: statementEnds(10_000), preparedLevels: 200, workMemory });
  const [small, large] = [plan(100), plan(50_000)];
  expect(await runner.run(small, [])).toBe('4MB');
  for (let run = 0; run < 3; run++) expect(await runner.run(large, [])).toBe('1MB');
  for (let run = 0; run < 3; run++) expect(await runner.run(small, [])).toBe('4MB');
});
