import { compileStoredRules } from '../../src/program-rules';
import { testDay } from '../support/database';
import { useDemoDatabase } from '../support/demo-database';
import { eventually } from '../support/eventually';

const demo = useDemoDatabase();
const { one } = demo;

/** How many partners have each status in each qualification, and how much each misses. */
const eligibility = (): Promise<unknown> =>
  one(
    `select json_agg(row order by row::text) from (
       select qualification_code, status, missing_count, count(*) from qualification_eligibility('${testDay}') group by 1, 2, 3
     ) as row`,
  );

test('an import has compiled the rules, so that a start has nothing to write', async () => {
  const before = await one('select xmin from compiled_rules');
  expect(before).toBeDefined();
  expect(await compileStoredRules(demo.dataSource)).toEqual([]);
  expect(await one('select xmin from compiled_rules')).toBe(before);
});

test('a start that waits for a writer which waits for it compiles the rules again', async () => {
  const { client, dataSource } = demo;
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await client.query(`update compiled_rules set hash = 'of another version'`);
  // The start is the one that PostgreSQL ends: the writer looks for a deadlock much later.
  await client.query(`begin; set local deadlock_timeout = '100s'`);
  await client.query(`update partner set city = city || '!' where id = 1`);
  const starting = compileStoredRules(dataSource);
  await eventually(
    async () => ((await dataSource.query(waiting)) as unknown[]).length,
    (count) => count === 1,
  );
  await client.query('update competence_validation set valid_to = valid_to where id = 1');
  await client.query('commit');
  expect(await starting).toEqual([]);
  expect(await one('select hash from compiled_rules')).toMatch(/^[0-9a-f]{64}$/);
});

test('rules that no longer read a table, and read it again, leave its readers alone', async () => {
  const { client, dataSource } = demo;
  const asks = 'competence_validation';
  const rules = (set: string): Promise<unknown> =>
    dataSource.query(`update metric set ${set} where code like 'VALIDATED-%'`);
  const marking = (): Promise<unknown> =>
    one(`select prosrc like '%rule_mark%' from pg_proc where proname = 'mark_${asks}'`);
  const spansDiffer = (): Promise<unknown> =>
    one(`select count(*)::integer from (
      select partner_id, qualification_id, status from qualification_eligibility('${testDay}')
      except select partner_id, qualification_id, status from qualification_eligibility_definition('${testDay}')
    ) differing`);
  const compile = async (): Promise<void> => {
    let isDone = false;
    const compiling = compileStoredRules(dataSource).finally(() => (isDone = true));
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const isHeld = await eventually(
      async () => !isDone && ((await dataSource.query(waiting)) as unknown[]).length > 0,
      (isWaiting) => isDone || isWaiting,
    );
    if (isHeld) await client.query('rollback');
    expect(await compiling).toEqual([]);
    expect(isHeld).toBe(false);
  };
  expect(await marking()).toBe(true);
  const filters = await dataSource.query(`select code, edge, filter from metric where code like 'VALIDATED-%'`);

  await client.query('begin');
  await client.query(`select count(*) from ${asks}`);
  await rules(`edge = 'offerings', filter = '{}'`);
  await compile();
  await client.query('commit');
  expect(await marking()).toBe(false);
  await client.query(`update ${asks} set valid_to = valid_from + 1`);
  expect(await one('select count(*)::integer from rule_mark')).toBe(0);

  await client.query('begin');
  await client.query(`select count(*) from ${asks}`);
  for (const { code, edge, filter } of filters as readonly { code: string; edge: string; filter: string }[])
    await dataSource.query('update metric set edge = $2, filter = $3 where code = $1', [code, edge, filter]);
  await compile();
  await client.query('commit');
  expect(await marking()).toBe(true);
  await client.query(`delete from ${asks} where id % 2 = 0`);
  expect(await spansDiffer()).toBe(0);
});

test('a rule that does not compile any more is UNKNOWN and reported; all others are judged', async () => {
  const met = `select count(*)::integer from qualification_eligibility('${testDay}') where qualification_code = 'PROVIDER' and status = 'MET'`;
  const providers = await one(met);
  expect(providers).toBeGreaterThan(0);
  await demo.client.query(`update metric set filter = '{gone: {eq: 1}}' where code = 'VALIDATED-INFRASTRUCTURE'`);
  await demo.client.query(`update requirement set partner_filter = '{' where code = 'WHITE_LABEL'`);
  expect(await compileStoredRules(demo.dataSource)).toEqual([
    'Metric VALIDATED-INFRASTRUCTURE: filter: Field "gone" is not defined by type "CompetenceValidationFilter". What it decides is UNKNOWN.',
    'Requirement WHITE_LABEL: partnerFilter: Syntax Error: Expected Name, found <EOF>. What it decides is UNKNOWN.',
  ]);
  expect(await one(met)).toBe(providers);
  expect(
    await one(
      `select json_object_agg(code, statuses) from (
         select qualification_code as code, json_agg(distinct status::text order by status::text) as statuses
         from qualification_eligibility('${testDay}') where qualification_code <> 'PROVIDER' group by 1
       ) as row`,
    ),
  ).toEqual({ BUILDER: ['MISSING', 'UNKNOWN'], SERVICES_RESELLER: ['UNKNOWN'] });
  expect(
    await one(
      `select count(*)::integer from qualification_eligibility('${testDay}') where (status = 'UNKNOWN') <> (missing_count is null)`,
    ),
  ).toBe(0);
});

test('requirements of before the migration become the rules that the definition has, and judge alike', async () => {
  const [rules, before] = [
    await one(`select json_agg(row order by row::text) from (
      select r.code, r.form, r.minimum, r.valid_from, metric.code as metric, competence_id from requirement r join metric on metric.id = metric_id
    ) as row`),
    await eligibility(),
  ];
  const since = demo.dataSource.migrations.findIndex((each) => each.constructor.name.startsWith('RulesAsData'));
  for (let number = demo.dataSource.migrations.length; number > since; number--)
    await demo.dataSource.undoLastMigration();
  expect(await one(`select json_agg(kind order by kind) from requirement`)).toEqual([
    ...Array<string>(3).fill('COMPETENCE'),
    'VENDOR_TECHNOLOGY_OFFERING',
    'WHITE_LABEL_AGREEMENT',
  ]);
  await demo.dataSource.runMigrations();
  expect(await one(`select json_agg(distinct status::text) from qualification_eligibility('${testDay}')`)).toEqual([
    'UNKNOWN',
  ]);
  expect(await compileStoredRules(demo.dataSource)).toEqual([]);
  expect(
    await one(`select json_agg(row order by row::text) from (
      select r.code, r.form, r.minimum, r.valid_from, metric.code as metric, competence_id from requirement r join metric on metric.id = metric_id
    ) as row`),
  ).toEqual(rules);
  expect(await eligibility()).toEqual(before);
});
