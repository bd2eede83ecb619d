import type { Allotment } from '../allotment';
import { date, type Span } from '../days';
import type { Random } from '../random';
import type { Reference } from '../sink/tables';
import type { Partner, World } from '../world';

/** Invented certificates, the most usual first, and their levels, the lowest first. */
const certificates = ['CLOUD-SALES', 'CLOUD-OPERATIONS', 'CLOUD-ARCHITECT', 'CLOUD-SECURITY'];
const levels = ['ASSOCIATE', 'PROFESSIONAL', 'EXPERT'];

/** The share of persons who have left the partner. */
const leftShare = 0.15;

/** Adds the persons who work or worked for a partner, with their certificates. */
export function employ(
  world: World,
  partner: Partner,
  { persons, certifications }: { readonly persons: Allotment; readonly certifications: Allotment },
): void {
  const { enrolled, closed } = partner;
  if (enrolled === null) return;
  const random = partner.random.fork('persons');
  const end = closed ?? world.today;
  const count = random.uneven(persons.mean);
  for (let index = 0; index < count; index++) {
    const from = random.integer(enrolled, end - 1);
    const left = random.chance(leftShare) ? random.integer(from + 1, end) : closed;
    const to = left === null ? null : Math.max(left, from + 1);
    const key = `P-${String(world.sheets.persons.nextKey).padStart(7, '0')}`;
    const person = { key: world.sheets.persons.add(from, [date(from), date(to), key, partner]), names: [key] };
    certify(world, random, person, { from, to }, certifications);
  }
  persons.take(count);
}

/** A certificate runs for two or three years. It may have been earned at another company before. */
function certify({ sheets, today }: World, random: Random, person: Reference, time: Span, allotment: Allotment): void {
  const wanted = random.rounded(allotment.mean * 2 * random.fraction());
  const codes = random.sample(certificates, wanted);
  for (const code of codes) {
    const from = random.integer(time.from - 200, (time.to ?? today) - 1);
    const to = random.chance(0.15) ? null : from + random.pick([730, 1095]);
    const level = random.chance(0.1) ? null : random.popular(levels);
    sheets.certifications.add(Math.max(from, time.from), [date(from), date(to), code, level, person]);
  }
  allotment.take(codes.length, wanted);
}
