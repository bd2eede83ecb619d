import type { Allotment } from '../allotment';
import { date, type Day } from '../days';
import type { Reference } from '../sink/tables';
import type { Partner, World } from '../world';

/**
 * Adds the technologies that a partner works with: those of its offerings, and others. Some were given up, a few taken up
 * again.
 */
export function link(
  { sheets, today, ranking }: World,
  partner: Partner,
  offered: ReadonlyMap<Reference, Day>,
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
    const count = Math.min(Math.floor(ranking.all.length / 3), known.size + random.uneven(allotment.mean - known.size));
    while (known.size < count) {
      const technology = random.favourite(ranking.all);
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
