import type { Allotment } from '../allotment';
import { cast, type CastMember } from '../cast';
import { date, type Day } from '../days';
import { nameOf } from '../names';
import { placeOf, sizedPlaces, type Town } from '../places';
import { Random, spread, weighted, type Shares } from '../random';
import { Texts, type Cell, type ExternalName, type Reference } from '../sink/tables';
import type { PartnerStatus } from '../program';
import type { Identity, Partner, World } from '../world';
import { locate, near } from './locations';

const statuses: Shares<PartnerStatus> = [
  ['ACTIVE', 86],
  ['PROSPECT', 6],
  ['SUSPENDED', 3],
  ['CLOSED', 5],
];

/** The share of partners at each level of a group: most have nobody above them. */
const levels: Shares<number> = [
  [0, 88],
  [1, 8],
  [2, 4],
];

/** How often a parent is looked for before the partner does without. */
const tries = 50;

/** The name and place of a partner follow from its index alone, so others can refer to it before its life is generated. */
function identify(world: World, index: number): Identity {
  const { seed, scale } = world;
  const random = new Random((Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)) >>> 0);
  const key = index + 1;
  const member = memberAt(world, index);
  const place = member ? placeOf(member.country) : weighted(spread(seed, 'place', index), sizedPlaces);
  const made = nameOf(random, place, cast.length + key, scale.partners);
  const { name, slug } = member ?? made;
  return { index, key, names: [slug], slug, name, form: made.form, place, random };
}

/** The cast comes after the anchors. */
function memberAt({ anchors }: World, index: number): CastMember | undefined {
  return cast[index - anchors];
}

/** Adds the partner of an index. */
export function makePartner(
  world: World,
  index: number,
  allotments: { readonly partnerTerms: Allotment; readonly locations: Allotment },
): Partner {
  const { sheets, definition, today, launch, seed, anchors } = world;
  const identity = identify(world, index);
  const { slug, name, form, place, random } = identity;
  const anchor = index < anchors;
  const member = memberAt(world, index);
  const status = anchor ? 'ACTIVE' : (member?.status ?? weighted(spread(seed, 'status', index), statuses));
  const enrolled = status === 'PROSPECT' ? null : enrolment(world, random, status, anchor || member !== undefined);
  const least = (enrolled ?? 0) + Math.floor((today - launch) * 0.2);
  const closed = status === 'CLOSED' ? random.integer(least, today) : null;
  const town = random.chance(0.94) ? near(random, random.pick(place.towns)) : null;
  const located = town !== null && random.chance(0.94);
  const known = enrolled ?? Math.max(launch, today - random.integer(1, 200));
  sheets.partners.add(
    known,
    [
      slug,
      name,
      random.chance(0.8) ? `${name} ${form}` : null,
      town?.name ?? null,
      located ? town.latitude : null,
      located ? town.longitude : null,
      random.chance(0.85) ? `https://${slug}.example.com` : null,
      status,
      definition.of('country', place.country),
      parentOf(world, index, random),
      ...profileOf(identity, town, enrolled ?? launch),
    ],
    { lists: [termsOf(identity, definition.terms, allotments.partnerTerms)], external: externalOf(random, index) },
  );
  locate(world, identity, town && { town, located }, known, allotments.locations);
  const partner = { ...identity, status, enrolled, closed, anchor, role: member };
  if (random.fork('former slugs').chance(renamedShare))
    sheets.formerSlugs.add(enrolled ?? launch, [`${slug}-group`, partner]);
  return partner;
}

/** The terms that describe a partner, up to 30. */
function termsOf({ random: own }: Identity, all: readonly Reference[], allotment: Allotment): readonly Reference[] {
  const random = own.fork('terms');
  const count = Math.min(30, all.length, random.uneven(allotment.mean));
  allotment.take(count);
  return random.sample(all, count);
}

/** The share of partners that had another slug before. */
const renamedShare = 0.04;

/** Codes of ranges of the number of employees, the most usual first. */
const employeeRanges = ['10-49', '1-9', '50-249', '250-999', '1000-OR-MORE'];

/**
 * What a locator shows of a partner, and whom to call. Its numbers begin with a code that no country has.
 * @param known a day on which the partner was there already
 */
function profileOf({ slug, name, place, random: own }: Identity, town: Town | null, known: Day): readonly Cell[] {
  const random = own.fork('profile');
  const site = `https://${slug}.example.com`;
  const maybe = <Value>(probability: number, value: Value): Value | null => (random.chance(probability) ? value : null);
  const at = town?.name ?? place.country;
  const [english, french] = random.pick(descriptions);
  const number = String(random.integer(0, 9_999_999)).padStart(7, '0');
  return [
    new Texts(english.replace('NAME', name).replace('TOWN', at), french.replace('NAME', name).replace('TOWN', at)),
    maybe(0.7, `${site}/logo.svg`),
    maybe(0.8, `hello@${slug}.example.com`),
    maybe(0.75, `+999 ${number.slice(0, 3)} ${number.slice(3)}`),
    maybe(0.5, `${site}/contact`),
    random.chance(0.6),
    maybe(0.8, Number(date(known).slice(0, 4)) - 1 - random.uneven(14)),
    maybe(0.9, random.popular(employeeRanges)),
  ];
}

const descriptions = [
  [
    'NAME designs, builds and runs clouds for companies around TOWN. Its engineers come on site.',
    'NAME conçoit, bâtit et exploite des clouds pour les entreprises autour de TOWN. Ses ingénieurs viennent sur place.',
  ],
  [
    'NAME provides cloud services from its own data centers, from TOWN to the whole country.',
    'NAME fournit des services cloud depuis ses propres centres de données, de TOWN à tout le pays.',
  ],
  [
    'From TOWN, NAME takes care of servers, networks and backups, so that its customers need not.',
    'De TOWN, NAME prend soin des serveurs, des réseaux et des sauvegardes de ses clients.',
  ],
  [
    'NAME resells cloud services and advises small companies in TOWN on how to use them.',
    'NAME revend des services cloud et conseille les petites entreprises de TOWN.',
  ],
] as const;

/** What another system calls a partner; most systems do not know it. */
function externalOf(random: Random, index: number): ExternalName | null {
  const known = random.fraction();
  if (known < 0.4) return { source: 'crm', id: `C${10_000 + index * 7}` };
  return known < 0.5 ? { source: 'erp', id: `P${100_000 + index}` } : null;
}

/**
 * The partner above another one: one of the level above, so that no group runs in a circle. Some groups are much larger
 * than most, and some parents come later in the stream.
 */
function parentOf(world: World, index: number, random: Random): Reference | null {
  const level = levelOf(world, index);
  if (level === 0) return null;
  for (let tried = 0; tried < tries; tried++) {
    const parent = Math.floor(world.scale.partners * random.fraction() ** 4);
    if (levelOf(world, parent) === level - 1) return identify(world, parent);
  }
  return null;
}

function levelOf({ seed, anchors }: World, index: number): number {
  return index < anchors ? 0 : weighted(spread(seed, 'level', index), levels);
}

/** Most partners come within the 24 months of the rollout, the earlier the more; the others ever since. */
function enrolment({ launch, today }: World, random: Random, status: PartnerStatus, early: boolean): Day {
  if (early) return launch + random.integer(0, 15);
  const elapsed = today - launch;
  const rollout = Math.min(730, Math.floor(elapsed * 0.6));
  if (status !== 'ACTIVE' || random.chance(0.75)) return launch + Math.floor(random.fraction() ** 1.5 * rollout);
  return random.integer(launch + rollout, today - Math.min(40, Math.floor(elapsed * 0.1)));
}

/** A partner's time in the program: some rise to another tier, some pause, some have no tier. */
export function enrol({ sheets, definition, today }: World, partner: Partner): void {
  const { enrolled: from, closed, random } = partner;
  if (from === null) return;
  const { tiers } = definition;
  const tier = (): Reference | null =>
    random.chance(0.1) ? null : (tiers[Math.min(2, random.uneven(0.6))] as Reference);
  const end = closed ?? (random.chance(0.1) ? today + random.integer(30, 400) : null);
  const add = (start: Day, to: Day | null): void => {
    sheets.enrolments.add(Math.min(start, today), [date(start), date(to), partner, definition.program, tier()]);
  };
  const change = random.integer(from + 20, Math.max(from + 21, Math.min(closed ?? today, today)));
  if (!random.chance(0.3) || change >= (end ?? Infinity) - 40) return add(from, end);
  add(from, change);
  add(change + (random.chance(0.2) ? random.integer(5, 35) : 0), end);
}
