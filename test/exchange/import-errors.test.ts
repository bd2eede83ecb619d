import { ExchangeDatabase, type Files } from './support/exchange-database';

/** A bad row or file, with the problems that the import reports. */
const cases: Readonly<Record<string, readonly [files: Files, problems: readonly string[]]>> = {
  'a file of no known name': [
    { 'partner.csv': 'slug\na', 'external-references.csv': 'source\na', 'regions.csv': 'code,name.en\nMARS,Mars\n' },
    [
      expect.stringMatching(
        /^partner\.csv:1: no file of this name can be imported; files are called regions\.csv, countries\.csv, .*partner-technologies\.csv$/,
      ) as string,
      'external-references.csv:1: no file of this name can be imported; references are the columns source and externalId of each file',
    ],
  ],
  'an empty file': [{ 'regions.csv': '' }, ['regions.csv:1: the file is empty; its first line must name the columns']],
  'UTF-16': [
    { 'regions.csv': Buffer.from('\uFEFFcode,name.en\nMARS,Mars', 'utf16le') },
    ['regions.csv:1: the file is no UTF-8 but looks like UTF-16; save it as UTF-8'],
  ],
  'bad columns': [
    { 'partners.csv': 'slug,slug,name,colour,country,,status,createdAt\n' },
    [
      'partners.csv:1: slug: appears twice',
      expect.stringMatching(
        /^partners\.csv:1: colour: is no column of this file, which can have slug, name, legalName, .*, source, externalId$/,
      ) as string,
      'partners.csv:1: a column has no name',
      expect.stringMatching(/^partners\.csv:1: createdAt: is no column of this file/) as string,
    ],
  ],
  'columns that are separated by something else': [
    { 'regions.csv': 'code;name.en\nMARS;Mars\n' },
    ['regions.csv:1: the columns are separated by commas, but the header holds "code;name.en"'],
  ],
  'missing columns': [
    {
      'partners.csv': 'slug,source\n',
      'enrolments.csv': 'partner,tier.code,validFrom\n',
      'awards.csv': 'partner,qualification,validFrom,application.source\n',
      'tiers.csv': 'code,program,rank\n',
      'engagements.csv':
        'source,program,partner,country,kind,customerName,customerKind,valueAmount,currency,startedOn\n',
    },
    [
      'partners.csv:1: externalId: this column is missing, although source is there',
      'enrolments.csv:1: program: this column is missing; rows are told apart by partner, program, validFrom',
      'enrolments.csv:1: tier.program: this column is missing, although tier.code is there',
      'awards.csv:1: application.externalId: this column is missing, although application.source is there',
      'engagements.csv:1: externalId: this column is missing; rows are told apart by source, externalId',
    ],
  ],
  locales: [
    { 'regions.csv': 'code,name.en,name.EN-us,name.x_y,name.\n' },
    [
      'regions.csv:1: name.EN-us: the locale must be written en-US',
      'regions.csv:1: name.x_y: "x_y" is no language tag such as en or fr-CA',
      'regions.csv:1: name.: "" is no language tag such as en or fr-CA',
    ],
  ],
  'columns that only a node of the graph can have': [
    { 'partner-technologies.csv': 'partner,technology,validFrom,source,externalId\n' },
    [
      expect.stringMatching(/^partner-technologies\.csv:1: source: is no column of this file/) as string,
      expect.stringMatching(/: externalId: is no column/) as string,
    ],
  ],
  'malformed CSV, and what is wrong behind it': [
    { 'regions.csv': 'code,name.en\nA,x"y"\nB,Bee\nc,Sea\n"D"d,Dee\n' },
    [
      'regions.csv:2: a quote stands inside a value that is not quoted; quote the whole value and write its quotes twice',
      'regions.csv:4: code: must be capital letters A to Z and digits, in words joined by single _ or -, at most 100 characters',
      'regions.csv:5: text follows a closing quote; a quote inside a quoted value is written twice',
    ],
  ],
  'rows of another length': [
    { 'regions.csv': 'code,name.en\nA\nB,Bee,more\n' },
    [
      'regions.csv:2: has 1 cell, but the header names 2 columns',
      'regions.csv:3: has 3 cells, but the header names 2 columns',
    ],
  ],
  'text that no database can hold': [
    {
      'regions.csv': Buffer.concat([
        Buffer.from('code,name.en,name.fr\nA,"lin\ne",'),
        Buffer.from([0xe9]),
        Buffer.from(`\nB,N\0L,\nC,${'x'.repeat(10_001)},\n`),
      ]),
    },
    [
      'regions.csv:2: name.fr: holds bytes that are no UTF-8; is the file in an encoding of one byte a letter, such as Windows-1252? Save it as UTF-8',
      'regions.csv:4: name.en: holds a NUL character, which no text can hold',
      'regions.csv:5: name.en: is longer than 10000 characters',
    ],
  ],
  'empty cells that must not be': [
    {
      'partners.csv': 'slug,name,status,country,source,externalId\n,,,,,\nno-name,,ACTIVE,FR,crm,\n',
      'engagements.csv':
        'source,externalId,program,partner,country,kind,customerName,customerKind,valueAmount,currency,startedOn\n,1,CPP,known,FR,BUILD,Acorn,ENTERPRISE,1,EUR,2012-01-01\n',
      'tiers.csv': 'program,code,rank,name.en,name.fr\nCPP,GOLD,1,,\n',
    },
    [
      'tiers.csv:2: name.en: is empty in every language, but a text is required',
      'partners.csv:2: slug: is empty, but a value is required',
      'partners.csv:2: name: is empty, but a value is required',
      'partners.csv:2: status: is empty, but a value is required',
      'partners.csv:2: country: is empty, but a value is required',
      'partners.csv:3: name: is empty, but a value is required',
      'partners.csv:3: externalId: is empty, although source is given',
      'engagements.csv:2: source: is empty, but a value is required',
    ],
  ],
  'values of a wrong type': [
    {
      'partners.csv': 'slug,name,status,country,latitude,longitude\na,A,BEST,FR,"45,7",1e999\n',
      'fiscal-quarters.csv': 'vendor,code,startsOn,endsOn\ncisco,FY09Q4,2009-02-29,30.07.2009\n',
      'program-launches.csv':
        'program,region,plannedFrom,plannedTo,launchedOn\nCPP,EMEA,0000-01-01,2011-5-1,infinity\n',
      'tiers.csv': 'program,code,rank,name.en\nCPP,A,1.0,A\nCPP,B,3000000000,B\n',
      'resale-agreements.csv':
        'reseller,offering.partner,offering.name,validFrom,whiteLabel\nknown,other,Cloud,2011-05-01,yes\n',
      'financing-programs.csv':
        'code,program,kind,name.en,status,budgetAmount,currency\nA,CPP,CASH,A,,"1,000",USD\nB,CPP,JOINT_MARKETING,B,,1.00001,USD\nC,CPP,JOINT_MARKETING,C,,1234567890123456,USD\nD,CPP,JOINT_MARKETING,D,,NaN,USD\n',
      'qualification-applications.csv':
        'source,externalId,partner,qualification,status,submittedAt\nx,1,known,cpp-builder,SUBMITTED,2011-05-01\nx,2,known,cpp-builder,SUBMITTED,2011-05-01T10:00:00.0001Z\nx,3,known,cpp-builder,SUBMITTED,2011-05-01T25:00:00Z\n',
    },
    [
      'fiscal-quarters.csv:2: startsOn: must be a day of the calendar such as 2011-05-01, not "2009-02-29"',
      'fiscal-quarters.csv:2: endsOn: must be a day of the calendar such as 2011-05-01, not "30.07.2009"',
      'program-launches.csv:2: plannedFrom: must be a day of the calendar such as 2011-05-01, not "0000-01-01"',
      'program-launches.csv:2: plannedTo: must be a day of the calendar such as 2011-05-01, not "2011-5-1"',
      'program-launches.csv:2: launchedOn: must be a day of the calendar such as 2011-05-01, not "infinity"',
      'tiers.csv:2: rank: must be a whole number such as 12, from -2147483648 to 2147483647, not "1.0"',
      'tiers.csv:3: rank: must be a whole number such as 12, from -2147483648 to 2147483647, not "3000000000"',
      'partners.csv:2: status: must be one of PROSPECT, ACTIVE, SUSPENDED, CLOSED, not "BEST"',
      'partners.csv:2: latitude: must be a number such as 45.764, not "45,7"',
      'partners.csv:2: longitude: must be a number such as 45.764, not "1e999"',
      'qualification-applications.csv:2: submittedAt: must be an instant with a zone and at most milliseconds, such as 2011-05-01T09:30:00.000Z, not "2011-05-01"',
      'qualification-applications.csv:3: submittedAt: must be an instant with a zone and at most milliseconds, such as 2011-05-01T09:30:00.000Z, not "2011-05-01T10:00:00.0001Z"',
      'qualification-applications.csv:4: submittedAt: must be an instant with a zone and at most milliseconds, such as 2011-05-01T09:30:00.000Z, not "2011-05-01T25:00:00Z"',
      'resale-agreements.csv:2: whiteLabel: must be true or false (TRUE, FALSE, 1 and 0 will do), not "yes"',
      'financing-programs.csv:2: budgetAmount: must be a decimal number such as 1250.50, without separators of thousands, not "1,000"',
      'financing-programs.csv:2: kind: there is no FinancingKind "CASH" with the same program',
      'financing-programs.csv:3: budgetAmount: has more than 4 digits after the point',
      'financing-programs.csv:4: budgetAmount: has more than 15 digits before the point',
      'financing-programs.csv:5: budgetAmount: must be a decimal number such as 1250.50, without separators of thousands, not "NaN"',
    ],
  ],
  'references that lead nowhere': [
    {
      'partners.csv': 'slug,name,status,country,parent\na,A,ACTIVE,XX,\nb,B,ACTIVE,FR,nobody\n',
      'enrolments.csv':
        'partner,program,validFrom,tier.program,tier.code\nknown,CPP,2011-05-01,CPP,TIN\nknown,XPP,2012-05-01,XPP,TIN\nknown,CPP,2013-05-01,CPP,\n',
      'awards.csv':
        'partner,qualification,validFrom,application.source,application.externalId,previousAward.partner,previousAward.qualification,previousAward.validFrom\nknown,cpp-builder,2012-01-01,test,1,known,cpp-builder,2011-01-01\nknown,cpp-provider,2012-01-01,test,2,nobody,cpp-builder,2011-01-01\n',
      'resale-agreements.csv':
        'reseller,offering.partner,offering.name,validFrom,whiteLabel\nknown,other,Fog,2011-05-01,true\nknown,nobody,Fog,2011-05-01,true\n',
      'offerings.csv':
        'partner,name,serviceModel,status,technologies\nknown,Sky,IAAS,DRAFT,cisco-ucs|abacus|slide-rule\nknown,Sea,IAAS,DRAFT,cisco-ucs|cisco-ucs\nknown,Sand,IAAS,DRAFT,cisco-ucs|\n',
    },
    [
      'partners.csv:2: country: there is no Country "XX"',
      'partners.csv:3: parent: there is no Partner "nobody"',
      'enrolments.csv:2: tier.code: there is no Tier with program "CPP", code "TIN"',
      'enrolments.csv:3: program: there is no Program "XPP"',
      'enrolments.csv:3: tier.program: there is no Program "XPP"',
      'enrolments.csv:4: tier.code: is empty, although tier.program is given',
      'awards.csv:2: previousAward.validFrom: there is no Award with partner "known", qualification "cpp-builder", validFrom "2011-01-01"',
      'awards.csv:3: application.externalId: there is no QualificationApplication with source "test", externalId "2"',
      'awards.csv:3: previousAward.partner: there is no Partner "nobody"',
      'offerings.csv:2: technologies: there is no Technology "abacus"',
      'offerings.csv:2: technologies: there is no Technology "slide-rule"',
      'offerings.csv:3: technologies: names "cisco-ucs" twice',
      'offerings.csv:4: technologies: names nothing on one side of a |',
      'resale-agreements.csv:2: offering.name: there is no Offering with partner "other", name "Fog"',
      'resale-agreements.csv:3: offering.partner: there is no Partner "nobody"',
    ],
  ],
  'only the first cause, not what follows from it': [
    {
      'partners.csv': 'slug,name,status,country,parent\nchild,Child,ACTIVE,FR,bad\nbad,Bad,WORST,FR,\n',
      'enrolments.csv': 'partner,program,validFrom\nbad,CPP,2011-05-01\nchild,CPP,2011-05-01\nnobody,CPP,2011-05-01\n',
      'offerings.csv': 'name,serviceModel\n',
      'resale-agreements.csv':
        'reseller,offering.partner,offering.name,validFrom,whiteLabel\nknown,other,Fog,2011-05-01,true\n',
    },
    [
      'partners.csv:3: status: must be one of PROSPECT, ACTIVE, SUSPENDED, CLOSED, not "WORST"',
      'enrolments.csv:4: partner: there is no Partner "nobody"',
      'offerings.csv:1: partner: this column is missing; rows are told apart by partner, name',
    ],
  ],
  'the same row twice': [
    {
      'partners.csv':
        'slug,name,status,country,source,externalId\na,A,ACTIVE,FR,crm,1\nb,B,ACTIVE,FR,crm,1\na,AA,ACTIVE,FR,,\nc,C,ACTIVE,FR,crm,77\n',
      'enrolments.csv': 'partner,program,validFrom\nknown,CPP,2011-05-01\nother,CPP,2011-05-01\nknown,CPP,2011-05-01\n',
      'qualification-applications.csv':
        'source,externalId,partner,qualification,status\nx,1,known,cpp-builder,DRAFT\nx,1,known,cpp-provider,DRAFT\ncrm,77,known,cpp-provider,DRAFT\n',
    },
    [
      'partners.csv:3: externalId: is the same as on line 2, for the same source',
      'partners.csv:4: slug: names the same Partner as line 2',
      'partners.csv:5: externalId: "77" of "crm" already names another Partner',
      'enrolments.csv:4: partner: names the same Enrolment as line 2: partner, program, validFrom are equal',
      'qualification-applications.csv:3: externalId: is the same as on line 2, for the same source',
      'qualification-applications.csv:4: externalId: "77" of "crm" already names a node of another type, Partner',
    ],
  ],
};

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create('groundwork');
});

afterAll(() => database.close());

it.each(Object.entries(cases))('reports %s, and writes nothing', async (_name, [files, problems]) => {
  const digest = await database.digest();
  expect(await database.problems(files)).toEqual(problems);
  expect(await database.digest()).toBe(digest);
});

it('reports 100 problems, and that there are more', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => `p${index},P,BAD,FR`);
  const problems = await database.problems({ 'partners.csv': ['slug,name,status,country', ...rows].join('\n') });
  expect(problems).toHaveLength(101);
  expect(problems[99]).toBe('partners.csv:101: status: must be one of PROSPECT, ACTIVE, SUSPENDED, CLOSED, not "BAD"');
  expect(problems[100]).toBe('… and more');
});
