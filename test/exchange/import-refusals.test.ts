import { ExchangeDatabase, type Files } from './support/exchange-database';

/** Rows that only the database can refuse, with the problems that the import reports. */
const cases: Readonly<Record<string, readonly [files: Files, problems: readonly string[]]>> = {
  'periods that overlap': [
    {
      'enrolments.csv':
        'partner,program,validFrom,validTo\nknown,CPP,2011-05-01,2012-05-01\nknown,CPP,2012-04-30,\nother,CPP,2012-01-01,2011-01-01\nother,CPP,2012-01-02,2012-01-02\n',
      'fiscal-quarters.csv':
        'vendor,code,startsOn,endsOn\nemc,FY11Q1,2011-01-01,2011-03-31\nemc,FY11Q2,2011-03-31,2011-06-30\n',
    },
    [
      'fiscal-quarters.csv:3: startsOn: its days overlap those of another FiscalQuarter of the same vendor, from 2011-01-01 to before 2011-04-01',
      'enrolments.csv:3: validFrom: its days overlap those of another Enrolment of the same partner and program, from 2011-05-01 to before 2012-05-01',
      'enrolments.csv:4: validTo: must be after validFrom: it is the first day that is no longer covered',
      'enrolments.csv:5: validTo: must be after validFrom: it is the first day that is no longer covered',
    ],
  ],
  'quarters with a gap': [
    {
      'fiscal-quarters.csv':
        'vendor,code,startsOn,endsOn\nemc,FY11Q1,2011-01-01,2011-03-31\nemc,FY11Q2,2011-04-02,2011-06-30\n',
      'tiers.csv': 'program,code,rank,name.en\nCPP,A,0,A\n',
    },
    [
      'fiscal-quarters.csv:3: startsOn: The fiscal quarters of a vendor follow one another; FY11Q1 ends on 2011-03-31 and FY11Q2 starts on 2011-04-02.',
      'tiers.csv:2: rank: must be at least 1',
    ],
  ],
  'what checks and rules of the database refuse': [
    {
      'countries.csv': 'code,region,name.en\nF1,EMEA,Formula\n',
      'qualifications.csv':
        'slug,program,code,name.en,name.fr,summary.en,summary.fr\ncpp-other,CPP,BUILDER,Other,,Other,\ncpp-french,CPP,FRENCH,,Français,French,\n',
      'partners.csv':
        'slug,name,status,country,latitude,longitude,website,parent\nUpper,Upper,ACTIVE,FR,,,,\npole,Pole,ACTIVE,FR,91,0,,\nhalf,Half,ACTIVE,FR,45,,,\nspace, Space,ACTIVE,FR,,,,\nsite,Site,ACTIVE,FR,,,ftp://site.example,\nself,Self,ACTIVE,FR,,,,self\nround,Round,ACTIVE,FR,,,,about\nabout,About,ACTIVE,FR,,,,round\n',
      'requirements.csv':
        'qualification,code,validFrom,form,minimum,summary.en\ncpp-builder,NO_METRIC,2011-05-01,METRIC,1,None\n',
      'enablements.csv': 'distributor,service,status,progress\nwholesale,CPP-COLLABORATIVE-SERVICES,COMPLETED,50\n',
      'qualification-applications.csv':
        'source,externalId,partner,qualification,status,submittedAt\nx,1,known,cpp-builder,DRAFT,2011-05-01T00:00:00Z\n',
      'awards.csv':
        'partner,qualification,validFrom,endReason,application.source,application.externalId\nknown,cpp-builder,2011-06-01,REVOKED,test,1\nknown,cpp-provider,2011-06-01,,test,1\nother,cpp-builder,2011-06-01,,test,draft\n',
      'engagements.csv':
        'source,externalId,program,partner,country,kind,customerName,customerKind,customerPartner,valueAmount,currency,startedOn\nx,1,CPP,known,FR,BUILD,Acorn,PROVIDER,,1,EUR,2012-01-01\nx,2,CPP,known,FR,BUILD,Cisco,ENTERPRISE,,1,EUR,2012-01-01\nx,3,CPP,known,FR,BUILD,Acorn,PROVIDER,known,1,EUR,2012-01-01\nx,4,CPP,known,FR,PROVIDE,Acorn,ENTERPRISE,,1.005,EUR,2012-01-01\nx,5,CPP,known,FR,PROVIDE,Acorn,ENTERPRISE,,1,euro,2012-01-01\nx,6,CPP,known,FR,PROVIDE,Acorn,ENTERPRISE,,0.5,JPY,2012-01-01\n',
      'resale-agreements.csv':
        'reseller,offering.partner,offering.name,validFrom,whiteLabel,brandName\nother,other,Cloud,2011-05-01,true,\nknown,other,Cloud,2011-05-01,false,Brand\n',
      'taxonomies.csv': 'code,name.en\nWORDS,Words\nOTHERS,Others\n',
      'terms.csv':
        'slug,taxonomy,code,parent,name.en\nround,WORDS,A,about,A\nabout,WORDS,B,round,B\nfree,WORDS,C,,C\nastray,OTHERS,C,free,C\n',
      'references.csv':
        'slug,title.en,title.fr,summary.en,publishedOn,partner,offering.partner,offering.name\nborrowed,Cloud,,Text,2012-01-01,known,other,Cloud\nfrench,,Nuage,Text,2012-01-01,known,,\n',
      'funding-requests.csv':
        'source,externalId,financingProgram,partner,purpose,requestedAmount,currency,status,submittedAt,reviewStartedAt,decidedAt\nx,1,OPEN,known,Racks,100,EUR,DRAFT,,,\nx,2,OPEN,known,Racks,0,USD,DRAFT,,,\nx,3,OPEN,known,Racks,100,USD,APPROVED,2012-01-01T00:00:00Z,2012-01-02T00:00:00Z,2012-01-03T00:00:00Z\n',
      'ledger-entries.csv':
        'source,externalId,fundingRequest.source,fundingRequest.externalId,kind,amount,currency,bookedOn\nl,1,x,3,APPROVE,80,USD,2012-01-03\nl,2,x,3,PAY,81,USD,2012-01-04\nl,3,x,3,APPROVE,21,USD,2012-01-05\nl,4,x,3,PAY,10,USD,2012-01-06\n',
      'award-suspensions.csv':
        'award.partner,award.qualification,award.validFrom,validFrom,reason\nother,cpp-builder,2011-06-01,2011-07-01," "\n',
    },
    [
      'countries.csv:2: code: must be the two capital letters of ISO 3166-1, such as FR',
      'terms.csv:3: parent: makes a circle: the row would stand above itself',
      'terms.csv:5: parent: parent and taxonomy do not belong together',
      'qualifications.csv:2: code: there is already another Qualification with this program and code',
      'qualifications.csv:3: name.en: The name of qualification cpp-french is missing in en, the default locale of its program.',
      'requirements.csv:2: metric: must be given where the form is METRIC, and only there',
      'partners.csv:2: slug: must be lower-case letters a to z and digits, in words joined by single hyphens, at most 100 characters',
      'partners.csv:3: latitude: and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
      'partners.csv:4: latitude: and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
      'partners.csv:5: name: must be one line of 1 to 200 characters without space around it, zero-width space included',
      'partners.csv:6: website: must be a web address that begins with http:// or https://, without spaces, at most 2000 characters',
      'partners.csv:7: parent: names the row itself',
      'partners.csv:9: parent: makes a circle: the row would stand above itself',
      'qualification-applications.csv:2: status: does not go with the times: a DRAFT has none, SUBMITTED has submittedAt, IN_REVIEW also reviewStartedAt, a decided one also decidedAt, one that was taken back has decidedAt, and they follow one another',
      'awards.csv:2: endReason: is given, but validTo is not',
      'awards.csv:3: application.source: application, partner and qualification do not belong together',
      'awards.csv:4: application.externalId: names an application that is not APPROVED',
      'award-suspensions.csv:2: reason: shows nothing: " " holds only spaces or invisible characters',
      'references.csv:2: offering.partner: offering and partner do not belong together',
      'references.csv:3: title.en: is missing: the text in "en" must always be there',
      'resale-agreements.csv:2: offering.partner: is the reseller itself: a partner resells offerings of others',
      'resale-agreements.csv:3: brandName: is only given where whiteLabel is true',
      expect.stringMatching(
        /^enablements\.csv:2: status: does not go with progress and days: PLANNED has progress 0 and no days/,
      ) as string,
      'engagements.csv:2: customerPartner: must be given: the kind names the provider that an engagement with the customerKind PROVIDER is for',
      "engagements.csv:3: customerName: is the vendor of the program: a program's vendor is never the customer",
      'engagements.csv:4: customerPartner: names the partner itself',
      'engagements.csv:5: valueAmount: must be 0 or more, with no more digits after the point than its currency has',
      'engagements.csv:6: currency: must be the three capital letters of a currency, such as USD',
      'engagements.csv:7: valueAmount: must be 0 or more, with no more digits after the point than its currency has',
      'funding-requests.csv:2: financingProgram: financingProgram and currency do not belong together',
      'funding-requests.csv:3: requestedAmount: must be more than 0, with no more digits after the point than its currency has',
      'ledger-entries.csv:3: amount: takes what is paid above what stands approved that day',
      'ledger-entries.csv:4: amount: takes what stands approved above what the request asks for',
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

it('finds every row that the database refuses among many that it does not', async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `p${index},P,ACTIVE,FR,${index % 400 === 7 ? 'not a site' : ''}`,
  );
  const problems = await database.problems({
    'partners.csv': ['slug,name,status,country,website', ...rows].join('\n'),
  });
  expect(problems.map((problem) => Number(problem.split(':')[1]))).toEqual([9, 409, 809, 1209, 1609, 2009, 2409, 2809]);
});

it('refuses to change a ledger entry that is booked', async () => {
  const other = await ExchangeDatabase.create('groundwork');
  try {
    const header = 'source,externalId,fundingRequest.source,fundingRequest.externalId,kind,amount,currency,bookedOn\n';
    await other.load({
      'funding-requests.csv':
        'source,externalId,financingProgram,partner,purpose,requestedAmount,currency,status,submittedAt,reviewStartedAt,decidedAt\nx,3,OPEN,known,Racks,100,USD,APPROVED,2012-01-01T00:00:00Z,2012-01-02T00:00:00Z,2012-01-03T00:00:00Z\n',
      'ledger-entries.csv': `${header}x,1,x,3,APPROVE,80,USD,2012-01-03\n`,
    });
    expect(await other.problems({ 'ledger-entries.csv': `${header}x,1,x,3,APPROVE,80.00,USD,2012-01-03\n` })).toEqual(
      [],
    );
    expect(await other.problems({ 'ledger-entries.csv': `${header}x,1,x,3,APPROVE,90,USD,2012-01-03\n` })).toEqual([
      'ledger-entries.csv:2: differs from the entry that is booked: ledger entries never change, book another one instead',
    ]);
  } finally {
    await other.close();
  }
});
