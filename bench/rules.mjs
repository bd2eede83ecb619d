import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { hub } from './contenders/hub.mjs';
import { projectRoot } from './harness/folders.mjs';
import { createKey } from './harness/database.mjs';
import { startContender } from './harness/contender-process.mjs';
import { withDatabase } from './harness/run.mjs';
import { median } from './harness/summary.mjs';

const require = createRequire(import.meta.url);

const pageBy = (filter) => `{ partners(filter: ${filter}) { nodes { slug name country { code } } } }`;

/** What an administrator asks about eligibility, beside the same page by a column. */
const questions = async () => ({
  'a page by `nextQualification: { missingCount: { eq: 1 } }`': pageBy(
    '{ nextQualification: { missingCount: { eq: 1 } } }',
  ),
  'the same page by `status`': pageBy('{ status: { eq: ACTIVE } }'),
  '`analyst/09-policy-violations`': await readFile(
    join(projectRoot, 'schema/examples/analyst/09-policy-violations.graphql'),
    'utf8',
  ),
});

/**
 * Writes that reach one partner: `update` changes the row with a key. Each is measured with the triggers that mark rows for rules,
 * and without them.
 */
const writes = [
  {
    name: 'an offering is withdrawn',
    table: 'offering',
    update: `update offering set status = 'DRAFT', published_on = null where id = $1`,
    keys: `select id from offering where status = 'PUBLISHED' and not exists (select from resale_agreement where offering_id = offering.id)
      order by md5(id::text) limit $1`,
  },
  {
    name: 'an award ends',
    table: 'award',
    update: 'update award set valid_to = valid_from + 1 where id = $1',
    keys: 'select id from award where valid_to > valid_from + 1 order by md5(id::text) limit $1',
  },
  {
    name: 'a competence validation ends',
    table: 'competence_validation',
    update: 'update competence_validation set valid_to = valid_from + 1 where id = $1',
    keys: 'select id from competence_validation where valid_to > valid_from + 1 order by md5(id::text) limit $1',
  },
];

/**
 * Measures what the rules of programs cost: questions about eligibility, one changed rule, and writes that reach one partner. Nothing
 * of it is committed.
 *
 * @param {{ rounds: number, settings: import('./harness/settings.mjs').Settings }} options
 */
export async function measureRules({ rounds, settings }) {
  await withDatabase(settings, async (database) => {
    await measureQuestions(database, settings, rounds);
    const connect = async () => {
      const client = new pg.Client({ connectionString: database.databaseUrl });
      await client.connect();
      return client;
    };
    const sessions = { without: await connect(), with: await connect() };
    try {
      console.log('\n| write | times | ms | ms with marks | more |\n| --- | --: | --: | --: | --: |');
      for (const write of writes) await measureWrite(sessions, write, rounds);
      await measureRuleChange(sessions.with, database.databaseUrl, rounds);
    } finally {
      for (const session of Object.values(sessions)) await session.end();
    }
  });
}

async function measureQuestions(database, settings, rounds) {
  const key = await createKey(['--role', 'admin'], database.databaseUrl);
  const server = await startContender(hub, { ...settings, ...database });
  try {
    const all = Object.entries(await questions());
    const times = new Map(all.map(([name]) => [name, []]));
    // The first ones warm the hub up.
    for (let round = -3; round < rounds; round++) {
      for (const [name, query] of all) {
        const begun = performance.now();
        const response = await fetch(`${server.origin}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ query }),
        });
        const { errors } = await response.json();
        if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
        if (round >= 0) times.get(name).push(performance.now() - begun);
      }
    }
    console.log('| request | ms |\n| --- | --: |');
    for (const [name, each] of times) console.log(`| ${name} | ${median(each).toFixed(0)} |`);
  } finally {
    await server.stop();
  }
}

/** Changes the minimum of one rule of each qualification, compiles the rules and judges everyone, in a transaction that is rolled back. */
async function measureRuleChange(client, url, rounds) {
  require('reflect-metadata');
  const { compileRulesWith } = require(join(projectRoot, 'dist/src/program-rules/index.js'));
  const { createDataSource } = require(join(projectRoot, 'dist/src/database/data-source.js'));
  const dataSource = await createDataSource({ url }).initialize();
  try {
    const { rows } = await client.query(`
      select distinct on (qualification.id) qualification.code, requirement.id
      from requirement join qualification on qualification.id = requirement.qualification_id
      where requirement.metric_id is not null and requirement.minimum is not null order by qualification.id, requirement.id`);
    const [{ count }] = (await client.query('select count(*)::integer as count from partner')).rows;
    console.log(`\nOne changed rule, ${count} partners:\n| qualification | s |\n| --- | --: |`);
    for (const { code, id } of rows) {
      const times = [];
      for (let round = 0; round < Math.min(3, rounds); round++) {
        await client.query('begin');
        try {
          const begun = performance.now();
          await client.query('update requirement set minimum = minimum + 1 where id = $1', [id]);
          const problems = await compileRulesWith(client, dataSource);
          await client.query('set constraints all immediate');
          times.push((performance.now() - begun) / 1000);
          if (problems.length > 0) throw new Error(`${code}: ${JSON.stringify(problems)}`);
        } finally {
          await client.query('rollback');
        }
      }
      console.log(`| ${code} | ${times.map((each) => each.toFixed(1)).join(', ')} |`);
    }
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Without the triggers that mark rows, and with them, in turn. Each has a session of its own: the plans of a session are gone when it has
 * disabled a trigger.
 */
async function measureWrite(sessions, { name, table, update, keys }, rounds) {
  const { rows } = await sessions.with.query(keys, [rounds * 10]);
  const { rows: triggers } = await sessions.with.query(
    `select tgname from pg_trigger where tgrelid = $1::regclass and tgname like '%\\_mark\\_%'`,
    [table],
  );
  const disable = triggers.map(({ tgname }) => `alter table ${table} disable trigger ${tgname}`).join('; ');
  const times = { without: [], with: [] };
  for (const [index, { id }] of rows.entries()) {
    for (const kind of index % 2 === 0 ? ['without', 'with'] : ['with', 'without']) {
      const session = sessions[kind];
      await session.query('begin');
      try {
        if (kind === 'without') await session.query(disable);
        const begun = performance.now();
        await session.query(update, [id]);
        await session.query('set constraints all immediate');
        times[kind].push(performance.now() - begun);
      } finally {
        await session.query('rollback');
      }
    }
  }
  const [less, more] = [median(times.without), median(times.with)];
  console.log(`| ${name} | ${rows.length} | ${less.toFixed(2)} | ${more.toFixed(2)} | ${(more - less).toFixed(2)} |`);
}
