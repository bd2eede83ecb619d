import type { Day } from '../demo/days';
import { commonest } from '../demo/technologies';
import { Random } from '../demo/random';
import { favourite, uneven, type Allotment } from './allotment';
import { date } from './sheet';
import type { Partner, World } from './world';

/** All technologies, those first that most partners work with. */
export function favourites({ keys, seed }: World): readonly number[] {
  const first = commonest.map((slug) => keys.technologyNames.get(slug) as number);
  const others = [...keys.ownTechnologies, ...keys.foreignTechnologies].filter((key) => !first.includes(key));
  return [...first, ...new Random(seed).fork('favourites').shuffled(others)];
}

/** Which technologies a partner works with: those of its offerings, and others; some were given up, a few taken up again. */
export function link(
  { sheets, today }: World,
  { key, enrolled, closed, random }: Partner,
  offered: ReadonlyMap<number, Day>,
  ranking: readonly number[],
  allotment: Allotment,
): void {
  const before = sheets.technologies.rows;
  const add = (technology: number, from: Day, to: Day | null): void => {
    sheets.technologies.add(from, [date(from), date(to), key, technology]);
  };
  for (const [technology, from] of offered) add(technology, from, closed);
  if (enrolled !== null) {
    const end = closed ?? today;
    const known = new Set(offered.keys());
    const count = Math.min(Math.floor(ranking.length / 3), known.size + uneven(random, allotment.mean - known.size));
    while (known.size < count) {
      const technology = favourite(random, ranking);
      if (known.has(technology)) continue;
      known.add(technology);
      const from = random.integer(enrolled, end - 1);
      const given = random.chance(0.15) ? random.integer(from + 1, Math.max(from + 1, today + 200)) : null;
      const to = closed === null ? given : Math.min(closed, given ?? closed);
      add(technology, from, to);
      if (to !== null && to < end && random.chance(0.1)) add(technology, random.integer(to, end - 1), closed);
    }
  }
  allotment.take(sheets.technologies.rows - before);
}
