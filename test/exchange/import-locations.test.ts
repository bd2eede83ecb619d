import { ExchangeDatabase } from './support/exchange-database';

/** Partners are where their main locations are, in whichever file that is said. */
let database: ExchangeDatabase;

beforeEach(async () => {
  database = await ExchangeDatabase.create('groundwork');
});

afterEach(() => database.close());

const header = 'partner,name,kind,isMain,country,city,latitude,longitude,openingHours.en\n';
const offices = `${header}known,Head office,OFFICE,true,FR,Lyon,45.76,4.84,Mornings\nknown,Branch,OFFICE,false,DE,Berlin,52.52,13.4,\n`;

interface Place {
  readonly city: string | null;
  readonly country: string;
  readonly latitude: number | null;
}

async function placeOf(partner: string): Promise<Place | undefined> {
  const [place] = await database.rows<Place>(
    `select city, country.code as country, latitude from partner join country on country.id = country_id where slug = '${partner}'`,
  );
  return place;
}

async function counts(files: Parameters<ExchangeDatabase['load']>[0]): Promise<readonly string[]> {
  const { files: results } = await database.load(files);
  return results.map(({ file, inserted, updated, unchanged }) => `${file} ${inserted}/${updated}/${unchanged}`);
}

it('a partner moves to its main location, and a second import changes nothing', async () => {
  expect(await counts({ 'locations.csv': offices })).toEqual(['locations.csv 2/0/0']);
  expect(await placeOf('known')).toEqual({ city: 'Lyon', country: 'FR', latitude: 45.76 });
  const digest = await database.digest();
  expect(await counts({ 'locations.csv': offices })).toEqual(['locations.csv 0/0/2']);
  expect(await database.digest()).toBe(digest);
});

it('a file gives the main location to another row, in any order of the rows', async () => {
  await database.load({ 'locations.csv': offices });
  const turned = offices.replace('true', 'x').replace('false', 'true').replace('x', 'false');
  await database.load({ 'locations.csv': turned });
  expect(await placeOf('known')).toEqual({ city: 'Berlin', country: 'DE', latitude: 52.52 });
  const added = `${header}known,Branch,OFFICE,false,DE,Berlin,52.52,13.4,\nknown,New,OFFICE,true,FR,Nice,43.7,7.26,\n`;
  await database.load({ 'locations.csv': added });
  expect(await placeOf('known')).toEqual({ city: 'Nice', country: 'FR', latitude: 43.7 });
});

it('a file of partners moves the main location, and only that', async () => {
  await database.load({ 'locations.csv': offices });
  const files = { 'partners.csv': 'slug,city,country,latitude,longitude\nknown,Nice,FR,43.7,7.26\nother,Köln,DE,,\n' };
  expect(await counts(files)).toEqual(['partners.csv 0/2/0']);
  expect(await counts(files)).toEqual(['partners.csv 0/0/2']);
  expect(await database.rows('select name, city from location order by name')).toEqual([
    { name: 'Branch', city: 'Berlin' },
    { name: 'Head office', city: 'Nice' },
  ]);
  expect(await placeOf('other')).toEqual({ city: 'Köln', country: 'DE', latitude: null });
});

it.each([
  [
    'two main locations',
    `${header}other,Branch,OFFICE,true,DE,,,,\nknown,Head office,OFFICE,true,FR,,,,\nknown,Branch,OFFICE,true,FR,,,,\n`,
    ['locations.csv:4: isMain: Exactly one location of a partner is the main one; of the partner known, 2 are: Branch'],
  ],
  [
    'no main location',
    `${header}other,Branch,OFFICE,true,DE,,,,\nknown,Branch,OFFICE,false,FR,,,,\n`,
    [
      'locations.csv:3: isMain: Exactly one location of a partner is the main one; of the partner known, none is: Branch',
    ],
  ],
  [
    'half a position and a wrong number',
    'partner,name,kind,isMain,country,latitude,longitude,telephone\nknown,Head office,OFFICE,true,FR,45,,\nother,Head office,OFFICE,true,FR,,,01 99\n',
    [
      'locations.csv:2: latitude: and longitude must be given together: -90 to 90 degrees north, -180 to 180 degrees east',
      'locations.csv:3: telephone: must begin with + and the code of the country, and have only digits, spaces and ()./- after it, at most 40 characters',
    ],
  ],
])('%s are reported with their row, and nothing is written', async (_what, file, problems) => {
  const digest = await database.digest();
  expect(await database.problems({ 'locations.csv': file })).toEqual(problems);
  expect(await database.digest()).toBe(digest);
});
