import { listOf, type Search } from '../../app/search';
import type { PartnerFilter, PartnerOrder } from '../../graph/schema-types';
import { boxOf, circleOf } from '../../shared/map/place-texts';
import type { Circle } from '../../shared/map/places';

/**
 * What the finder's address says. `place` names the middle of the circle, and only shows. Lists are of codes and slugs, tiers of ids, since programs have tiers of the same code; a term has its taxonomy in front (`INDUSTRIES.industry-cities`).
 */
export const searchKeys = [
  ...(['q', 'country', 'tier', 'qualification', 'category', 'term'] as const),
  ...(['box', 'near', 'place', 'order', 'compare'] as const),
];
export type FinderSearch = Search<(typeof searchKeys)[number]>;

/** The members of the address that are lists of a facet's values. */
export type FacetKey = 'country' | 'tier' | 'qualification' | 'category' | 'term';

/** A text of one letter would find nearly everybody. */
export function searchTextOf({ q = '' }: FinderSearch): string | null {
  const text = q.trim().slice(0, 200);
  return text.length < 2 ? null : text;
}

export function filterOf(search: FinderSearch): PartnerFilter {
  const filter: PartnerFilter = { status: { eq: 'ACTIVE' } };
  const [countries, tiers] = [listOf(search.country), listOf(search.tier)];
  const [qualifications, categories] = [listOf(search.qualification), listOf(search.category)];
  if (countries.length > 0) filter.country = { code: { in: [...countries] } };
  if (tiers.length > 0) filter.enrolments = { some: { inForce: { eq: true }, tier: { id: { in: [...tiers] } } } };
  if (qualifications.length > 0) filter.qualifications = { some: { slug: { in: [...qualifications] } } };
  if (categories.length > 0) filter.technologies = { some: { category: { code: { in: [...categories] } } } };
  const terms = termFilters(search);
  if (terms.length > 0) filter.and = terms;
  const [box, circle] = [boxOf(search.box), circleOf(search.near)];
  if (box && circle) filter.and = [...terms, { position: { box } }];
  if (circle) filter.position = { near: { from: pointOf(circle), withinKm: circle.kilometres } };
  else if (box) filter.position = { box };
  return filter;
}

/** For each taxonomy, a partner has one of the terms that are chosen of it. */
function termFilters({ term }: FinderSearch): PartnerFilter[] {
  const chosen = Map.groupBy(listOf(term), (each) => each.split('.')[0] ?? '');
  return [...chosen].map(([code, terms]) => {
    const slugs = terms.map((each) => each.slice(code.length + 1));
    return { terms: { some: { slug: { in: slugs } } } };
  });
}

export function orderOf(search: FinderSearch): PartnerOrder[] | null {
  const circle = circleOf(search.near);
  const order = search.order ?? (circle && searchTextOf(search) === null ? 'distance' : undefined);
  if (order === 'distance' && circle) return [{ distance: { from: pointOf(circle) } }];
  return order === 'name' ? [{ name: 'ASC' }] : null;
}

function pointOf({ latitude, longitude }: Circle) {
  return { latitude, longitude };
}
