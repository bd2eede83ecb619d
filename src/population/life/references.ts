import type { Allotment } from '../allotment';
import { date } from '../days';
import { Texts } from '../sink/tables';
import type { Partner, World } from '../world';
import type { Catalog } from './offerings';

/** Invented customers by the slug of their segment, without a name. */
const customers = [
  ['industry-cities', 'a town hall', 'une mairie'],
  ['industry-hospitals', 'a hospital', 'un hôpital'],
  ['industry-bakeries', 'a chain of bakeries', 'une chaîne de boulangeries'],
  ['industry-banks', 'a savings bank', "une caisse d'épargne"],
  ['industry-education', 'a school of music', 'une école de musique'],
  ['industry-manufacturing', 'a maker of clocks', "un fabricant d'horloges"],
  ['industry-media', 'a local newspaper', 'un journal local'],
] as const;

const works = [
  [
    'A private cloud',
    'Un cloud privé',
    'runs its own cloud in two rooms',
    'exploite son propre cloud dans deux salles',
  ],
  [
    'Backups in the cloud',
    'Des sauvegardes dans le cloud',
    'restores a file in minutes',
    'restaure un fichier en minutes',
  ],
  ['Desktops from the cloud', 'Des postes virtuels', 'works from any desk', "travaille depuis n'importe quel bureau"],
  ['A single network', 'Un réseau unique', 'opens a site in a day', 'ouvre un site en un jour'],
] as const;

/** The share of references that will be published on a later day, and of those that have a page of their own. */
const comingShare = 0.08;
const pageShare = 0.7;

/** Adds the references of a partner: case studies about what it brought to the market, or about its technologies. */
export function publish(
  { sheets, today, ranking, definition }: World,
  partner: Partner,
  { market, technologies }: Catalog,
  allotment: Allotment,
): void {
  const { slug, enrolled, closed } = partner;
  if (enrolled === null) return;
  const random = partner.random.fork('references');
  const count = random.uneven(allotment.mean);
  for (let index = 1; index <= count; index++) {
    const [segment, customer, client] = random.popular(customers);
    const [title, titre, result, fait] = random.pick(works);
    const coming = closed === null && random.chance(comingShare);
    const day = coming ? today + random.integer(1, 120) : random.integer(enrolled, (closed ?? today) - 1);
    const offered = market.filter(({ from, to }) => from <= day && (to === null || to > day));
    const used = [...technologies.keys()];
    const name = `${slug}-${index}`;
    const [, who] = /^an? (.*)$/.exec(customer) as unknown as [string, string];
    sheets.references.add(
      Math.min(day, today),
      [
        name,
        new Texts(`${title} for ${customer}`, `${titre} pour ${client}`),
        new Texts(`The ${who} ${result}.`, `Le client, ${client}, ${fait}.`),
        random.chance(pageShare) ? `https://${slug}.example.com/references/${index}` : null,
        random.chance(0.1) ? null : definition.of('term', segment),
        date(day),
        partner,
        offered.length > 0 && random.chance(0.7) ? random.pick(offered) : null,
      ],
      { lists: [used.length > 0 ? random.sample(used, random.integer(1, 3)) : [random.popular(ranking.all)]] },
    );
  }
  allotment.take(count);
}
