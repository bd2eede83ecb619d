import { suggested } from '../autocomplete.mjs';
import { countedRows, facetsAsJson } from '../facets.mjs';
import { inForce } from '../sql.mjs';

const ofCountry = `country_id = (select id from country where code = $1)`;
const partner = `id, slug, name, legal_name as "legalName", status, city, website, latitude, longitude, country_id, parent_id`;
const technology = `id, slug, name, vendor_id, category_id`;

const one =
  (text, key) =>
  async (_source, values, { query }) =>
    (await query(text, [values[key]]))[0] ?? null;

export const resolvers = {
  Query: {
    partners: (_source, page) => page,
    async facets(_source, { country, qualification }, { query, day }) {
      const text = `with ${countedRows} select ${facetsAsJson} as facets from (select $1::date) day`;
      const [{ facets }] = await query(text, [day, country, qualification]);
      return facets;
    },
    suggestions: (_source, { text }, { query }) => query(`select slug, name, city ${suggested('$1::text')}`, [text]),
    partner: one(`select ${partner} from partner where slug = $1`, 'slug'),
    technology: one(`select ${technology} from technology where slug = $1`, 'slug'),
    distributor: one(`select id, slug, name from distributor where slug = $1`, 'slug'),
  },
  PartnerPage: {
    async totalCount({ country }, _values, { query }) {
      const [{ count }] = country
        ? await query(`select count(*)::integer as count from partner where ${ofCountry}`, [country])
        : await query(`select count(*)::integer as count from partner`, []);
      return count;
    },
    nodes({ country, after, first }, _values, { query }) {
      return country
        ? query(`select ${partner} from partner where ${ofCountry} order by name, id limit $2`, [country, first])
        : query(
            `select ${partner} from partner where (name, id) > ($1::text collate name_order, $2::bigint) order by name, id limit $3`,
            [after.name, after.id, first],
          );
    },
  },
  Partner: {
    position: ({ latitude, longitude }) => (latitude === null ? null : { latitude, longitude }),
  },
  Technology: {
    partners: ({ id }, { first }, { query, day }) =>
      query(
        `select p.id, p.slug, p.name, p.country_id from partner_technology l join partner p on p.id = l.partner_id
         where l.technology_id = $2 and ${inForce('l')} order by p.name, p.id limit $3`,
        [day, id, first],
      ),
  },
  Distributor: {
    partners: ({ id }, { first }, { query, day }) =>
      query(
        `select id, slug, name, country_id from partner
         where id in (select a.partner_id from distribution_agreement a where a.distributor_id = $2 and ${inForce('a')})
         order by name, id limit $3`,
        [day, id, first],
      ),
  },
};
