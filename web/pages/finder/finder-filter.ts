import { listOf, type Search } from '../../app/search';
import type { PartnerFilter, PartnerOrder } from '../../graph/schema-types';
import type { Box, Circle } from '../../shared/map/places';

/**
 * What the finder's address says. Lists are of codes and slugs, tiers of ids, since programs have tiers of the same code; a term has its taxonomy in front (`INDUSTRIES.industry-cities`).
 * A box is `south~west~north~east`, a circle `latitude~longitude~kilometres`.
 */
export const searchKeys = [
  ...(['q', 'country', 'tier', 'qualification', 'category', 'term'] as const),
  ...(['box', 'near', 'order', 'compare'] as const),
];
export type FinderSearch = Search<(typeof searchKeys)[number]>;

/** The members of the address that are lists of a facet's values. */
export type FacetKey = 'country' | 'tier' | 'qualification' | 'category' | 'term';

/** A text of one letter would find nearly everybody. */
export function searchTextOf({ q = '' }: FinderSearch): string | null {
  const text = q.trim().slice(0, 200);
  return text.length < 2 ? null : text;
}

/** @param taxonomy whose facet is asked for: the conditions on its own terms must not apply there */
export function filterOf(search: FinderSearch, taxonomy?: string): PartnerFilter {
  const filter: PartnerFilter = { status: { eq: 'ACTIVE' } };
  const [countries, tiers] = [listOf(search.country), listOf(search.tier)];
  const [qualifications, categories] = [listOf(search.qualification), listOf(search.category)];
  if (countries.length > 0) filter.country = { code: { in: [...countries] } };
  if (tiers.length > 0) filter.enrolments = { some: { inForce: { eq: true }, tier: { id: { in: [...tiers] } } } };
  if (qualifications.length > 0) filter.qualifications = { some: { slug: { in: [...qualifications] } } };
  if (categories.length > 0) filter.technologies = { some: { category: { code: { in: [...categories] } } } };
  const terms = termFilters(search, taxonomy);
  if (terms.length > 0) filter.and = terms;
  const [box, circle] = [boxOf(search.box), circleOf(search.near)];
  if (box && circle) filter.and = [...terms, { position: { box } }];
  if (circle) filter.position = { near: { from: pointOf(circle), withinKm: circle.kilometres } };
  else if (box) filter.position = { box };
  return filter;
}

/** A partner has one of the terms that are chosen of a taxonomy, and that for each taxonomy. */
function termFilters({ term }: FinderSearch, taxonomy: string | undefined): PartnerFilter[] {
  const chosen = Map.groupBy(listOf(term), (each) => each.split('.')[0] ?? '');
  return [...chosen].map(([code, terms]) => {
    const slugs = terms.map((each) => each.slice(code.length + 1));
    const condition: PartnerFilter = { terms: { some: { slug: { in: slugs } } } };
    // The facet of a taxonomy leaves out all conditions on terms, except those below `or`.
    return taxonomy === undefined || code === taxonomy ? condition : { or: [condition] };
  });
}

export function orderOf(search: FinderSearch): PartnerOrder[] | null {
  const circle = circleOf(search.near);
  const order = search.order ?? (circle && searchTextOf(search) === null ? 'distance' : undefined);
  if (order === 'distance' && circle) return [{ distance: { from: pointOf(circle) } }];
  return order === 'name' ? [{ name: 'ASC' }] : null;
}

export function boxOf(text: string | undefined): Box | undefined {
  const [south, west, north, east] = numbersOf(text, 4) ?? [];
  if (south === undefined || west === undefined || north === undefined || east === undefined) return undefined;
  return south < north && south >= -90 && north <= 90 ? { south, west, north, east } : undefined;
}

export function circleOf(text: string | undefined): Circle | undefined {
  const [latitude, longitude, kilometres] = numbersOf(text, 3) ?? [];
  if (latitude === undefined || longitude === undefined || kilometres === undefined) return undefined;
  return Math.abs(latitude) <= 90 && kilometres > 0 ? { latitude, longitude, kilometres } : undefined;
}

function numbersOf(text: string | undefined, count: number): number[] | undefined {
  const numbers = listOf(text).map(Number);
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}

function pointOf({ latitude, longitude }: Circle) {
  return { latitude, longitude };
}

export function boxText({ south, west, north, east }: Box): string {
  return [south, west, north, east].map((edge) => edge.toFixed(3)).join('~');
}

export function circleText({ latitude, longitude, kilometres }: Circle): string {
  return [latitude.toFixed(4), longitude.toFixed(4), Math.round(kilometres)].join('~');
}
