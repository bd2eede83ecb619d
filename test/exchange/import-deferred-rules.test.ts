import { ExchangeDatabase } from './support/exchange-database';

/** Rules about several rows are checked when a file is written as a whole. All that breaks them is reported, not the first row alone. */
let database: ExchangeDatabase;

beforeEach(async () => {
  database = await ExchangeDatabase.create('groundwork');
});

afterEach(() => database.close());

const vendors = 'slug,name\nacme,Acme\nbolt,Bolt\n';
const quarters = (...rows: readonly string[]): string => ['vendor,code,startsOn,endsOn', ...rows, ''].join('\n');
const locations = (...rows: readonly string[]): string => ['partner,name,kind,isMain,country', ...rows, ''].join('\n');
const requirements = (...rows: readonly string[]): string =>
  ['qualification,code,validFrom,form,parent,minimum,metric,points,cap,summary.en', ...rows, ''].join('\n');

const gap = (line: number, before: string, after: string): string =>
  `fiscal-quarters.csv:${line}: startsOn: The fiscal quarters of a vendor follow one another; ${before.replace(' ', ' ends on ')} and ${after.replace(' ', ' starts on ')}.`;
const main = (line: number, partner: string, what: string): string =>
  `locations.csv:${line}: isMain: Exactly one location of a partner is the main one; of the partner ${partner}, ${what}`;

const several: Readonly<Record<string, readonly [Record<string, string>, readonly string[]]>> = {
  'gaps in the calendars of two vendors': [
    {
      'vendors.csv': vendors,
      'fiscal-quarters.csv': quarters(
        'acme,Q3,2031-08-01,2031-10-31',
        'acme,Q1,2031-01-01,2031-03-31',
        'acme,Q2,2031-04-02,2031-06-30',
        'bolt,Q1,2031-01-01,2031-03-31',
        'bolt,Q2,2031-04-01,2031-06-30',
        'bolt,Q3,2031-07-02,2031-09-30',
      ),
    },
    [
      gap(2, 'Q2 2031-06-30', 'Q3 2031-08-01'),
      gap(4, 'Q1 2031-03-31', 'Q2 2031-04-02'),
      gap(7, 'Q2 2031-06-30', 'Q3 2031-07-02'),
    ],
  ],
  'main locations of two partners': [
    {
      'locations.csv': locations(
        'known,One,OFFICE,true,FR',
        'known,Two,OFFICE,true,FR',
        'other,Third,OFFICE,false,FR',
        'other,Fourth,OFFICE,false,FR',
      ),
    },
    [main(3, 'known', '2 are: Two'), main(5, 'other', 'none is: Fourth')],
  ],
  'trees of two qualifications whose requirements have the same codes': [
    {
      'requirements.csv': requirements(
        'cpp-builder,SUM,2026-01-01,SCORE,,70,,,,Sum',
        'cpp-builder,PART,2026-01-01,METRIC,SUM,,VALIDATED-INFRASTRUCTURE,5,60,Part',
        'cpp-provider,SUM,2026-01-01,ALL,,,,,,Sum',
        'cpp-provider,PART,2026-01-01,METRIC,SUM,1,VALIDATED-INFRASTRUCTURE,5,60,Part',
        'cpp-provider,OTHER,2026-01-01,METRIC,SUM,1,VALIDATED-INFRASTRUCTURE,,,Other',
      ),
    },
    [
      'requirements.csv:2: minimum: The requirement SUM asks for 70, but at most 60 can be reached.',
      'requirements.csv:5: points: The requirement PART has points, a cap or a floor, but it is no part of a score.',
    ],
  ],
  'three files': [
    {
      'vendors.csv': vendors,
      'fiscal-quarters.csv': quarters('acme,Q1,2031-01-01,2031-03-31', 'acme,Q2,2031-04-02,2031-06-30'),
      'locations.csv': locations('known,One,OFFICE,false,FR'),
      'requirements.csv': requirements('cpp-builder,SUM,2026-01-01,AT_LEAST,,1,,,,Sum'),
    },
    [
      gap(3, 'Q1 2031-03-31', 'Q2 2031-04-02'),
      'requirements.csv:2: minimum: The requirement SUM asks for 1, but nothing can be reached.',
      main(2, 'known', 'none is: One'),
    ],
  ],
};

it.each(Object.entries(several))(
  'reports what is wrong with %s, and writes nothing',
  async (_name, [files, problems]) => {
    const digest = await database.digest();
    expect(await database.problems(files)).toEqual(problems);
    expect(await database.digest()).toBe(digest);
  },
);

it('what a rejected row could mend is not reported, what it could not is', async () => {
  expect(
    await database.problems({
      'vendors.csv': vendors,
      'fiscal-quarters.csv': quarters(
        'acme,Q1,2031-01-01,2031-03-31',
        'acme,Q2,2031-04-01,30.06.2031',
        'acme,Q3,2031-07-01,2031-09-30',
      ),
      'locations.csv': locations(
        'known,One,OFFICE,true,FR',
        'known,Two,OFFICE,true,FR',
        'other,Third,OFFICE,perhaps,FR',
        'other,Fourth,OFFICE,false,FR',
      ),
    }),
  ).toEqual([
    'fiscal-quarters.csv:3: endsOn: must be a day of the calendar such as 2011-05-01, not "30.06.2031"',
    main(3, 'known', '2 are: Two'),
    expect.stringMatching(/^locations\.csv:4: isMain: must be /),
  ]);
});

it('lists 100 of more problems', async () => {
  const files = {
    'locations.csv': locations(...Array.from({ length: 120 }, (_, index) => `p-${index},Office,OFFICE,false,FR`)),
    'partners.csv': `slug,name,status,country\n${Array.from({ length: 120 }, (_, index) => `p-${index},P ${index},ACTIVE,FR`).join('\n')}\n`,
  };
  const problems = await database.problems(files);
  expect(problems).toHaveLength(101);
  expect(problems[99]).toBe(main(101, 'p-99', 'none is: Office'));
  expect(problems[100]).toBe('… and more');
});

it('a row that moves away leaves a location without a main one, which the message names', async () => {
  await database.load({ 'locations.csv': locations('known,One,OFFICE,true,FR', 'known,Two,OFFICE,false,FR') });
  expect(
    await database.problems({ 'locations.csv': 'partner,name,kind,isMain,country\nknown,One,OFFICE,false,FR\n' }),
  ).toEqual([main(2, 'known', 'none is: Two')]);
});
