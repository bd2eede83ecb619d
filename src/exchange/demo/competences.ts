import { dayText, type Day, type Span } from './days';
import type { Career, PartnerDraft, Settings } from './population';
import type { Random } from './random';

export interface ValidationDraft extends Span {
  readonly partner: PartnerDraft;
  readonly competence: string;
  readonly evidence: string | null;
}

const competences = ['APPLICATIONS_MANAGEMENT', 'CLOUD_PROFESSIONAL_SERVICES', 'INFRASTRUCTURE'] as const;

/** How many partners that are no builders have something validated. */
const others = 45;

/** The validations that the builders' awards stand on, without a gap but where one lapses, and some of other partners. */
export function makeValidations(
  settings: Settings,
  partners: readonly PartnerDraft[],
  careers: readonly Career[],
): ValidationDraft[] {
  const random = settings.random.fork('competences');
  const builders = careers.filter(({ qualification }) => qualification === 'cpp-builder');
  const validations = builders.flatMap((career) => {
    const lapsing = career.lapse ? random.pick(competences) : undefined;
    return competences.flatMap((competence) =>
      chain(settings, random, career, competence === lapsing).map((span) =>
        validation(random, career.partner, competence, span),
      ),
    );
  });
  const strangers = partners.filter(
    (partner) => partner.status === 'ACTIVE' && !builders.some((career) => career.partner === partner),
  );
  for (const partner of random.sample(strangers, others)) {
    for (const competence of random.sample(competences, random.integer(1, 2))) {
      const from = random.integer(partner.enrolled as Day, settings.today - 1);
      validations.push(
        validation(random, partner, competence, {
          from,
          to: random.chance(0.5) ? null : from + random.integer(200, 1000),
        }),
      );
    }
  }
  return validations;
}

function validation(random: Random, partner: PartnerDraft, competence: string, span: Span): ValidationDraft {
  const evidence = random.chance(0.6)
    ? `https://evidence.example.com/${partner.slug}/${competence.toLowerCase()}/${dayText(span.from)}`
    : null;
  return { partner, competence, evidence, ...span };
}

/** From before the first decision to the end of the last award at least. */
function chain(
  { launch, today }: Settings,
  random: Random,
  { awards, lapse, partner }: Career,
  lapsing: boolean,
): Span[] {
  const decided = awards[0]?.application.decided?.day as Day;
  const needed = awards.at(-1)?.to ?? null;
  const last = partner.closed ?? (needed === null || random.chance(0.3) ? null : needed + random.integer(0, 200));
  const days = [Math.max(launch, decided - random.integer(0, 60))];
  for (let day = days[0] as Day; ; days.push(day)) {
    day += random.integer(1000, 2200);
    if (day > today || (last !== null && day >= last)) break;
  }
  const spans = days.map((from, index): Span => ({ from, to: days[index + 1] ?? last }));
  return lapse && lapsing ? spans.flatMap((span) => without(span, lapse)) : spans;
}

/** What is left of a span when another is cut out. */
export function without({ from, to }: Span, hole: Span): Span[] {
  const before = { from, to: to === null ? hole.from : Math.min(to, hole.from) };
  const after = hole.to === null ? undefined : { from: Math.max(from, hole.to), to };
  return [before, after].filter(
    (span): span is Span => span !== undefined && (span.to === null || span.from < span.to),
  );
}
