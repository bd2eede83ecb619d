import { date, without, type Day, type Span } from '../days';
import type { Reference } from '../sink/tables';
import type { Career, Partner, World } from '../world';

/** The share of partners that are no builders and have something validated. */
const otherShare = 0.15;

/**
 * Adds the validations of a partner's competences. A builder's cover all of its awards, except for the time in which one
 * of them has lapsed.
 */
export function validate(world: World, partner: Partner, builder: Career | undefined): void {
  const { random } = partner;
  const { competences } = world.definition;
  if (builder) {
    const lapsing = builder.lapse ? random.pick(competences) : undefined;
    for (const competence of competences)
      for (const span of chain(world, partner, builder, competence === lapsing)) add(world, partner, competence, span);
  } else if (partner.status === 'ACTIVE' && random.chance(otherShare)) {
    for (const competence of random.sample(competences, random.integer(1, 2))) {
      const from = random.integer(partner.enrolled as Day, world.today - 1);
      add(world, partner, competence, { from, to: random.chance(0.5) ? null : from + random.integer(200, 1000) });
    }
  }
}

function add({ sheets, today }: World, partner: Partner, competence: Reference, { from, to }: Span): void {
  const { slug, random } = partner;
  const folder = (competence.names[0] as string).toLowerCase();
  const evidence = random.chance(0.6) ? `https://evidence.example.com/${slug}/${folder}/${date(from)}` : null;
  sheets.validations.add(Math.min(from, today), [date(from), date(to), evidence, partner, competence]);
}

/** From before the first decision to the end of the last award at least. */
function chain(
  { launch, today }: World,
  { closed, random }: Partner,
  { awards, lapse }: Career,
  lapsing: boolean,
): Span[] {
  const decided = awards[0]?.decided as Day;
  const needed = awards.at(-1)?.to ?? null;
  const last = closed ?? (needed === null || random.chance(0.3) ? null : needed + random.integer(0, 200));
  const days = [Math.max(launch, decided - random.integer(0, 60))];
  for (let day = days[0] as Day; ; days.push(day)) {
    day += random.integer(1000, 2200);
    if (day > today || (last !== null && day >= last)) break;
  }
  const spans = days.map((from, index): Span => ({ from, to: days[index + 1] ?? last }));
  return lapse && lapsing ? spans.flatMap((span) => without(span, lapse)) : spans;
}
