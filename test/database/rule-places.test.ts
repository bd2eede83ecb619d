import type { GraphQLInputField } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { createRuleCompiler, RuleProblem, type CountedValue, type RuleCompiler } from '../../src/engine';
import { entities } from '../../src/model/entities';
import { Partner } from '../../src/model/partner';
import { hubSchema } from '../../src/model/schema';
import { connect } from '../support/connections';
import { createTestDatabase, type TestDatabase } from '../support/database';

/**
 * Changed rows are found by the places of a rule, each of which has a way from the partner. A rule that read a table in another way would
 * keep wrong spans, or if no rule has a place of that table, judge everyone at each change.
 */
const schema = hubSchema();

let database: TestDatabase;
let dataSource: DataSource;
let client: Client;
let compiler: RuleCompiler;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
  client = await connect(database.url);
  compiler = createRuleCompiler({ schema, dataSource, classes: entities }, Partner);
});

afterAll(async () => {
  await client.end();
  await dataSource.destroy();
  await database.drop();
});

/** Operands that an operator of equality, or else another one, takes. */
const operands: Readonly<Record<string, string>> = {
  String: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Date: '"2020-01-01"',
  DateTime: '"2020-01-01T00:00:00Z"',
  Decimal: '"1"',
};

function membersOf(input: string): readonly GraphQLInputField[] {
  const type = schema.getType(input);
  return isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

/** The filter of the rows that an edge leads to; undefined if a member of a filter is no edge. */
function targetOf({ type }: GraphQLInputField): string | undefined {
  const name = getNamedType(type).name.replace(/EdgeFilter$/, 'Filter');
  return membersOf(name).some((member) => member.name === 'and') ? name : undefined;
}

const isToMany = ({ type }: GraphQLInputField): boolean => getNamedType(type).name.endsWith('EdgeFilter');

/** Conditions on a member of a filter, such as `{eq: 1}`. Those on edges test nothing of the related rows. */
function conditionsOn(member: GraphQLInputField): readonly string[] {
  const { name } = getNamedType(member.type);
  if (targetOf(member)) return isToMany(member) ? ['{count: {gte: 1}}', '{some: {}}'] : ['{}'];
  if (name === 'Boolean') return ['true'];
  if (name === 'MoneyFilter') return ['{amount: {gt: "1"}}', '{currency: {eq: "EUR"}}'];
  if (name === 'PositionFilter') return ['{isNull: false}', '{near: {from: {latitude: 1, longitude: 2}, withinKm: 3}}'];
  const operand = membersOf(name).find((each) => each.name === 'eq')?.type;
  if (!operand || name === 'IDFilter') return [];
  const type = getNamedType(operand);
  return [`{eq: ${isEnumType(type) ? type.getValues()[0]?.name : operands[type.name]}}`];
}

/** Filters of one condition each. */
function filtersOf(input: string): readonly string[] {
  return membersOf(input)
    .filter(({ name }) => !['and', 'or', 'not'].includes(name))
    .flatMap((member) => conditionsOn(member).map((condition) => `{${member.name}: ${condition}}`));
}

/** A metric over a list of partners with a filter of rows that its filter leads to. */
type Rule = (filter: string) => CountedValue;

const counted = { aggregation: 'COUNT', field: null, currency: null, window: null } as const;
const lists = membersOf('PartnerFilter').filter(isToMany);
const ofLists = lists.map(
  (list) =>
    [targetOf(list) as string, (filter) => ({ ...counted, edge: list.name, filter })] as const satisfies readonly [
      string,
      Rule,
    ],
);

/** The shortest way to the filter of each type. */
function shortestWays(): ReadonlyMap<string, Rule> {
  const ways = new Map<string, Rule>();
  let found: readonly (readonly [string, Rule])[] = ofLists;
  while (found.length > 0) {
    const fresh = found.filter(
      ([type], index) => !ways.has(type) && found.findIndex(([other]) => other === type) === index,
    );
    for (const [type, rule] of fresh) ways.set(type, rule);
    found = fresh.flatMap(([type, rule]) =>
      membersOf(type).flatMap((member): readonly (readonly [string, Rule])[] => {
        const target = ['and', 'or', 'not'].includes(member.name) ? undefined : targetOf(member);
        if (target === undefined || !compiled(rule(`{${member.name}: {}}`))) return [];
        return [[target, (filter) => rule(`{${member.name}: ${isToMany(member) ? `{some: ${filter}}` : filter}}`)]];
      }),
    );
  }
  return ways;
}

/** What PostgreSQL has recorded that a function reads and calls. */
async function readBy(
  sql: string,
): Promise<{ readonly tables: readonly string[]; readonly functions: readonly string[] }> {
  await client.query('begin');
  try {
    await client.query(
      `create function pg_temp.rule(day date) returns setof text begin atomic select (${sql})::text from partner; end`,
    );
    const { rows } = await client.query<{ tables: string[] | null; functions: string[] | null }>(
      `select array_agg(distinct c.relname::text) as tables, array_agg(distinct p.proname::text) filter (where p.provolatile <> 'i') as functions
       from pg_depend d
       left join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
       left join pg_proc p on d.refclassid = 'pg_proc'::regclass and p.oid = d.refobjid and p.pronamespace = 'public'::regnamespace
       where d.classid = 'pg_proc'::regclass and d.objid = 'pg_temp.rule(date)'::regprocedure`,
    );
    return { tables: (rows[0]?.tables ?? []).filter((each) => each !== null), functions: rows[0]?.functions ?? [] };
  } finally {
    await client.query('rollback');
  }
}

/** The SQL of a rule, and the tables of its places; undefined if the rule is refused, because it reads what follows from rules. */
function compiled(rule: CountedValue): { readonly sql: string; readonly places: ReadonlySet<string> } | undefined {
  const places = compiler.places();
  try {
    const sql = compiler.value(rule);
    compiler.placesOfValue(places, rule);
    return { sql, places: new Set(places.list().map(({ table }) => table)) };
  } catch (error) {
    if (error instanceof RuleProblem) return undefined;
    throw error;
  }
}

/** Checks rules with each condition on the rows of a type. @returns how many are no refused ones */
async function check(type: string, rule: Rule): Promise<number> {
  let checked = 0;
  for (const each of ['{}', ...filtersOf(type)].map(rule)) {
    const { sql, places } = compiled(each) ?? {};
    if (sql === undefined) continue;
    const { tables, functions } = await readBy(sql);
    const elsewhere = tables.filter((table) => places?.has(table) === false);
    expect([each.edge, each.filter, elsewhere, functions]).toEqual([each.edge, each.filter, [], []]);
    checked++;
  }
  return checked;
}

it('each table that a rule on a list of partners reads is one of its places, and what it calls reads no table', async () => {
  for (const [type, rule] of ofLists) await check(type, rule);
});

it('and so it is on the rows of each other type', async () => {
  const ways = shortestWays();
  expect(ways.size).toBeGreaterThan(30);
  let checked = 0;
  for (const [type, rule] of ways) checked += await check(type, rule);
  expect(checked).toBeGreaterThan(300);
});
