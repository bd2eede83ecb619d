import { fiscalQuarters } from '../../src/exchange/definition/fiscal-quarters';
import { quartersOf, quartersUntil, yearEnd } from '../../src/rules/fiscal-calendar';
import fc from '../support/fast-check';
import { rowsOf } from './support/files';

const milliseconds = 86_400_000;

function length(startsOn: string, endsOn: string): number {
  return (Date.parse(endsOn) - Date.parse(startsOn)) / milliseconds + 1;
}

it.each([
  ['FY10Q1', '2009-07-26', '2009-10-24'],
  ['FY10Q2', '2009-10-25', '2010-01-23'],
  ['FY10Q3', '2010-01-24', '2010-05-01'],
  ['FY10Q4', '2010-05-02', '2010-07-31'],
  ['FY11Q1', '2010-08-01', '2010-10-30'],
  ['FY11Q4', '2011-05-01', '2011-07-30'],
  ['FY12Q1', '2011-07-31', '2011-10-29'],
  ['FY16Q3', '2016-01-24', '2016-04-30'],
  ['FY21Q3', '2021-01-24', '2021-05-01'],
])('%s runs from %s to %s', (code, startsOn, endsOn) => {
  expect(quartersOf(2000 + Number(code.slice(2, 4)))).toContainEqual({ code, startsOn, endsOn });
});

const years = fc.integer({ min: 1990, max: 2200 });

it('a year ends on the last Saturday of July', () => {
  fc.assert(
    fc.property(years, (year) => {
      const end = new Date(`${yearEnd(year)}T00:00:00Z`);
      expect(end.getUTCDay()).toBe(6);
      expect(end.getUTCMonth()).toBe(6);
      expect(new Date(end.getTime() + 7 * milliseconds).getUTCMonth()).toBe(7);
    }),
  );
});

it('quarters tile the calendar: without gap or overlap, of 13 weeks, and of 14 in the third of a year of 53', () => {
  fc.assert(
    fc.property(years, (year) => {
      const quarters = [...quartersOf(year), ...quartersOf(year + 1)];
      quarters
        .slice(1)
        .forEach(({ startsOn }, index) => expect(length(quarters[index]?.endsOn as string, startsOn)).toBe(2));
      const weeks = quartersOf(year).map(({ startsOn, endsOn }) => length(startsOn, endsOn) / 7);
      expect([
        [13, 13, 13, 13],
        [13, 13, 14, 13],
      ]).toContainEqual(weeks);
      expect(quartersOf(year).at(-1)?.endsOn).toBe(yearEnd(year));
    }),
  );
});

it('the quarters until a day end with the one that contains it', () => {
  const days = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, (day) => {
      const quarters = quartersUntil(2010, day);
      expect(quarters[0]?.code).toBe('FY10Q1');
      const { startsOn, endsOn } = quarters.at(-1) as (typeof quarters)[number];
      expect(startsOn <= day && day <= endsOn).toBe(true);
    }),
  );
});

it.each(['2026-11-24', '2012-02-29'])('the file of %s reaches from FY10 to two years past it', (day) => {
  const rows = rowsOf(fiscalQuarters(day).text);
  const { startsOn, endsOn } = rows.at(-1) as Record<string, string>;
  const until = `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
  expect(rows[0]).toEqual({ vendor: 'cisco', code: 'FY10Q1', startsOn: '2009-07-26', endsOn: '2009-10-24' });
  expect((startsOn as string) <= until && until <= (endsOn as string)).toBe(true);
});
