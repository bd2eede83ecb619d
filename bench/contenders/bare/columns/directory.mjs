import {
  awardLevel,
  awardedLevel,
  codesOf,
  countriesOf,
  countryLevel,
  distributorLevel,
  distributorsOf,
  namesOf,
  offeringLevel,
  qualificationLevel,
  technologyLevel,
  vendorLevel,
} from './edges.mjs';
import { levelsAsColumns, listsBy } from './levels.mjs';

const inCountry = `country_id = (select id from country where code = $2)`;

const levels = [
  {
    columns: ['id', 'slug', 'name', 'city', 'status', 'country_id'],
    rows: `from partner where ${inCountry} and $1::date is not null order by name, id limit 25`,
  },
  countryLevel(0, 'c5'),
  qualificationLevel(0),
  awardLevel(0),
  awardedLevel(3),
  technologyLevel(0),
  vendorLevel(5),
  distributorLevel(0),
  offeringLevel(0),
];

const page = levelsAsColumns(levels);
const pageWithCount = levelsAsColumns([...levels, { columns: ['count(*)'], rows: `from partner where ${inCountry}` }]);

const partnersOf = ([
  partners,
  countries,
  qualifications,
  awards,
  awarded,
  technologies,
  vendors,
  distributors,
  offerings,
]) => {
  const [ids, slugs, names, cities, statuses, countryIds] = partners;
  if (!ids) return [];
  const country = countriesOf(countries);
  const qualification = listsBy(qualifications[0], (row) => ({
    code: qualifications[1][row],
    name: qualifications[2][row],
  }));
  const code = codesOf(awarded);
  const award = listsBy(awards[0], (row) => ({
    status: awards[1][row],
    validFrom: awards[2][row],
    lastDay: awards[3][row],
    qualification: code(awards[4][row]),
  }));
  const vendor = namesOf(vendors);
  const technology = listsBy(technologies[0], (row) => ({
    slug: technologies[1][row],
    name: technologies[2][row],
    vendor: vendor(technologies[3][row]),
  }));
  const distributor = distributorsOf(distributors);
  const offering = listsBy(offerings[0], (row) => ({
    name: offerings[2][row],
    serviceModel: offerings[3][row],
    status: offerings[4][row],
  }));
  return ids.map((id, row) => ({
    slug: slugs[row],
    name: names[row],
    city: cities[row],
    status: statuses[row],
    country: country(countryIds[row]),
    qualifications: qualification(id),
    awards: { nodes: award(id) },
    technologies: { nodes: technology(id) },
    distributors: { nodes: distributor(id) },
    offerings: { nodes: offering(id) },
  }));
};

export async function directory({ country }, query, day) {
  const levels = JSON.parse(await query(page, [day, country]));
  return JSON.stringify({ data: { partners: { nodes: partnersOf(levels) } } });
}

export async function directoryWithCount({ country }, query, day) {
  const levels = JSON.parse(await query(pageWithCount, [day, country]));
  return JSON.stringify({ data: { partners: { totalCount: levels[9][0][0], nodes: partnersOf(levels) } } });
}
