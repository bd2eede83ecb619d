import type { Random } from '../../src/population/random';

export type Row = Readonly<Record<string, string>>;

/** Rows of files by the name of the file, such as `persons.csv`. */
export type Facts = Readonly<Record<string, readonly Row[]>>;

const days = 1_430;

/** The kinds of work of each program. */
const kinds = { NET: ['PROVIDE'], HALO: ['PROVIDE'], WARM: ['INSTALL'], HANDS: ['CLINIC', 'COURT'] } as const;
const awarded = ['net-competency', 'net-msp', 'halo-data', 'halo-security', 'warm-heat-pump', 'hands-clinic'];

/** A day of the years in which the facts begin: 2023-01-01 to 2026-11-30. */
export function dayWithin(random: Random): string {
  return dayAfter('2023-01-01', random.integer(0, days - 1));
}

export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** What random partners do in the programs, in the columns of the import. */
export function randomFacts(random: Random, partners: number): Facts {
  const rows: Record<string, Row[]> = {};
  const add = (file: string, row: Row): void => void (rows[`${file}.csv`] ??= []).push(row);
  const spanFrom = (from: string, longest: number): Row => ({
    validFrom: from,
    validTo: random.chance(0.4) ? '' : dayAfter(from, random.integer(1, longest)),
  });
  const several = (most: number, act: () => void): void => {
    for (let count = random.integer(0, most); count > 0; count--) act();
  };
  for (let index = 0; index < partners; index++) {
    const partner = `partner-${index}`;
    const country = random.pick(['US', 'CA', 'FR', 'JP']);
    add('partners', { slug: partner, name: `Partner ${index}`, country, status: 'ACTIVE' });
    for (const [program, tiers, tracks] of [
      ['NET', ['', 'SELECT', 'ADVANCED', 'PREMIER'], ['', 'SERVICES']],
      ['HALO', ['', 'MEMBER'], ['', 'SELL', 'RUN']],
      ['WARM', ['', 'FITTER'], ['']],
      ['HANDS', ['', 'LISTED', 'TRUSTED'], ['', 'LEGAL']],
    ] as const) {
      let from = dayWithin(random);
      several(3, () => {
        const to = dayAfter(from, random.integer(100, 700));
        const [tier, track] = [random.pick(tiers), random.pick(tracks)];
        const place = { 'tier.program': tier && program, 'tier.code': tier, track };
        add('enrolments', { partner, program, ...place, validFrom: from, validTo: to });
        from = dayAfter(to, random.integer(0, 60));
      });
    }
    several(14, () => {
      const key = `${partner}-${rows['persons.csv']?.length ?? 0}`;
      const time = spanFrom(dayWithin(random), 900);
      add('persons', { key, partner, ...time });
      for (const code of random.sample(['FOUNDATIONAL', 'TECHNICAL'], random.integer(0, 2))) {
        const level = random.pick(['', 'ASSOCIATE', 'PROFESSIONAL']);
        add('certifications', {
          person: key,
          code,
          level,
          ...spanFrom(dayAfter(time.validFrom as string, random.integer(-100, 200)), 900),
        });
      }
    });
    several(40, () => {
      const program = random.pick(['NET', 'HALO', 'WARM', 'HANDS'] as const);
      add('engagements', {
        ...{ source: 'test', externalId: `${partner}-${rows['engagements.csv']?.length ?? 0}`, partner },
        ...{ program, country: random.pick(['US', 'FR', 'DE']), kind: random.pick(kinds[program]) },
        // An installation for a provider names the provider as a partner.
        ...{
          customerName: 'Acorn',
          customerKind: program === 'WARM' ? 'ENTERPRISE' : random.pick(['ENTERPRISE', 'PROVIDER']),
        },
        ...{ valueAmount: `${random.integer(1, 3_000)}.50`, currency: random.pick(['USD', 'USD', 'EUR']) },
        startedOn: dayWithin(random),
      });
    });
    for (const [metric, most, currency] of [
      ['NET-REVENUE', 3_000, 'USD'],
      ['NET-REFERENCES', 3, ''],
      ['NET-SATISFACTION', 100, ''],
      ['HALO-DEPLOYMENTS', 8, ''],
      ['HALO-GROWTH', 60, ''],
      ['HALO-AUDIT', 1, ''],
      ['WARM-INSPECTION', 1, ''],
      ['HANDS-PUNCTUAL', 100, ''],
      ['HANDS-INSURED', 1, ''],
    ] as const) {
      const starts = new Set(Array.from({ length: random.integer(0, 7) }, () => dayWithin(random)));
      for (const from of starts)
        add('measurements', {
          partner,
          metric,
          value: String(random.integer(0, most)),
          currency,
          ...spanFrom(from, 400),
        });
    }
    several(2, () =>
      add('competence-validations', { partner, competence: 'NET-REVIEW', ...reviewSpan(rows, partner, random) }),
    );
    for (const qualification of awarded) if (random.chance(0.7)) award(add, random, partner, qualification);
  }
  return rows;
}

/** Validations of one competence do not overlap: each takes a year of its own. */
function reviewSpan(rows: Record<string, Row[]>, partner: string, random: Random): Row {
  const earlier = (rows['competence-validations.csv'] ?? []).filter((row) => row.partner === partner).length;
  const from = dayAfter(earlier === 0 ? '2023-03-01' : '2025-02-01', random.integer(0, 300));
  return { validFrom: from, validTo: dayAfter(from, random.integer(30, 390)) };
}

function award(add: (file: string, row: Row) => void, random: Random, partner: string, qualification: string): void {
  const externalId = `${partner}-${qualification}`;
  const validFrom = dayWithin(random);
  const decided = { status: 'APPROVED', submittedAt: '2022-06-01T08:00:00Z', reviewStartedAt: '2022-06-02T08:00:00Z' };
  add('qualification-applications', {
    ...{ source: 'test', externalId, partner, qualification, ...decided, decidedAt: '2022-06-03T08:00:00Z' },
  });
  const validTo = dayAfter(validFrom, random.integer(200, 800));
  const application = { 'application.source': 'test', 'application.externalId': externalId };
  add('awards', { partner, qualification, validFrom, validTo, ...application });
  if (!random.chance(0.4)) return;
  const from = dayAfter(validFrom, random.integer(1, 100));
  const of = { 'award.partner': partner, 'award.qualification': qualification, 'award.validFrom': validFrom };
  add('award-suspensions', {
    ...of,
    reason: 'An audit',
    validFrom: from,
    validTo: dayAfter(from, random.integer(1, 90)),
  });
}

/** The files that the rows make. */
export function filesOf(facts: Facts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, rows]) => {
      const columns = Object.keys(rows[0] ?? {});
      return [
        name,
        [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(',')), ''].join('\n'),
      ];
    }),
  );
}
