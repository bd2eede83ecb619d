import { compileStoredRules } from '../../src/program-rules';
import { useDemoDatabase } from '../support/demo-database';

const demo = useDemoDatabase();

test('of tiers of one rank to which a partner is equally near, the next one is the one that was recorded first', async () => {
  const { client, dataSource } = demo;
  await client.query(
    `insert into tier (program_id, code, rank, name)
     select program.id, new.code, 1000, '{"en": "Summit"}' from program, (values (1, 'SUMMIT-B'), (2, 'SUMMIT-A')) new (place, code)
     where program.code = 'CPP' order by place`,
  );
  await client.query(
    `update enrolment set tier_id = (select id from tier where program_id = enrolment.program_id and rank < 1000 order by rank desc limit 1)`,
  );
  // It now lies behind the other one in the table.
  await client.query(`update tier set revision = revision + 1 where code = 'SUMMIT-B'`);
  expect(await compileStoredRules(dataSource)).toEqual([]);
  for (const view of ['next_tier', 'next_tier_of_program']) {
    const { rows } = await client.query(
      `select distinct tier.code, missing_count from ${view} next join tier on tier.id = next.tier_id where tier.rank = 1000`,
    );
    expect([view, rows]).toEqual([view, [{ code: 'SUMMIT-B', missing_count: null }]]);
  }
});
