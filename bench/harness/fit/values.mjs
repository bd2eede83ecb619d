/** Documents that cost the same whatever their variable names, and statements that find a value with much, with little, and with no row. */
const documents = [
  {
    what: 'partners of a country by their awards',
    query:
      'query ($v: String!) { country(code: $v) { partners(orderBy: [{ awards: { count: DESC } }]) { nodes { id } } } }',
    values: `select c.code as value, count(*) as rows from country c join partner p on p.country_id = c.id group by 1 order by 2`,
  },
  {
    what: 'groups of the partners of a technology',
    query:
      'query ($v: String!) { technology(slug: $v) { partners { groups(by: [COUNTRY, QUALIFICATION], first: 5) { nodes { count } } } } }',
    values: `select t.slug as value, count(*) as rows from technology t join partner_technology l on l.technology_id = t.id group by 1 order by 2`,
  },
  {
    what: 'a page of the partners of a city, with awards',
    query: 'query ($v: String!) { partners(filter: { city: { eq: $v } }) { nodes { id awards { nodes { id } } } } }',
    values: `select city as value, count(*) as rows from partner where city is not null group by 1 order by 2`,
  },
];

/**
 * What the values of variables alone do to the time of a document, at one price: what no price can know that does not know the rows.
 *
 * @param {{ explain: (request: object, role: string) => any, measure: (explained: any) => Promise<any> }} engine
 * @param {(text: string) => Promise<{ value: string, rows: string }[]>} select
 */
export async function reportValues(engine, select) {
  console.log(
    '\nOne document with three values:\n| document | costs | most, ms | least, ms | none, ms | longest ÷ shortest |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { what, query, values } of documents) {
    const found = await select(values);
    const times = [];
    let cost;
    for (const v of [found.at(-1).value, found[0].value, 'none-has-this']) {
      const explained = engine.explain({ query, variables: { v } }, 'ADMIN');
      cost = explained.cost.requested;
      const runs = [await engine.measure(explained), await engine.measure(explained)];
      times.push(Math.min(...runs.map(({ planning, execution }) => planning + execution)));
    }
    const shown = times.map((time) => time.toFixed(1)).join(' | ');
    console.log(`| ${what} | ${cost} | ${shown} | ${Math.round(Math.max(...times) / Math.min(...times))} |`);
  }
}
