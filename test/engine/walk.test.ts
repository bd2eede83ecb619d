import type { Client } from 'pg';
import { createDataSource } from '../../src/database/data-source';
import { startReference, type Reference } from '../reference/reference';
import type { Order } from '../reference/order';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Choice } from './differential/generator/choice';
import type { Material } from './differential/generator/draft';
import { orderOf } from './differential/generator/orders';
import { Usage } from './differential/generator/usage';

const seed = Number(process.env.WALK_SEED ?? 20_110_501);
const walks = 20;

/** A list that is walked, and the way to add rows to it. */
interface Walked {
  readonly type: string;
  readonly table: string;
  /** The field that gives the list, and the field around it where it is no root field. */
  readonly field: string;
  readonly within?: string;
  readonly filter?: string;
  /** Columns in which a copy must differ from its original. */
  readonly own: Readonly<Record<string, string>>;
  /** Fields of other rows that a new copy changes. An order by them is not tested. */
  readonly changes: RegExp;
}

const partners: Walked = {
  type: 'Partner',
  table: 'partner',
  field: 'partners',
  own: { slug: "'copy-' || nextval('copies')" },
  changes: /"(partners|children)"/,
};

const lists: readonly Walked[] = [
  partners,
  { ...partners, within: 'country(code: "US")' },
  { type: 'Engagement', table: 'engagement', field: 'engagements', own: {}, changes: /"engagements"/ },
  {
    type: 'QualificationApplication',
    table: 'qualification_application',
    field: 'qualificationApplications',
    filter: '{ qualification: { code: { eq: "PROVIDER" } } }',
    own: {},
    changes: /"applications"/,
  },
  {
    type: 'Distributor',
    table: 'distributor',
    field: 'distributors',
    own: { slug: "'copy-' || nextval('copies')" },
    changes: /"(distributors|headquarteredDistributors|children)"/,
  },
];

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

let hub: TestHub;
let reference: Reference;
let client: Client;

const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  process.stdout.write(`walk, seed ${seed}\n`);
  // Some of the random orders count rows for each of a million engagements.
  hub = await startDemoHub({ COST_LIMIT: '1000000000' });
  closers.push(() => hub.close());
  client = await connect(hub.databaseUrl);
  closers.unshift(() => client.end());
  await client.query('create sequence copies');
  // Many rows are alike, and many have no value.
  await client.query(`update partner set city = case id % 4 when 0 then null when 1 then 'Élan' else 'elan' end,
    legal_name = case when id % 3 = 0 then legal_name end, website = null,
    latitude = case when id % 5 > 0 then latitude end, longitude = case when id % 5 > 0 then longitude end`);
  await client.query(`update engagement set value_amount = round(value_amount, -5) where value_amount > 100000`);
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
  closers.unshift(() => reference.stop());
});

afterAll(async () => {
  for (const close of closers) await close();
});

/** One walk through a list in one order, as of a date if it has one. */
class Walk {
  /** The added rows. No row refers to them, so they can be deleted. */
  readonly #added: string[] = [];

  constructor(
    private readonly choice: Choice,
    private readonly list: Walked,
    private readonly variables: { readonly orderBy: readonly Order[]; readonly asOf?: string },
  ) {}

  async page(place: {
    readonly first?: number;
    readonly after?: string | null;
    readonly last?: number;
    readonly before?: string | null;
  }): Promise<Page> {
    const { type, field, within, filter = 'null' } = this.list;
    const listed = `${field}(filter: ${filter}, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before${within === undefined ? ', asOf: $asOf' : ''})
      { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const query = `query ($orderBy: [${type}Order!], $first: Int, $after: String, $last: Int, $before: String, $asOf: Date)
      { ${within === undefined ? `list: ${listed}` : `${within.replace(')', ', asOf: $asOf)')} { list: ${listed} }`} }`;
    const { body } = await hub.post({ query, variables: { ...this.variables, ...place } });
    const { data, errors } = body as {
      data?: Readonly<Record<string, Page & { readonly list?: Page }>>;
      errors?: unknown;
    };
    const [found] = Object.values(data ?? {});
    const page = found?.list ?? found;
    if (!page) throw new Error(`${JSON.stringify(this.variables)} was answered by ${JSON.stringify(errors)}`);
    return page;
  }

  /** The ids of the whole list, in a moment when nothing changes. */
  async all(): Promise<readonly string[]> {
    return this.#ids(100, false, () => Promise.resolve());
  }

  /** The ids of a walk while rows are added and deleted between its pages. */
  async whileRowsChange(backward: boolean, length: number): Promise<readonly string[]> {
    const pages = this.choice.integer(5, 12);
    return this.#ids(Math.min(100, Math.ceil(length / pages)), backward, (page) => this.change(page));
  }

  async #ids(size: number, backward: boolean, between: (page: Page) => Promise<void>): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page: Page = await this.page(backward ? { last: size, before: cursor } : { first: size, after: cursor });
      const found = page.edges.map(({ node }) => node.id);
      if (backward) ids.unshift(...found);
      else ids.push(...found);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
      if (!(backward ? hasPreviousPage : hasNextPage)) return ids;
      cursor = backward ? startCursor : endCursor;
      await between(page);
    }
  }

  /** Adds copies of rows, which are equal in every key, and deletes copies, first the one at the cursor. */
  async change({ edges }: Page): Promise<void> {
    const { choice } = this;
    const ends = [edges.at(0), edges.at(-1)].map((edge) => keyOf(edge?.node.id ?? ''));
    const atCursor = this.#added.filter((key) => ends.includes(key));
    const leaving = [
      ...(choice.chance(70) ? atCursor : []),
      ...choice.shuffle(this.#added).slice(0, choice.integer(0, 2)),
    ];
    await client.query(`delete from ${this.list.table} where id = any($1)`, [leaving]);
    for (const key of leaving) if (this.#added.includes(key)) this.#added.splice(this.#added.indexOf(key), 1);
    const there = edges.map(({ node }) => keyOf(node.id)).filter((key) => !leaving.includes(key));
    await this.add(choice.integer(1, 3), choice.chance(60) && there.length > 0 ? choice.pick(there) : undefined);
  }

  /** Adds copies of a row, or of random ones. */
  async add(count: number, model?: string): Promise<void> {
    const { table, own } = this.list;
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'id'`,
      [table],
    );
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => own[name] ?? name);
    const { rows: keys } = await client.query<{ id: string }>(`select id from ${table} order by id`);
    for (let left = count; left > 0; left -= 1) {
      const { rows } = await client.query<{ id: string }>(
        `insert into ${table} (${names.join()}) select ${values.join()} from ${table} where id = $1 returning id`,
        [model ?? this.choice.pick(keys).id],
      );
      this.#added.push(String(rows[0]?.id));
    }
  }

  /** Deletes the remaining added rows. */
  async clear(): Promise<void> {
    await client.query(`delete from ${this.list.table} where id = any($1)`, [this.#added]);
  }
}

function keyOf(id: string): string {
  return id.replace(/^\w+:/, '').replace(/@.*$/, '');
}

/** Random orders in which existing rows keep their places when others are added and deleted. */
function ordersOf(material: Material, { type, changes }: Walked): readonly Order[] {
  const { choice } = material;
  const orderBy = Array.from({ length: choice.integer(1, 4) }, () => orderOf(material, type, 3));
  return changes.test(JSON.stringify(orderBy)) ? ordersOf(material, { type, changes } as Walked) : orderBy;
}

const choice = new Choice(seed);
const usage = new Usage();

it.each(Array.from({ length: walks }, (_, index) => index + 1))(
  'walk %i in a random order repeats nothing and loses nothing that was there throughout',
  async () => {
    const list = choice.pick(lists);
    const orderBy = ordersOf({ schema: reference.schema, graph: reference.graph, choice, usage }, list);
    const asOf = choice.chance(25) ? { asOf: choice.pick([testDay, '2019-12-31']) } : {};
    const walk = new Walk(choice, list, { orderBy, ...asOf });
    await walk.add(40);
    const of = JSON.stringify({ seed, list: list.field, within: list.within, orderBy, ...asOf });
    for (const backward of [false, true]) {
      const before = new Set(await walk.all());
      const walked = await walk.whileRowsChange(backward, before.size);
      const after = await walk.all();
      const throughout = after.filter((id) => before.has(id));
      expect({ of, repeated: walked.filter((id, index) => walked.indexOf(id) !== index) }).toEqual({
        of,
        repeated: [],
      });
      expect({ of, backward, walked: walked.filter((id) => before.has(id) && after.includes(id)) }).toEqual({
        of,
        backward,
        walked: throughout,
      });
    }
    await walk.clear();
  },
);
