import { without } from './competences';
import { contains, type Day, type Span } from './days';
import type { Career, OfferingDraft, PartnerDraft, ResaleDraft, Settings } from './population';
import type { Random } from './random';

const agreementCount = 200;

/**
 * The resale agreements: for each services reseller an unbroken chain of white-label ones on the offerings of anchors,
 * broken only where that requirement lapses; and plain ones, by anybody on any published offering.
 */
export function makeResaleAgreements(
  settings: Settings,
  partners: readonly PartnerDraft[],
  careers: readonly Career[],
  offerings: readonly OfferingDraft[],
): ResaleDraft[] {
  const random = settings.random.fork('resale');
  const anchors = careers.filter(({ anchor }) => anchor);
  // An anchor's first offering is the one that its qualification stands on.
  const anchored = anchors.map(
    ({ partner }) => offerings.find((offering) => offering.partner === partner) as OfferingDraft,
  );
  const agreements = careers
    .filter(({ qualification }) => qualification === 'cpp-services-reseller')
    .flatMap((career) => chain(settings, random, career, anchors, anchored));

  const resellers = partners.filter(({ status }) => status === 'ACTIVE');
  const published = offerings.filter(
    (offering) => offering.published !== null && (offering.retired ?? Infinity) > offering.published,
  );
  const known = new Set(
    agreements.map(({ reseller, offering }) => `${reseller.slug} ${offering.partner.slug} ${offering.name}`),
  );
  for (let tried = 0; agreements.length < agreementCount && tried < 100 * agreementCount; tried++) {
    const reseller = random.pick(resellers);
    const offering = random.pick(published);
    const key = `${reseller.slug} ${offering.partner.slug} ${offering.name}`;
    if (reseller === offering.partner || known.has(key)) continue;
    const span = plainSpan(settings, random, reseller, offering);
    if (!span) continue;
    known.add(key);
    agreements.push({ reseller, offering, ...span, whiteLabel: false, brand: null });
  }
  return agreements;
}

function chain(
  settings: Settings,
  random: Random,
  career: Career,
  anchors: readonly Career[],
  anchored: readonly OfferingDraft[],
): ResaleDraft[] {
  const { partner: reseller, awards, lapse } = career;
  const decided = awards[0]?.application.decided?.day as Day;
  const ready = Math.max(...anchors.map(({ awards: [first] }) => first?.from as Day));
  const from = Math.max(ready, decided - random.integer(0, 40));
  const needed = awards.at(-1)?.to ?? null;
  const to = reseller.closed ?? (needed === null || random.chance(0.6) ? null : needed + random.integer(0, 100));
  const spans = lapse ? without({ from, to }, lapse) : split(random, settings.today, { from, to });
  const chosen = random.sample(
    anchored.filter(({ partner }) => partner !== reseller),
    spans.length,
  );
  return spans.map((span, index) => ({
    reseller,
    offering: chosen[index] as OfferingDraft,
    ...span,
    whiteLabel: true,
    brand: random.chance(0.75) ? `${reseller.name.slice(0, 40).trim()} Cloud` : null,
  }));
}

/** Some resellers change their provider on the way. */
function split(random: Random, today: Day, { from, to }: Span): Span[] {
  const change = random.integer(from, Math.min(to ?? today, today));
  if (change - from < 30 || (to !== null && to - change < 30) || !random.chance(0.3)) return [{ from, to }];
  return [
    { from, to: change },
    { from: change, to },
  ];
}

/** Within the time on the market; some are over, some begin only after today. */
function plainSpan(
  { today }: Settings,
  random: Random,
  reseller: PartnerDraft,
  { published, retired }: OfferingDraft,
): Span | undefined {
  const least = Math.max(published as Day, reseller.enrolled as Day);
  const from =
    retired === null && random.chance(0.06)
      ? today + random.integer(1, 60)
      : random.integer(least, Math.min(retired ?? today, today) - 1);
  const to = retired ?? (random.chance(0.3) ? from + random.integer(30, 900) : null);
  return contains({ from: least, to: retired }, from) && (to === null || from < to) ? { from, to } : undefined;
}
