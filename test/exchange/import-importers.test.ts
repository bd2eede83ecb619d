import { StartError } from '../../src/start-error';
import { ExchangeDatabase, type Files } from './support/exchange-database';

const partners = 'slug,name,status,country,source,externalId\n';
const engagements =
  'source,externalId,program,partner,country,kind,customerName,customerKind,valueAmount,currency,startedOn\n';

let database: ExchangeDatabase;

beforeEach(async () => {
  database = await ExchangeDatabase.create('groundwork');
  await database.load({ 'distributors.csv': 'slug,name,country\nrival,Rival,FR\n' });
});

afterEach(() => database.close());

/** The importer of each reference of the files of these tests. */
async function makers(): Promise<Readonly<Record<string, string | null>>> {
  const rows = await database.rows<{ name: string; slug: string | null }>(
    `select source || ' ' || external_id as name, slug from external_reference left join distributor on distributor.id = importer_id
     where source <> 'test' order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, slug }) => [name, slug]));
}

function engagement(externalId: string, value: number): Files {
  const row = `erp,${externalId},CPP,known,FR,BUILD,Acorn,ENTERPRISE,${value},EUR,2012-01-01\n`;
  return { 'engagements.csv': engagements + row };
}

it('records the distributor of an import as the importer of the references that it creates', async () => {
  await database.load(
    { 'partners.csv': `${partners}a,A,ACTIVE,FR,wholesale-crm,1\n`, ...engagement('1', 1) },
    undefined,
    'wholesale',
  );
  await database.load({ 'partners.csv': `${partners}a,A,ACTIVE,FR,rival-crm,1\n` }, undefined, 'rival');
  expect(await makers()).toEqual({
    'crm 77': null,
    'erp 1': 'wholesale',
    'rival-crm 1': 'rival',
    'wholesale-crm 1': 'wholesale',
  });
});

it('keeps the importer of a reference when another import names it again', async () => {
  const files = {
    'partners.csv': `${partners}a,A,ACTIVE,FR,crm,1\nknown,Known,ACTIVE,FR,crm,77\n`,
    ...engagement('1', 1),
  };
  await database.load(files, undefined, 'wholesale');
  const before = await database.digest();
  for (const distributor of ['wholesale', 'rival', undefined]) await database.load(files, undefined, distributor);
  expect(await database.digest()).toBe(before);
  expect(await makers()).toEqual({ 'crm 1': 'wholesale', 'crm 77': null, 'erp 1': 'wholesale' });
});

it('refuses to change a row that is known only by a reference of another importer', async () => {
  await database.load(engagement('1', 1), undefined, 'wholesale');
  await database.load(engagement('2', 1));
  const before = await database.digest();
  const files = {
    'partners.csv': `${partners}b,B,ACTIVE,FR,crm,77\n`,
    'engagements.csv': ['1', '2', '3'].reduce(
      (text, id) => `${text}erp,${id},CPP,known,FR,BUILD,Acorn,ENTERPRISE,2,EUR,2012-01-01\n`,
      engagements,
    ),
  };
  expect(await database.problems(files, { distributor: 'rival' })).toEqual([
    'partners.csv:2: externalId: "77" of "crm" already names another Partner',
    'engagements.csv:2: externalId: "1" of "erp" is not a name that imports for rival gave: they may not change what it names',
    'engagements.csv:3: externalId: "2" of "erp" is not a name that imports for rival gave: they may not change what it names',
  ]);
  expect(await database.digest()).toBe(before);
  await database.load(engagement('1', 2), undefined, 'wholesale');
  await database.load(engagement('1', 3));
  expect(await database.rows('select value_amount::integer as value from engagement order by id')).toEqual([
    { value: 3 },
    { value: 1 },
  ]);
  expect(await makers()).toEqual({ 'crm 77': null, 'erp 1': 'wholesale', 'erp 2': null });
});

it('writes nothing for an unknown distributor', async () => {
  const before = await database.digest();
  const files = { 'partners.csv': `${partners}a,A,ACTIVE,FR,crm,1\n` };
  for (const distributor of ['nobody', '', "x' or true --"]) {
    const refused = new StartError(`There is no distributor ${JSON.stringify(distributor)}.`);
    await expect(database.import(files, { distributor })).rejects.toEqual(refused);
  }
  expect(await database.digest()).toBe(before);
});
