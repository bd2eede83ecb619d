import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { layouts, type Field, type Layout } from '../../src/exchange/format/layout';
import type { ImportOutcome } from '../../src/exchange/import/import-files';
import { demoTexts } from '../population/support/population-rows';
import { ExchangeDatabase, type Files } from './support/exchange-database';
import { definition, rowsOf, type Row } from './support/files';

/** `inserted/updated/unchanged+references` of each file. */
function counts({ files }: ImportOutcome): Record<string, string> {
  return Object.fromEntries(
    files.map((file) => [file.file, `${file.inserted}/${file.updated}/${file.unchanged}+${file.references}`]),
  );
}

describe('of every type', () => {
  let database: ExchangeDatabase;
  const rows = new Map<string, Row[]>();

  beforeAll(async () => {
    database = await ExchangeDatabase.create('demo');
    for (const [name, text] of await demoTexts()) rows.set(name, rowsOf(text));
    for (const { file } of layouts(database.dataSource))
      if (!rows.has(file)) rows.set(file, rowsOf(readFileSync(join(definition, file), 'utf8')));
  });

  afterAll(() => database.close());

  const keyOf = ({ key }: Layout): string[] =>
    key === 'external' ? ['source', 'externalId'] : key.flatMap(({ parts }) => parts.map(({ label }) => label));

  /** A file with some columns of the existing rows. */
  function fileOf({ file }: Layout, columns: readonly string[], change = (row: Row): Row => row): string {
    const records = (rows.get(file) ?? []).map(change);
    return stringify([columns, ...records.map((row) => columns.map((column) => row[column] ?? ''))]);
  }

  it('external references can be imported alone, and a second import changes nothing', async () => {
    const known = layouts(database.dataSource);
    expect(known.map(({ file }) => rows.get(file)?.length)).not.toContain(0);
    const referable = known.filter(({ referable: can }) => can);
    expect(referable.length).toBeGreaterThan(25);
    let place = 0;
    const files = Object.fromEntries(
      referable.map((layout) => [
        layout.file,
        fileOf(layout, [...new Set([...keyOf(layout), 'source', 'externalId'])], (row) =>
          layout.key === 'external' ? row : { ...row, source: 'other system', externalId: `${++place}` },
        ),
      ]),
    );
    const revisions = (): Promise<unknown> => database.rows('select sum(revision)::integer as revisions from partner');
    const before = await revisions();
    const expected = (second: boolean): Record<string, string> =>
      Object.fromEntries(
        referable.map(({ file, key }) => {
          const count = rows.get(file)?.length ?? 0;
          return [file, `0/0/${count}+${key === 'external' || second ? 0 : count}`];
        }),
      );
    expect(counts(await database.load(files))).toEqual(expected(false));
    const digest = await database.digest();
    expect(counts(await database.load(files))).toEqual(expected(true));
    expect(await database.digest()).toBe(digest);
    expect(await revisions()).toEqual(before);
    expect(
      await database.rows(`select count(*)::integer as count from external_reference where source = 'other system'`),
    ).toEqual([{ count: place }]);
  });

  it('a file with the keys and one unchanged field changes nothing', async () => {
    const labels = (field: Field, { file }: Layout): string[] =>
      field.kind === 'localised'
        ? Object.keys(rows.get(file)?.[0] ?? {}).filter((column) => column.startsWith(`${field.label}.`))
        : field.parts.map(({ label }) => label);
    const known = layouts(database.dataSource);
    const digest = await database.digest();
    for (let place = 0, more = true; more; place++) {
      more = false;
      const files: Record<string, string> = {};
      for (const layout of known) {
        const field = layout.fields.filter((each) => layout.key === 'external' || !layout.key.includes(each as never))[
          place
        ];
        if (!field) continue;
        more = true;
        const columns = labels(field, layout).filter((column) => column in (rows.get(layout.file)?.[0] ?? {}));
        files[layout.file] = fileOf(layout, [...new Set([...keyOf(layout), ...columns])]);
      }
      const outcome = await database.load(files);
      for (const { inserted, updated, references } of outcome.files)
        expect({ inserted, updated, references }).toEqual({ inserted: 0, updated: 0, references: 0 });
    }
    expect(await database.digest()).toBe(digest);
  });
});

describe('a file without some columns', () => {
  let database: ExchangeDatabase;

  beforeEach(async () => {
    database = await ExchangeDatabase.create('groundwork');
  });

  afterEach(() => database.close());

  it('gives rows their external reference, with the distributor of the import', async () => {
    const files = { 'partners.csv': 'externalId,slug,source\n1,known,erp\n2,other,erp\n' };
    expect(counts(await database.load(files, undefined, 'wholesale'))).toEqual({ 'partners.csv': '0/0/2+2' });
    const digest = await database.digest();
    for (const distributor of ['wholesale', undefined])
      expect(counts(await database.load(files, undefined, distributor))).toEqual({ 'partners.csv': '0/0/2+0' });
    expect(await database.digest()).toBe(digest);
    expect(
      await database.rows(
        `select p.slug, p.revision, d.slug as maker from external_reference e join partner p on p.id = node_key
         left join distributor d on d.id = importer_id where source = 'erp' order by 1`,
      ),
    ).toEqual([
      { slug: 'known', revision: 1, maker: 'wholesale' },
      { slug: 'other', revision: 1, maker: 'wholesale' },
    ]);
  });

  it('changes only the columns that it has; an empty cell is null', async () => {
    const partner = async (): Promise<unknown> =>
      (
        await database.rows(
          `select p.name, p.status, p.website, p.city, p.latitude, q.slug as parent, p.revision from partner p left join partner q on q.id = p.parent_id where p.slug = 'known'`,
        )
      )[0];
    await database.load({
      'partners.csv':
        'slug,city,website,latitude,longitude,parent\nknown,Lyon,https://known.example,45.7,4.8,other\nother,Berlin,,,,\n',
    });
    const all = { name: 'Known', status: 'ACTIVE', website: 'https://known.example', city: 'Lyon', latitude: 45.7 };
    expect(await partner()).toEqual({ ...all, parent: 'other', revision: 2 });
    await database.load({ 'partners.csv': 'slug,city,website\nknown,,https://known.example\n' });
    expect(await partner()).toEqual({ ...all, city: null, parent: 'other', revision: 3 });
    await database.load({ 'partners.csv': 'slug,parent\nknown,\n' });
    expect(await partner()).toEqual({ ...all, city: null, parent: null, revision: 4 });
    await database.load({ 'partners.csv': 'slug\nknown\n' });
    expect(await partner()).toEqual({ ...all, city: null, parent: null, revision: 4 });
    expect(
      await database.problems({ 'partners.csv': 'slug,name\nknown,\n', 'tiers.csv': 'program,code,rank\nCPP,NONE,\n' }),
    ).toEqual([
      'tiers.csv:2: rank: is empty, but a value is required',
      expect.stringMatching(/^tiers\.csv:2: the row is new/) as string,
      'partners.csv:2: name: is empty, but a value is required',
    ]);
  });

  it('changes single languages of a text, also without the required one', async () => {
    const region = async (): Promise<unknown> =>
      (await database.rows(`select name, revision from region where code = 'MARS'`))[0];
    await database.load({ 'regions.csv': 'code,name.en,name.fr\nMARS,Mars,Mars\n' });
    await database.load({ 'regions.csv': 'code,name.fr\nMARS,Planète Mars\n' });
    expect(await region()).toEqual({ name: { en: 'Mars', fr: 'Planète Mars' }, revision: 2 });
    await database.load({ 'regions.csv': 'code,name.fr,name.de\nMARS,,\n' });
    expect(await region()).toEqual({ name: { en: 'Mars' }, revision: 3 });
    expect(counts(await database.load({ 'regions.csv': 'code,name.fr\nMARS,\n' }))).toEqual({
      'regions.csv': '0/0/1+0',
    });
    expect(await database.problems({ 'regions.csv': 'code,name.fr\nVENUS,Vénus\nPLUTO,\n' })).toEqual([
      'regions.csv:2: name.en: is missing: the text in "en" must always be there',
      'regions.csv:3: name.fr: is empty in every language, but a text is required',
    ]);
    expect(await database.problems({ 'regions.csv': 'code,name.en\nMARS,\n' })).toEqual([
      'regions.csv:2: name.en: is missing: the text in "en" must always be there',
    ]);
  });

  it('changes rows whose key is several columns, a period and a name among them', async () => {
    const base: Files = {
      'enrolments.csv': 'partner,program,validFrom\nknown,CPP,2011-05-01\n',
      'partner-technologies.csv': 'partner,technology,validFrom\nknown,cisco-ucs,2011-05-01\n',
    };
    expect(counts(await database.load(base))).toEqual({
      'enrolments.csv': '1/0/0+0',
      'partner-technologies.csv': '1/0/0+0',
    });
    const changed: Files = {
      'enrolments.csv': 'program,validTo,partner,validFrom\nCPP,2012-05-01,known,2011-05-01\n',
      'partner-technologies.csv': 'partner,technology,validFrom,validTo\nknown,cisco-ucs,2011-05-01,2012-06-01\n',
      'offerings.csv': 'partner,name,status,publishedOn,retiredOn\nother,Cloud,RETIRED,2011-05-01,2012-01-01\n',
    };
    expect(Object.values(counts(await database.load(changed)))).toEqual(['0/1/0+0', '0/1/0+0', '0/1/0+0']);
    expect(Object.values(counts(await database.load(changed)))).toEqual(['0/0/1+0', '0/0/1+0', '0/0/1+0']);
    expect(
      await database.rows(
        `select service_model, status, (select count(*)::integer from offering_technology) as technologies from offering`,
      ),
    ).toEqual([{ service_model: 'IAAS', status: 'RETIRED', technologies: 1 }]);
    expect(counts(await database.load(base))).toEqual({
      'enrolments.csv': '0/0/1+0',
      'partner-technologies.csv': '0/0/1+0',
    });
  });

  it('changes rows that are known by their reference only', async () => {
    const file = {
      'qualification-applications.csv':
        'source,externalId,status,submittedAt\ntest,draft,SUBMITTED,2012-01-01T00:00:00Z\n',
    };
    expect(counts(await database.load(file))).toEqual({ 'qualification-applications.csv': '0/1/0+0' });
    expect(counts(await database.load(file))).toEqual({ 'qualification-applications.csv': '0/0/1+0' });
    expect(
      await database.problems({ 'qualification-applications.csv': 'source,externalId\ntest,draft\ntest,nobody\n' }),
    ).toEqual([
      'qualification-applications.csv:3: the row is new, and a new QualificationApplication needs the columns status, partner, qualification, which the file does not have',
    ]);
  });

  it('is refused for each row that is new, and nothing is written', async () => {
    const digest = await database.digest();
    const files: Files = {
      'partners.csv':
        'slug,source,externalId,country\nknown,erp,1,FR\nnewcomer,erp,2,FR\nlost,erp,3,XX\nknown,erp,4,FR\n',
      'tiers.csv': 'program,code,rank\nCPP,GOLD,9\nXPP,GOLD,9\n',
      'regions.csv': 'code\nMARS\n',
      // A reference to a refused row is not reported as well.
      'enrolments.csv': 'partner,program,validFrom\nnewcomer,CPP,2011-05-01\n',
      'fiscal-quarters.csv': 'vendor,code,endsOn\ncisco,FY99Q1,2098-10-25\n',
    };
    expect(await database.problems(files)).toEqual([
      'regions.csv:2: the row is new, and a new Region needs the column name.en, which the file does not have',
      'fiscal-quarters.csv:2: the row is new, and a new FiscalQuarter needs the column startsOn, which the file does not have',
      'tiers.csv:2: the row is new, and a new Tier needs the column name.en, which the file does not have',
      'tiers.csv:3: program: there is no Program "XPP"',
      'partners.csv:3: the row is new, and a new Partner needs the columns name, status, which the file does not have',
      'partners.csv:4: country: there is no Country "XX"',
      'partners.csv:4: the row is new, and a new Partner needs the columns name, status, which the file does not have',
      'partners.csv:5: slug: names the same Partner as line 2',
    ]);
    expect(await database.digest()).toBe(digest);
  });

  it('may not have part of a reference, nor break a rule between columns', async () => {
    expect(
      await database.problems({
        'enrolments.csv': 'partner,program,validFrom,tier.code\nknown,CPP,2011-05-01,TIN\n',
        'partners.csv': 'slug,latitude\nknown,45\n',
        'offerings.csv': 'partner,name,status\nother,Cloud,RETIRED\n',
      }),
    ).toEqual([
      'partners.csv:2: latitude: and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
      'enrolments.csv:1: tier.program: this column is missing, although tier.code is there',
      expect.stringMatching(/^offerings\.csv:2: status: does not go with the days/) as string,
    ]);
  });
});
