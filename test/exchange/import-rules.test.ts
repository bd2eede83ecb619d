import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemText } from '../../src/exchange/import/problems';
import { ExchangeDatabase } from './support/exchange-database';

/** The files of the example in the documents: what they show is tried here. */
const [metrics = '', requirements = ''] = [
  ...readFileSync(join(__dirname, '..', '..', 'docs', 'import.md'), 'utf8').matchAll(/^```csv\n(.*?)^```/gms),
].map(([, text]) => text as string);

const expert = {
  'qualifications.csv': 'slug,program,code,name.en,summary.en\ncpp-expert,CPP,EXPERT,Expert,An expert.\n',
  'metrics.csv': metrics,
  'requirements.csv': requirements,
};

let database: ExchangeDatabase;

beforeEach(async () => {
  database = await ExchangeDatabase.create('groundwork');
});

afterEach(() => database.close());

const status = (day: string): Promise<unknown[]> =>
  database.rows(
    `select e.status, e.missing_count from qualification_eligibility('${day}') e
     join qualification q on q.id = e.qualification_id join partner p on p.id = e.partner_id
     where q.slug = 'cpp-expert' and p.slug = 'known'`,
  );

const checks = (day: string): Promise<unknown[]> =>
  database.rows(
    `select requirement_code as code, c.status, trim_scale(actual)::text as actual, trim_scale(points)::text as points
     from requirement_check('${day}') c join qualification q on q.id = c.qualification_id
     join partner p on p.id = c.partner_id where q.slug = 'cpp-expert' and p.slug = 'known' order by 1`,
  );

const engagements = (count: number, day: string): string =>
  `source,externalId,program,partner,country,kind,customerName,customerKind,valueAmount,currency,startedOn\n${Array.from(
    { length: count },
    (_, index) => `x,${day}-${index},CPP,known,FR,PROVIDE,Acorn,ENTERPRISE,50000.50,EUR,${day}`,
  ).join('\n')}\n`;

it('loads the rules of the documents, which judge a partner from then on', async () => {
  await database.load(expert);
  expect(await status('2025-12-31')).toEqual([{ status: 'UNKNOWN', missing_count: null }]);
  expect(await status('2026-06-01')).toEqual([{ status: 'MISSING', missing_count: 3 }]);
  await database.load({ 'engagements.csv': engagements(7, '2026-03-01') });
  expect(await status('2026-06-01')).toEqual([{ status: 'MISSING', missing_count: 1 }]);
  expect(await checks('2026-06-01')).toEqual([
    { code: 'HOLDS-BUILDER', status: 'MISSING', actual: '0', points: null },
    { code: 'LAUNCHES', status: 'MET', actual: '7', points: '35' },
    { code: 'SALES', status: 'MET', actual: '350003.5', points: '35.00035' },
    { code: 'SCORE', status: 'MET', actual: '70.00035', points: null },
  ]);
});

it('judges by all rules what it adds beside a rule', async () => {
  await database.load(expert);
  await database.load({
    'engagements.csv': engagements(7, '2026-03-01'),
    'qualifications.csv': 'slug,program,code,name.en,summary.en\ncpp-staffed,CPP,STAFFED,Staffed,A staff.\n',
    'metrics.csv':
      'code,name.en,unit,aggregation,edge\nSTAFF,Staff,PEOPLE,COUNT,persons\nAWARDS,Awards,COUNT,COUNT,awards\n',
    'requirements.csv':
      'qualification,code,validFrom,form,minimum,metric,summary.en\ncpp-staffed,STAFF,2026-01-01,METRIC,1,STAFF,Staff.\ncpp-staffed,AWARDS,2026-01-01,METRIC,1,AWARDS,Awards.\n',
  });
  expect(await status('2026-06-01')).toEqual([{ status: 'MISSING', missing_count: 1 }]);
  expect(await database.rows('select from rule_mark')).toEqual([]);
});

it('changes nothing the second time', async () => {
  await database.load(expert);
  const digest = await database.digest();
  const { files } = await database.load(expert);
  expect(files.map(({ inserted, updated }) => inserted + updated)).toEqual([0, 0, 0]);
  expect(await database.digest()).toBe(digest);
});

it('judges by a rule that changed from the day of the change on, and by no other before', async () => {
  await database.load(expert);
  await database.load({
    'requirements.csv':
      'qualification,code,validFrom,validTo,form,minimum,metric,summary.en\ncpp-expert,SCORE,2026-01-01,2027-01-01,SCORE,70,,Points.\ncpp-expert,HOLDS-BUILDER,2026-01-01,2027-01-01,HOLDS,1,,Builder.\ncpp-expert,LAUNCHES-2027,2027-01-01,,METRIC,2,LAUNCHED,Two engagements.\n',
    'engagements.csv': engagements(2, '2026-06-01'),
  });
  expect(await status('2026-12-31')).toEqual([{ status: 'MISSING', missing_count: 2 }]);
  expect(await status('2027-01-01')).toEqual([{ status: 'MET', missing_count: 0 }]);
  expect(await status('2027-06-01')).toEqual([{ status: 'MISSING', missing_count: 1 }]);
});

const metricsOf = (...rows: readonly string[]): Record<string, string> => ({
  'metrics.csv': ['code,name.en,unit,aggregation,edge,filter,field,currency,window', ...rows, ''].join('\n'),
});
const requirementsOf = (...rows: readonly string[]): Record<string, string> => ({
  'requirements.csv': [
    'qualification,code,validFrom,form,parent,minimum,metric,points,cap,heldQualifications,partnerFilter,summary.en',
    ...rows,
    '',
  ].join('\n'),
});

const cases: Readonly<Record<string, readonly [Record<string, string>, readonly string[]]>> = {
  'metrics that do not compile': [
    metricsOf(
      'A,A,COUNT,COUNT,offers,,,,',
      'B,B,COUNT,COUNT,offerings,"{status: {eq: GONE}}",,,',
      'C,C,COUNT,COUNT,offerings,"{status: {eq PUBLISHED}}",,,',
      'D,D,COUNT,COUNT,offerings,"{vendor: {slug: {eq: ""cisco""}}}",,,',
      'E,E,COUNT,COUNT,eligibility,,,,',
      'F,F,COUNT,COUNT,resaleAgreements,"{offering: {partner: {hasNextQualification: true}}}",,,',
      'G,G,COUNT,COUNT,offerings,"{id: {eq: ""Offering:1""}}",,,',
      'H,H,COUNT,SUM,engagements,,value,,',
      'I,I,MONEY,SUM,offerings,,name,EUR,',
      'J,J,COUNT,SUM,offerings,,name,,',
      'K,K,COUNT,COUNT,technologies,,,,P1Y',
      'L,L,COUNT,LATEST,offerings,,price,,',
      'M,M,COUNT,COUNT,offerings,"{publishedOn: {gte: ""yesterday""}}",,,',
      'N,N,COUNT,COUNT,offerings,"{name: {eq: null}}",,,',
      'O,O,COUNT,COUNT,offerings,"{name: {eq: $name}}",,,',
    ),
    [
      'metrics.csv:2: edge: Partner has no list offers',
      'metrics.csv:3: filter: status.eq: Value "GONE" does not exist in "OfferingStatus" enum',
      'metrics.csv:4: filter: Syntax Error: Expected ":", found Name "PUBLISHED"',
      expect.stringMatching(/^metrics\.csv:5: filter: Field "vendor" is not defined by type "OfferingFilter"/) as never,
      'metrics.csv:6: edge: QualificationEligibility follows from rules, so it cannot decide one',
      'metrics.csv:7: filter: nextQualification follows from rules, so it cannot decide one',
      'metrics.csv:8: filter: Offering.id is tested; a rule names natural keys',
      'metrics.csv:9: currency: is missing: value is an amount of money',
      'metrics.csv:10: currency: is given, but name is no amount of money',
      'metrics.csv:11: field: Offering.name is no number',
      'metrics.csv:12: window: needs rows that begin on a day, which Technology does not',
      'metrics.csv:13: field: Offering has no value price',
      'metrics.csv:14: filter: publishedOn.gte: A Date must be a day of the form YYYY-MM-DD',
      'metrics.csv:15: filter: `filter.name.eq` is null; a condition needs a value, and `isNull` asks for none',
      'metrics.csv:16: filter: Syntax Error: Unexpected variable "$name" in constant value',
    ],
  ],
  'metrics that the database refuses': [
    metricsOf(
      'A,A,MONEY,SUM,engagements,,value,,',
      'B,B,COUNT,COUNT,offerings,,name,,',
      'C,C,COUNT,COUNT,offerings,,,,P1H',
    ),
    [
      'metrics.csv:2: currency: must be the three capital letters of a currency where the unit is MONEY, and only there',
      'metrics.csv:3: field: does not go with the kind and the aggregation: MEASURED and COUNT have none, the others have one, such as value',
      'metrics.csv:4: window: must be a number of years, months, weeks or days, such as P12M, P1Y6M or P90D',
    ],
  ],
  'a filter of partners that does not compile': [
    requirementsOf('cpp-builder,A,2026-01-01,METRIC,,1,VALIDATED-INFRASTRUCTURE,,,,"{country: {code: {eq: 1}}}",A'),
    ['requirements.csv:2: partnerFilter: country.code.eq: String cannot represent a non string value: 1'],
  ],
  'a parent of another qualification': [
    requirementsOf('cpp-builder,A,2026-01-01,METRIC,VENDOR_TECHNOLOGY,1,VALIDATED-INFRASTRUCTURE,,,,,A'),
    ['requirements.csv:2: parent: there is no Requirement "VENDOR_TECHNOLOGY" with the same qualification and tier'],
  ],
  'a parent that the same file has in another qualification': [
    requirementsOf(
      'cpp-builder,GROUP,2026-01-01,ALL,,,,,,,,Group',
      'cpp-builder,A,2026-01-01,METRIC,GROUP,1,VALIDATED-INFRASTRUCTURE,,,,,A',
      'cpp-provider,A,2026-01-01,METRIC,GROUP,1,VALIDATED-INFRASTRUCTURE,,,,,A',
    ),
    ['requirements.csv:4: parent: there is no Requirement "GROUP" with the same qualification and tier'],
  ],
  'a parent that is rejected itself': [
    requirementsOf(
      'cpp-builder,GROUP,2026-01-01,SOME,,,,,,,,Group',
      'cpp-builder,A,2026-01-01,METRIC,GROUP,1,VALIDATED-INFRASTRUCTURE,,,,,A',
    ),
    ['requirements.csv:2: form: must be one of ALL, AT_LEAST, SCORE, METRIC, HOLDS, not "SOME"'],
  ],
  'parts that are rejected for another reason than their parent': [
    requirementsOf(
      'cpp-builder,GROUP,2026-01-01,ALL,,,,,,,,Group',
      'cpp-builder,A,2026-01-01,METRIC,GROUP,1,VALIDATED-INFRASTRUCTURE,,,,,',
      'cpp-builder,B,2026-01-01,METRIC,GROUP,1.1234567,VALIDATED-INFRASTRUCTURE,,,,,B',
      'cpp-builder,C,2026-01-01,METRIC,GROUP,1,VALIDATED-INFRASTRUCTURE,,,,,C',
      'cpp-builder,D,2026-01-01,METRIC,GROUPS,1,VALIDATED-INFRASTRUCTURE,,,,,D',
    ),
    [
      'requirements.csv:3: summary.en: is empty in every language, but a text is required',
      'requirements.csv:4: minimum: has more than 6 digits after the point',
      'requirements.csv:6: parent: there is no Requirement "GROUPS" with the same qualification and tier',
    ],
  ],
  'a score that cannot be reached': [
    requirementsOf(
      'cpp-builder,SUM,2026-01-01,SCORE,,70,,,,,,Sum',
      'cpp-builder,PART,2026-01-01,METRIC,SUM,,VALIDATED-INFRASTRUCTURE,5,60,,,Part',
    ),
    ['requirements.csv:2: minimum: The requirement SUM asks for 70, but at most 60 can be reached.'],
  ],
  'minimums above what a holding, a BOOLEAN and parts without a cap give': [
    {
      'metrics.csv': 'code,kind,name.en,unit,aggregation\nINSURED,MEASURED,Insured,BOOLEAN,LATEST\n',
      ...requirementsOf(
        'cpp-builder,A,2026-01-01,METRIC,,2,INSURED,,,,,A',
        'cpp-builder,B,2026-01-01,HOLDS,,2,,,,cpp-provider,,B',
        'cpp-builder,C,2026-01-01,SCORE,,31,,,,,,C',
        'cpp-builder,D,2026-01-01,METRIC,C,,INSURED,20,,,,D',
        'cpp-builder,E,2026-01-01,HOLDS,C,1,,10,15,cpp-provider,,E',
        'cpp-builder,F,2026-01-01,SCORE,,1,,,,,,F',
        'cpp-builder,G,2026-01-01,AT_LEAST,,1,,,,,,G',
      ),
    },
    [
      'requirements.csv:2: minimum: The requirement A asks for 2, but at most 1 can be reached.',
      'requirements.csv:3: minimum: The requirement B asks for 2, but at most 1 can be reached.',
      'requirements.csv:4: minimum: The requirement C asks for 31, but at most 30 can be reached.',
      'requirements.csv:7: minimum: The requirement F asks for 1, but nothing can be reached.',
      'requirements.csv:8: minimum: The requirement G asks for 1, but nothing can be reached.',
    ],
  ],
  'a part of a number': [
    requirementsOf(
      'cpp-builder,GROUP,2026-01-01,ALL,NUMBER,,,,,,,Group',
      'cpp-builder,NUMBER,2026-01-01,METRIC,,1,VALIDATED-INFRASTRUCTURE,,,,,Number',
    ),
    ['requirements.csv:2: parent: The requirement NUMBER asks for a number or a holding, so GROUP is no part of it.'],
  ],
  'a metric that changes to another program than the rules that ask for it': [
    {
      'programs.csv':
        'code,vendor,defaultLocale,name.en,summary.en,salesPolicy\nOTHER,cisco,en,Other,Another one.,INDIRECT_ONLY\n',
      'metrics.csv': 'code,program\nCPP-VENDOR-TECHNOLOGY-OFFERINGS,OTHER\n',
    },
    [
      expect.stringMatching(
        /^metrics\.csv:2: program: The requirement \w+ asks for the metric CPP-VENDOR-TECHNOLOGY-OFFERINGS, which belongs to another program: OTHER\.$/,
      ) as never,
    ],
  ],
  'a circle of holdings': [
    requirementsOf(
      'cpp-builder,NEEDS-PROVIDER,2026-01-01,HOLDS,,1,,,,cpp-provider,,A',
      'cpp-provider,NEEDS-BUILDER,2026-01-01,HOLDS,,1,,,,cpp-builder,,B',
    ),
    [
      'requirements.csv:2: heldQualifications: The requirement NEEDS-PROVIDER closes a circle: what it asks to hold asks for its own qualification.',
      'requirements.csv:3: heldQualifications: The requirement NEEDS-BUILDER closes a circle: what it asks to hold asks for its own qualification.',
    ],
  ],
  'a circle through tiers': [
    {
      'tiers.csv': 'program,code,rank,name.en\nCPP,GOLD,1,Gold\n',
      'requirements.csv': [
        'qualification,tier.program,tier.code,code,validFrom,form,minimum,heldQualifications,heldTier.program,heldTier.code,summary.en',
        'cpp-builder,,,NEEDS-GOLD,2026-01-01,HOLDS,1,,CPP,GOLD,A',
        ',CPP,GOLD,NEEDS-BUILDER,2026-01-01,HOLDS,1,cpp-builder,,,B',
        '',
      ].join('\n'),
    },
    [
      'requirements.csv:2: heldQualifications: The requirement NEEDS-GOLD closes a circle: what it asks to hold asks for its own qualification.',
      'requirements.csv:3: heldQualifications: The requirement NEEDS-BUILDER closes a circle: what it asks to hold asks for its own tier.',
    ],
  ],
  'a requirement of nothing, and one of both': [
    {
      'tiers.csv': 'program,code,rank,name.en\nCPP,GOLD,1,Gold\n',
      'requirements.csv': [
        'qualification,tier.program,tier.code,code,validFrom,form,minimum,metric,summary.en',
        ',,,A,2026-01-01,METRIC,1,VALIDATED-INFRASTRUCTURE,A',
        'cpp-builder,CPP,GOLD,B,2026-01-01,METRIC,1,VALIDATED-INFRASTRUCTURE,B',
        '',
      ].join('\n'),
    },
    [
      expect.stringMatching(/^requirements\.csv:2: /) as never,
      'requirements.csv:3: qualification: either the qualification must be given, or the program and the code of the tier',
    ],
  ],
  'units and currencies that do not fit': [
    metricsOf(
      'A,A,MONEY,COUNT,engagements,,,EUR,',
      'B,B,PEOPLE,COUNT,offerings,,,,',
      'C,C,PEOPLE,MAX,offerings,,price,,',
      'D,D,PERCENT,COUNT,offerings,,,,',
      'E,E,BOOLEAN,COUNT,offerings,,,,',
      'F,F,MONEY,SUM,engagements,,value,EUW,',
      'G,G,PEOPLE,COUNT,persons,,,,',
    ),
    [
      'metrics.csv:2: aggregation: is COUNT, which counts rows: an amount of MONEY is a SUM, the MAX or the LATEST',
      'metrics.csv:3: unit: is PEOPLE, but no persons are counted: the edge is persons, and the aggregation COUNT or DISTINCT',
      'metrics.csv:4: field: Offering has no value price',
      'metrics.csv:4: unit: is PEOPLE, but no persons are counted: the edge is persons, and the aggregation COUNT or DISTINCT',
      'metrics.csv:5: aggregation: is COUNT, which counts rows: a PERCENT is the LATEST or the MAX of measured values',
      'metrics.csv:6: aggregation: is COUNT, but a BOOLEAN is 0 or 1: it is the LATEST or the MAX of the values',
      'metrics.csv:7: currency: is EUW, which is no currency of ISO 4217, so that no amount has it',
    ],
  ],
  'a rule of the definition that is changed for the worse': [
    {
      'metrics.csv': 'code,filter\nCPP-VENDOR-TECHNOLOGY-OFFERINGS,{gone: {eq: 1}}\nVALIDATED-INFRASTRUCTURE,\n',
      'requirements.csv': 'qualification,code,partnerFilter\ncpp-provider,VENDOR_TECHNOLOGY,{\n',
    },
    [
      'metrics.csv:2: filter: Field "gone" is not defined by type "OfferingFilter"',
      'requirements.csv:2: partnerFilter: Syntax Error: Expected Name, found <EOF>',
    ],
  ],
  'what is wrong in two files, of which the database refuses one': [
    {
      ...metricsOf('A,A,COUNT,COUNT,offerings,"{status: {eq: GONE}}",,,', 'B,B,PEOPLE,COUNT,offerings,,,,'),
      ...requirementsOf(
        'cpp-builder,A,2026-01-01,METRIC,,1,NONE,,,,,A',
        'cpp-builder,B,2026-01-01,METRIC,,1,A,,,,"{gone: 1}",B',
      ),
    },
    [
      'metrics.csv:2: filter: status.eq: Value "GONE" does not exist in "OfferingStatus" enum',
      'metrics.csv:3: unit: is PEOPLE, but no persons are counted: the edge is persons, and the aggregation COUNT or DISTINCT',
      'requirements.csv:2: metric: there is no Metric "NONE"',
      'requirements.csv:3: partnerFilter: Field "gone" is not defined by type "PartnerFilter"',
    ],
  ],
  'a tree that stands above itself beside a metric that does not compile': [
    {
      ...metricsOf('A,A,COUNT,COUNT,offers,,,,'),
      ...requirementsOf('cpp-builder,A,2026-01-01,ALL,B,,,,,,,A', 'cpp-builder,B,2026-01-01,ALL,A,,,,,,"{gone: 1}",B'),
    },
    [
      'metrics.csv:2: edge: Partner has no list offers',
      'requirements.csv:2: parent: The requirement A stands above itself.',
      'requirements.csv:3: parent: The requirement B stands above itself.',
      'requirements.csv:3: partnerFilter: Field "gone" is not defined by type "PartnerFilter"',
    ],
  ],
  'a track that a rule has as another text alone': [
    {
      'enrolments.csv': 'partner,program,validFrom,track\nknown,CPP,2030-01-01,FR\n',
      ...requirementsOf(
        'cpp-builder,A,2026-01-01,METRIC,,1,VALIDATED-INFRASTRUCTURE,,,,"{country: {code: {eq: ""FR""}}}",A',
      ),
    },
    ['enrolments.csv:2: track: no rule of the program CPP names the track FR'],
  ],
  'a track that no rule names': [
    { 'enrolments.csv': 'partner,program,validFrom,track\nknown,CPP,2030-01-01,RESEL\n' },
    ['enrolments.csv:2: track: no rule of the program CPP names the track RESEL'],
  ],
  'a metric of another program': [
    {
      'programs.csv':
        'code,vendor,defaultLocale,name.en,summary.en,salesPolicy\nOTHER,cisco,en,Other,Another one.,INDIRECT_ONLY\n',
      'metrics.csv': 'code,program,name.en,unit,aggregation,edge\nOFFERS,OTHER,Offers,COUNT,COUNT,offerings\n',
      ...requirementsOf('cpp-builder,A,2026-01-01,METRIC,,1,OFFERS,,,,,A'),
    },
    [
      'requirements.csv:2: metric: The requirement A asks for the metric OFFERS, which belongs to another program: OTHER.',
    ],
  ],
};

it.each(Object.entries(cases))('reports %s, and writes nothing', async (_name, [files, problems]) => {
  const digest = await database.digest();
  expect(await database.problems(files)).toEqual(problems);
  expect(await database.digest()).toBe(digest);
});

describe('an award whose requirements were not met on the day of the decision', () => {
  const award = {
    'qualification-applications.csv':
      'source,externalId,partner,qualification,status,submittedAt,reviewStartedAt,decidedAt\nx,A-1,known,cpp-builder,APPROVED,2026-01-02T08:00:00Z,2026-01-03T08:00:00Z,2026-01-05T08:00:00Z\n',
    'awards.csv':
      'partner,qualification,validFrom,application.source,application.externalId\nknown,cpp-builder,2026-01-10,x,A-1\n',
  };
  const message =
    'awards.csv:2: qualification: the partner did not meet the requirements of cpp-builder on 2026-01-05, the day of the decision: at least 3 are missing';

  it('is written with a warning', async () => {
    const { problems, warnings } = await database.import(award, { now: '2026-02-01' });
    expect([problems, warnings.map(problemText)]).toEqual([[], [message]]);
    expect(await database.rows('select from award')).toHaveLength(1);
    // It is there now, so the second import has nothing to warn of.
    expect((await database.import(award, { now: '2026-02-01' })).warnings).toEqual([]);
  });

  it('is refused if the import is strict', async () => {
    expect(await database.problems(award, { now: '2026-02-01', strict: true })).toEqual([message]);
    expect(await database.rows('select from award')).toEqual([]);
  });
});
