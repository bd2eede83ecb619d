import { parse, type OperationDefinitionNode } from 'graphql';
import type { Pool } from 'pg';
import { administrator, requestViewer } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { statementEnds } from '../../src/database/cancel';
import { createDataSource } from '../../src/database/data-source';
import { createReadPool } from '../../src/database/pool';
import { Engine } from '../../src/engine/engine';
import { policiesOf } from '../../src/engine/metadata/policy';
import { entities } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';
import { eventually } from '../support/eventually';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';

const preparedLevels = 200;

let database: TestDatabase;
let pool: Pool;
let engine: Engine;
let unprepared: Engine;

beforeAll(async () => {
  database = await createTestDatabase('demo');
  pool = createReadPool({ url: database.url, size: 1, statementTimeoutMs: 10_000, onError: () => undefined });
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const make = (levels: number): Engine =>
    new Engine({
      schema: hubSchema(),
      dataSource,
      pool,
      clock: fixedClock(testDay),
      classes: entities,
      policies: policiesOf(entities),
      limits: { cost: () => 500_000, preparedLevels: levels },
      ends: statementEnds(10_000),
    });
  [engine, unprepared] = [make(preparedLevels), make(0)];
  await dataSource.destroy();
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const documents = new Map<number, ReturnType<typeof parse>>();

/** Asks one of many documents of five levels each. */
async function ask(number: number, asked = engine): Promise<void> {
  const document =
    documents.get(number) ??
    parse(
      `query q${number} { d${number}: partners(first: 2) { nodes { country { code } awards { nodes { qualification { code } } } children { totalCount } } } }`,
    );
  documents.set(number, document);
  const outcome = await asked.answer({
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    variables: {},
    viewer: requestViewer(administrator),
  });
  expect(outcome).toMatchObject({ kind: 'answered', data: { [`d${number}`]: { nodes: [{}, {}] } } });
}

/** The statements that the pool's only connection has prepared. */
async function preparedInDatabase(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    'select name from pg_prepared_statements order by prepare_time, name',
  );
  return rows.map(({ name }) => name);
}

async function session(): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid as number;
}

it('keeps the statements used last, within the limit of one connection', async () => {
  const pid = await session();
  await ask(0);
  await ask(0);
  const size = engine.figures().prepared.levels;
  expect(size).toBeGreaterThanOrEqual(5);
  const most = Math.floor(preparedLevels / size);
  for (let number = 0; number < 3 * most; number++) {
    await ask(number);
    await ask(number);
  }
  const names = await preparedInDatabase();
  expect(names).toHaveLength(most);
  expect(engine.figures().prepared).toEqual({ statements: most, levels: most * size, deallocations: 2 * most });

  // The oldest that is left is used once more, so the next newcomer takes the place of the one after it.
  await ask(2 * most);
  await ask(1_000);
  await ask(1_000);
  expect(await preparedInDatabase()).toEqual([
    names[0],
    ...names.slice(2),
    expect.stringMatching(/^hub_[0-9a-f]{40}$/),
  ]);

  // One that was given up is prepared again under its name.
  await ask(0);
  expect(await preparedInDatabase()).toHaveLength(most);
  expect(engine.figures().prepared.levels).toBe(most * size);
  expect(await session()).toBe(pid);
});

it('forgets the prepared statements of a connection that has ended', async () => {
  await ask(0);
  await ask(0);
  const client = await pool.connect();
  client.release(true);
  await eventually(
    () => engine.figures().prepared,
    ({ statements, levels }) => statements === 0 && levels === 0,
  );
  await ask(0);
  expect(await preparedInDatabase()).toHaveLength(1);
});

it('names a statement by its text, so that one name means one statement in every version of the hub', async () => {
  await ask(0);
  await ask(0);
  const { rows } = await pool.query<{ name: string; digest: string }>(
    `select name, encode(sha256(statement::bytea), 'hex') as digest from pg_prepared_statements`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { name, digest } of rows) expect(name).toBe(`hub_${digest.slice(0, 40)}`);
});

it('prepares no statement if the limit is 0 levels', async () => {
  const before = await preparedInDatabase();
  for (let run = 0; run < 8; run++) await ask(2_000, unprepared);
  expect(await preparedInDatabase()).toEqual(before);
  expect(unprepared.figures()).toMatchObject({
    planTrials: 0,
    prepared: { statements: 0, levels: 0, deallocations: 0 },
  });
});
