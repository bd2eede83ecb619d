import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { systemClock } from '../../src/clock';
import { importSources } from '../../src/exchange/import/import-directory';
import { ExchangeDatabase, type Files } from './support/exchange-database';

let database: ExchangeDatabase;

beforeEach(async () => {
  database = await ExchangeDatabase.create('definition');
});

afterEach(() => database.close());

const partners = 'slug,name,status,country,website,parent,source,externalId\n';

function partner(slug: string): Promise<Record<string, unknown> | undefined> {
  return database.rows(`select * from partner where slug = '${slug}'`).then(([row]) => row);
}

function counts(outcome: Awaited<ReturnType<ExchangeDatabase['load']>>): Record<string, string> {
  return Object.fromEntries(
    outcome.files.map(({ file, inserted, updated, unchanged }) => [file, `${inserted}/${updated}/${unchanged}`]),
  );
}

it('writes new rows, changes those that differ, and leaves the others alone', async () => {
  const before = await database.load(
    { 'partners.csv': `${partners}a,Anna,ACTIVE,FR,https://a.example,,,\nb,Bert,ACTIVE,FR,,,,\n` },
    '2012-01-01',
  );
  expect(counts(before)).toEqual({ 'partners.csv': '2/0/0' });
  const after = await database.load(
    { 'partners.csv': `${partners}b,Bert,ACTIVE,FR,,,,\nc,Cleo,ACTIVE,DE,,,,\na,Anna,CLOSED,FR,,,,\n` },
    '2012-02-02',
  );
  expect(counts(after)).toEqual({ 'partners.csv': '1/1/1' });
  expect(await partner('a')).toMatchObject({
    revision: 2,
    status: 'CLOSED',
    website: null,
    created_at: new Date('2012-01-01T12:00:00Z'),
    updated_at: new Date('2012-02-02T12:00:00Z'),
  });
  expect(await partner('b')).toMatchObject({ revision: 1, updated_at: new Date('2012-01-01T12:00:00Z') });
  expect(await partner('c')).toMatchObject({ revision: 1, created_at: new Date('2012-02-02T12:00:00Z') });
});

it('keeps the columns that a file lacks', async () => {
  await database.load({ 'partners.csv': `${partners}a,Anna,ACTIVE,FR,https://a.example,,,\n` });
  await database.load({ 'partners.csv': 'slug,name,status,country\na,Anne,ACTIVE,FR\n' });
  expect(await partner('a')).toMatchObject({ name: 'Anne', website: 'https://a.example' });
});

it('adds, changes and removes single languages of a text', async () => {
  const name = async (): Promise<unknown> =>
    (await database.rows(`select name, revision from region where code = 'MARS'`))[0];
  await database.load({ 'regions.csv': 'code,name.en,name.fr\nMARS,Mars,Mars\n' });
  await database.load({ 'regions.csv': 'code,name.en,name.de\nMARS,Mars,Mars\n' });
  expect(await name()).toEqual({ name: { en: 'Mars', fr: 'Mars', de: 'Mars' }, revision: 2 });
  await database.load({ 'regions.csv': 'code,name.en,name.fr\nMARS,Mars!,\n' });
  expect(await name()).toEqual({ name: { en: 'Mars!', de: 'Mars' }, revision: 3 });
  expect(await database.problems({ 'regions.csv': 'code,name.en,name.de\nMARS,,Mars\n' })).toEqual([
    'regions.csv:2: name.en: is missing: the text in "en" must always be there',
  ]);
});

it('lets rows refer to rows that come later in the same file', async () => {
  const file = `${partners}c,C,ACTIVE,FR,,b,,\nb,B,ACTIVE,FR,,a,,\na,A,ACTIVE,FR,,,,\n`;
  await database.load({ 'partners.csv': file });
  const rows = await database.rows(
    `select c.slug, p.slug as parent, c.revision from partner c left join partner p on p.id = c.parent_id order by 1`,
  );
  expect(rows).toEqual([
    { slug: 'a', parent: null, revision: 1 },
    { slug: 'b', parent: 'a', revision: 1 },
    { slug: 'c', parent: 'b', revision: 1 },
  ]);
  // The hierarchy is turned upside down in one import. At the end it has no cycle.
  const turned = await database.load({
    'partners.csv': `${partners}a,AA,ACTIVE,FR,,,,\nb,B,ACTIVE,FR,,,,\nc,C,ACTIVE,FR,,a,,\n`,
  });
  expect(counts(turned)).toEqual({ 'partners.csv': '0/3/0' });
  expect(await partner('c')).toMatchObject({ revision: 2 });
});

it('lets a period end and its successor begin in one import', async () => {
  await database.load({
    'partners.csv': `${partners}a,A,ACTIVE,FR,,,,\n`,
    'enrolments.csv': 'partner,program,validFrom,validTo\na,CPP,2011-05-01,\n',
  });
  const outcome = await database.load({
    'enrolments.csv': 'partner,program,validFrom,validTo\na,CPP,2012-05-01,\na,CPP,2011-05-01,2012-05-01\n',
  });
  expect(counts(outcome)).toEqual({ 'enrolments.csv': '1/1/0' });
});

it('replaces lists by those of the file, and counts that as a change of their row', async () => {
  await database.load({ 'partners.csv': `${partners}a,A,ACTIVE,FR,,,,\n` });
  const header = 'partner,name,serviceModel,status,publishedOn,technologies\n';
  const technologies = async (): Promise<unknown> =>
    database.rows(
      `select o.revision, array(select t.slug from offering_technology j join technology t on t.id = j.technology_id where j.offering_id = o.id order by 1) as slugs from offering o`,
    );
  await database.load({ 'offerings.csv': `${header}a,Sky,IAAS,PUBLISHED,2011-05-01,cisco-ucs|vmware-vsphere\n` });
  const same = await database.load({
    'offerings.csv': `${header}a,Sky,IAAS,PUBLISHED,2011-05-01,vmware-vsphere|cisco-ucs\n`,
  });
  expect(counts(same)).toEqual({ 'offerings.csv': '0/0/1' });
  const other = await database.load({
    'offerings.csv': `${header}a,Sky,IAAS,PUBLISHED,2011-05-01,cisco-ucs|emc-vnx\n`,
  });
  expect(counts(other)).toEqual({ 'offerings.csv': '0/1/0' });
  expect(await technologies()).toEqual([{ revision: 2, slugs: ['cisco-ucs', 'emc-vnx'] }]);
  await database.load({
    'offerings.csv': 'partner,name,serviceModel,status,publishedOn\na,Sky,SAAS,PUBLISHED,2011-05-01\n',
  });
  expect(await technologies()).toEqual([{ revision: 3, slugs: ['cisco-ucs', 'emc-vnx'] }]);
  await database.load({ 'offerings.csv': `${header}a,Sky,IAAS,PUBLISHED,2011-05-01,\n` });
  expect(await technologies()).toEqual([{ revision: 4, slugs: [] }]);
});

it("records the source's id of a row once", async () => {
  const files: Files = { 'partners.csv': `${partners}a,A,ACTIVE,FR,,,crm,1\nb,B,ACTIVE,FR,,,,\n` };
  expect((await database.load(files)).files).toMatchObject([{ references: 1 }]);
  expect((await database.load(files)).files).toMatchObject([{ references: 0, unchanged: 2 }]);
  expect((await database.load({ 'partners.csv': `${partners}a,A,ACTIVE,FR,,,erp,X-1\n` })).files).toMatchObject([
    { references: 1, unchanged: 1 },
  ]);
  expect(
    await database.rows(
      `select e.source, e.external_id, e.node_type, p.slug from external_reference e join partner p on p.id = e.node_key order by 1`,
    ),
  ).toEqual([
    { source: 'crm', external_id: '1', node_type: 'Partner', slug: 'a' },
    { source: 'erp', external_id: 'X-1', node_type: 'Partner', slug: 'a' },
  ]);
});

it('recognises a row without a natural key by its reference', async () => {
  await database.load({ 'partners.csv': `${partners}a,A,ACTIVE,FR,,,,\n` });
  const header = 'source,externalId,partner,qualification,status,submittedAt\n';
  await database.load({ 'qualification-applications.csv': `${header}crm,1,a,cpp-builder,DRAFT,\n` });
  const outcome = await database.load({
    'qualification-applications.csv': `${header}crm,1,a,cpp-builder,SUBMITTED,2012-01-01T10:00:00+02:00\n`,
  });
  expect(counts(outcome)).toEqual({ 'qualification-applications.csv': '0/1/0' });
  expect(await database.rows('select status, submitted_at, revision from qualification_application')).toEqual([
    { status: 'SUBMITTED', submitted_at: new Date('2012-01-01T08:00:00Z'), revision: 2 },
  ]);
});

it('gives an empty cell the default if the column cannot be null', async () => {
  await database.load({
    'partners.csv': `${partners}a,A,ACTIVE,FR,,,,\n`,
    'distributors.csv': 'slug,name,country\nd,D,FR\n',
    'distribution-agreements.csv': 'distributor,partner,vendor,country,validFrom,listed\nd,a,cisco,FR,2011-05-01,\n',
  });
  expect(await database.rows('select listed from distribution_agreement')).toEqual([{ listed: false }]);
});

it('takes files in any order, with a byte order mark, with either end of line, and with quoted line feeds', async () => {
  await database.load({
    'enrolments.csv': 'partner,program,validFrom\r\na,CPP,2011-05-01\r\n',
    'partners.csv': '\uFEFFslug,name,status,country\r\na,"A, ""the"" one",ACTIVE,FR\r\n\r\n',
    'competence-validations.csv': 'partner,competence,validFrom\na,INFRASTRUCTURE,2011-05-01',
  });
  await database.load({
    'award-suspensions.csv': 'award.partner,award.qualification,award.validFrom,validFrom,reason\n',
  });
  expect(await partner('a')).toMatchObject({ name: 'A, "the" one' });
});

it('writes all or nothing, even when only the last row of the last file is bad', async () => {
  const digest = await database.digest();
  const problems = await database.problems({
    'partners.csv': `${partners}a,A,ACTIVE,FR,,,crm,1\n`,
    'partner-technologies.csv': 'partner,technology,validFrom\na,cisco-ucs,2011-05-01\na,cisco-ucs,2012-05-01\n',
  });
  expect(problems).toEqual([
    'partner-technologies.csv:3: validFrom: its days overlap those of another PartnerTechnology of the same partner and technology, from 2011-05-01 on',
  ]);
  expect(await database.digest()).toBe(digest);
});

it('checks everything in a dry run, and writes nothing', async () => {
  const digest = await database.digest();
  const good = await database.import({ 'partners.csv': `${partners}a,A,ACTIVE,FR,,,crm,1\n` }, { dryRun: true });
  expect(good).toMatchObject({ problems: [], files: [{ inserted: 1, references: 1 }] });
  const bad = await database.import({ 'partners.csv': `${partners}a,A,ACTIVE,XX,,,crm,1\n` }, { dryRun: true });
  expect(bad.problems).toHaveLength(1);
  expect(await database.digest()).toBe(digest);
});

it('accepts names that look like SQL or like properties of JavaScript objects', async () => {
  const names = [`'; drop table partner; --`, '__proto__', '\\N', '\\.', 'a\\tb', '{"a":1}', '$1', '%s', '=1+1'];
  const lines = names.map(
    (name, index) => `p${index},"${name.replaceAll('"', '""')}",ACTIVE,FR,,,"${name.replaceAll('"', '""')}",${index}`,
  );
  await database.load({ 'partners.csv': partners + lines.join('\n') });
  expect(
    (await database.rows<{ name: string }>('select name from partner order by id')).map(({ name }) => name),
  ).toEqual(names);
});

it('reports a file that cannot be read', async () => {
  const folder = { name: 'regions.csv', size: 0, open: () => createReadStream(tmpdir()) };
  const { problems } = await importSources(database.dataSource, [folder], { clock: systemClock });
  expect(problems).toMatchObject([{ line: 1, message: 'the file cannot be read: it is a folder' }]);
});

it('two imports at the same time take turns', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `p${index},P,ACTIVE,FR,,,,`).join('\n');
  const outcomes = await Promise.all([1, 2, 3].map(() => database.import({ 'partners.csv': partners + rows })));
  expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
  expect(outcomes.map(({ files: [file] }) => file?.inserted).sort()).toEqual([0, 0, 200]);
});
