import type { Rows } from '../support/rows';
import { useTransaction } from '../support/transaction';

const transaction = useTransaction();

/** The rule that the requirements of the transaction break, as they would at its end. */
const atTheEnd = (): Promise<string> => transaction.run('set constraints all immediate; set constraints all deferred');

type Values = NonNullable<Parameters<Rows['add']>[1]>;

const add = (stated: Values): Promise<string> =>
  transaction.rows.add('requirement', stated.form === undefined ? stated : { metric_id: null, ...stated });

const all = { form: 'ALL', minimum: null };
const score = { form: 'SCORE', minimum: 5 };

async function hold(requirement: string, qualification: string): Promise<void> {
  await transaction.client.query('insert into requirement_held_qualification values ($1, $2)', [
    requirement,
    qualification,
  ]);
}

test('a tree of each form is accepted', async () => {
  const parent_id = await add(all);
  await add({ parent_id });
  const some = await add({ parent_id, form: 'AT_LEAST', minimum: 2 });
  await add({ parent_id: some });
  await hold(await add({ parent_id: some, form: 'HOLDS', minimum: 1 }), await transaction.rows.add('qualification'));
  const sum = await add({ parent_id, ...score });
  await add({ parent_id: sum, minimum: null, points: 2, cap: 3, floor: 1 });
  await add({ parent_id: sum, form: 'SCORE', minimum: null, cap: 2 });
  await add({ form: 'HOLDS', minimum: 1, held_tier_id: await transaction.rows.add('tier') });
  expect(await atTheEnd()).toBe('accepted');
});

test('a requirement that asks for a number has no parts', async () => {
  await add({ parent_id: await add({}) });
  expect(await atTheEnd()).toBe('requirement_leaf');
});

test('a group that has parts does not become a leaf', async () => {
  const parent_id = await add(all);
  await add({ parent_id });
  expect(await atTheEnd()).toBe('accepted');
  await transaction.client.query(`update requirement set form = 'HOLDS', minimum = 1 where id = $1`, [parent_id]);
  expect(await atTheEnd()).toBe('requirement_leaf');
});

test.each(['ALL', 'AT_LEAST'])('%s is no part of a score', async (form) => {
  const parent_id = await add({ form, minimum: form === 'ALL' ? null : 1, parent_id: await add(score) });
  await add({ parent_id });
  expect(await atTheEnd()).toBe('requirement_score_parts');
});

test.each(['points', 'cap', 'floor'])('%s belong to parts of a score', async (column) => {
  await add({ [column]: 1, parent_id: await add(all) });
  expect(await atTheEnd()).toBe('requirement_points_outside');
});

test('a number at the top has a minimum', async () => {
  await add({ minimum: null });
  expect(await atTheEnd()).toBe('requirement_minimum_needed');
});

test('only a part of a score needs no minimum', async () => {
  await add({ minimum: null, parent_id: await add(all) });
  expect(await atTheEnd()).toBe('requirement_minimum_needed');
});

test('a score that has parts with points does not become another group', async () => {
  const parent_id = await add(score);
  await add({ parent_id, points: 2 });
  expect(await atTheEnd()).toBe('accepted');
  await transaction.client.query(`update requirement set form = 'ALL', minimum = null where id = $1`, [parent_id]);
  expect(await atTheEnd()).toBe('requirement_points_outside');
});

test('a parent is of the same qualification', async () => {
  const parent_id = await add(all);
  expect(
    await transaction.adding('requirement', {
      parent_id,
      qualification_id: await transaction.rows.add('qualification'),
    }),
  ).toBe('requirement_parent_id_qualification_id_fkey');
});

test('a holding names qualifications or a tier', async () => {
  await add({ form: 'HOLDS', minimum: 1 });
  expect(await atTheEnd()).toBe('requirement_held');
});

test('a holding does not name both', async () => {
  const both = await add({ form: 'HOLDS', minimum: 1, held_tier_id: await transaction.rows.add('tier') });
  await hold(both, await transaction.rows.add('qualification'));
  expect(await atTheEnd()).toBe('requirement_held');
});

test('only a holding names qualifications', async () => {
  await hold(await add({}), await transaction.rows.add('qualification'));
  expect(await atTheEnd()).toBe('requirement_held');
});

describe('what is asked for can be reached', () => {
  test('more of the parts than there are', async () => {
    await add({ parent_id: await add({ form: 'AT_LEAST', minimum: 2 }) });
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('more holdings than are named', async () => {
    await hold(await add({ form: 'HOLDS', minimum: 2 }), await transaction.rows.add('qualification'));
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('more points than all caps together', async () => {
    const parent_id = await add(score);
    for (const cap of [2, 2.5]) await add({ parent_id, cap, minimum: null });
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('a score without parts', async () => {
    await add(score);
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('more points than a holding and a BOOLEAN give', async () => {
    const metric_id = await transaction.rows.add('metric', {
      ...{ kind: 'MEASURED', unit: 'BOOLEAN', aggregation: 'LATEST', edge: null, filter: null },
    });
    const parent_id = await add(score);
    const part = await add({ parent_id, metric_id, minimum: null, points: 3 });
    await hold(await add({ parent_id, form: 'HOLDS', minimum: 1 }), await transaction.rows.add('qualification'));
    expect(await atTheEnd()).toBe('requirement_reach');
    await transaction.client.query('update requirement set points = 4 where id = $1', [part]);
    expect(await atTheEnd()).toBe('accepted');
  });

  test('more than 1 of a BOOLEAN', async () => {
    const metric_id = await transaction.rows.add('metric', {
      ...{ kind: 'MEASURED', unit: 'BOOLEAN', aggregation: 'LATEST', edge: null, filter: null },
    });
    await add({ metric_id, minimum: 2 });
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('a score has no limit if a part has none', async () => {
    const parent_id = await add(score);
    for (const cap of [2, null]) await add({ parent_id, cap, minimum: null });
    expect(await atTheEnd()).toBe('accepted');
  });

  test('a part that goes takes its points with it', async () => {
    const parent_id = await add(score);
    const parts = [await add({ parent_id, cap: 3 }), await add({ parent_id, cap: 3 })];
    expect(await atTheEnd()).toBe('accepted');
    await transaction.client.query('delete from requirement where id = $1', [parts[0]]);
    expect(await atTheEnd()).toBe('requirement_reach');
  });

  test('a cap that becomes less', async () => {
    const parent_id = await add(score);
    const part = await add({ parent_id, cap: 6 });
    expect(await atTheEnd()).toBe('accepted');
    await transaction.client.query('update requirement set cap = 4 where id = $1', [part]);
    expect(await atTheEnd()).toBe('requirement_reach');
  });
});

test('a metric is of the program of the qualification, or of none', async () => {
  await add({ metric_id: await transaction.rows.add('metric', { program_id: await transaction.rows.one('program') }) });
  expect(await atTheEnd()).toBe('accepted');
  const program_id = await transaction.rows.add('program');
  await add({ metric_id: await transaction.rows.add('metric', { program_id }) });
  expect(await atTheEnd()).toBe('requirement_metric_program');
});

test('a metric that is asked for does not move to another program', async () => {
  const metric_id = await transaction.rows.add('metric');
  await add({ metric_id });
  expect(await atTheEnd()).toBe('accepted');
  await transaction.client.query('update metric set program_id = $1 where id = $2', [
    await transaction.rows.add('program'),
    metric_id,
  ]);
  expect(await atTheEnd()).toBe('requirement_metric_program');
});

test('a requirement does not stand above itself', async () => {
  const [one, other] = [await add(all), await add(all)];
  await transaction.client.query(
    'update requirement set parent_id = case id when $1 then $2::bigint else $1 end where id in ($1, $2)',
    [one, other],
  );
  expect(await atTheEnd()).toBe('requirement_parent_acyclic');
});

test('what a qualification asks to hold does not ask for the qualification', async () => {
  const qualifications: string[] = [];
  for (let count = 0; count < 3; count++) qualifications.push(await transaction.rows.add('qualification'));
  for (const [index, qualification_id] of qualifications.entries()) {
    expect(await atTheEnd()).toBe('accepted');
    await hold(
      await add({ qualification_id, form: 'HOLDS', minimum: 1 }),
      qualifications[(index + 1) % qualifications.length] as string,
    );
  }
  expect(await atTheEnd()).toBe('requirement_held_acyclic');
});
