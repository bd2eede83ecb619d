import type { Allotment } from '../allotment';
import { date, type Day } from '../days';
import { Random } from '../random';
import type { Reference } from '../sink/tables';
import type { Partner, World } from '../world';

/** What a cloud of 2011 is made of more often than of anything else, the commonest first. */
const commonest = ['cisco-ucs', 'vmware-vsphere', 'cisco-nexus-1000v', 'cisco-nexus-5000', 'netapp-fas', 'emc-vnx'];

/** All technologies, those first that most partners work with. */
export function rankedTechnologies({ definition, seed }: World): readonly Reference[] {
  const first = commonest.map((slug) => definition.of('technology', slug));
  const others = definition.technologies.filter((each) => !first.includes(each));
  return [...first, ...new Random(seed).fork('favourites').shuffled(others)];
}

/**
 * Adds the technologies that a partner works with: those of its offerings, and others. Some were given up, a few taken up
 * again.
 */
export function link(
  { sheets, today }: World,
  partner: Partner,
  offered: ReadonlyMap<Reference, Day>,
  ranking: readonly Reference[],
  allotment: Allotment,
): void {
  const { enrolled, closed, random } = partner;
  const before = sheets.technologies.rows;
  const add = (technology: Reference, from: Day, to: Day | null): void => {
    sheets.technologies.add(from, [date(from), date(to), partner, technology]);
  };
  for (const [technology, from] of offered) add(technology, from, closed);
  if (enrolled !== null) {
    const end = closed ?? today;
    const known = new Set(offered.keys());
    const count = Math.min(Math.floor(ranking.length / 3), known.size + random.uneven(allotment.mean - known.size));
    while (known.size < count) {
      const technology = random.favourite(ranking);
      if (known.has(technology)) continue;
      known.add(technology);
      const from = random.integer(enrolled, end - 1);
      const given = random.chance(0.15) ? random.integer(from + 1, Math.max(from + 1, today + 200)) : null;
      const to = closed === null ? given : Math.min(closed, given ?? closed);
      add(technology, from, to);
      if (to !== null && to < end && random.chance(0.1)) add(technology, random.integer(to, end - 1), closed);
    }
    allotment.take(sheets.technologies.rows - before);
  }
}
