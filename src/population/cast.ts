import { builder, provider, reseller, type PartnerStatus, type QualificationSlug } from './program';

/** How the career of a partner in a qualification stands today. */
export type Standing =
  /** In force; its end is more than 90 days away. */
  | 'RUNNING'
  /** In force without an end. */
  | 'OPEN'
  /** In force, ends within 90 days, and the award after it is decided. */
  | 'SUCCEEDED'
  /** In force, ends within 90 days, and nothing is decided about a next one. */
  | 'ENDING'
  /** Decided; begins within weeks. */
  | 'SCHEDULED'
  | 'EXPIRED'
  | 'REVOKED';

/** Whether an award in force lacks a requirement: it is suspended for that, or nobody has noticed yet. */
type Lapse = 'SUSPENDED' | 'UNNOTICED';

/** A partner whose name and story are the same in every population. */
export interface CastMember {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly status: PartnerStatus;
  readonly qualifications: readonly QualificationSlug[];
  readonly standing: Standing;
  readonly lapse?: Lapse;
}

/**
 * The named partners. Their names put sorting, quoting and searching to the test: some differ in an accent or in case
 * alone, some not at all. Their stories make sure that every standing and every kind of lapse exists at each scale.
 */
export const cast: readonly CastMember[] = [
  member("O'Drizzle & Daughters, Ltd.", 'o-drizzle-daughters-ltd', 'GB', [builder], 'RUNNING', 'UNNOTICED'),
  member('"Fair Weather" Bakery', 'fair-weather-bakery', 'US', [reseller], 'RUNNING', 'UNNOTICED'),
  member('Eclaircie Conseil', 'eclaircie-conseil', 'FR', [builder, reseller], 'SUCCEEDED'),
  member('Éclaircie Conseil', 'eclaircie-conseil-2', 'FR', [provider], 'ENDING'),
  member('éclaircie conseil', 'eclaircie-conseil-3', 'FR', [builder], 'SCHEDULED'),
  member("L'Arc-en-ciel & Fils", 'l-arc-en-ciel-fils', 'FR', [reseller], 'REVOKED'),
  member('Silver Lining Works', 'silver-lining-works', 'US', [builder], 'EXPIRED'),
  { ...member('Silver Lining Works', 'silver-lining-works-2', 'GB', [builder], 'REVOKED'), status: 'CLOSED' },
  { ...member('Silver Lining Works', 'silver-lining-works-3', 'CA', [provider], 'RUNNING'), status: 'SUSPENDED' },
  member('Forges du Cumulus', 'forges-du-cumulus', 'FR', [builder, provider, reseller], 'RUNNING'),
  member('Forges du Cumulus', 'forges-du-cumulus-2', 'BE', [provider], 'RUNNING', 'SUSPENDED'),
  member('SCHÄFCHENWOLKENMÜHLE', 'schafchenwolkenmuhle', 'DE', [reseller], 'ENDING'),
  member('Schäfchenwolkenmühle', 'schafchenwolkenmuhle-2', 'DE', [reseller], 'RUNNING', 'SUSPENDED'),
  { ...member('Zephyr 9', 'zephyr-9', 'AU', [], 'RUNNING'), status: 'PROSPECT' },
  member('Zephyr 10', 'zephyr-10', 'US', [builder], 'OPEN'),
];

function member(
  name: string,
  slug: string,
  country: string,
  qualifications: readonly QualificationSlug[],
  standing: Standing,
  lapse?: Lapse,
): CastMember {
  return { name, slug, country, status: 'ACTIVE', qualifications, standing, ...(lapse ? { lapse } : {}) };
}

/** A distributor whose name is the same in every population. */
export interface NamedDistributor {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  /** The index of the one above it. */
  readonly parent?: number;
}

/** The named distributors, the largest first, the head of a group before its members. */
export const namedDistributors: readonly NamedDistributor[] = [
  { name: 'Cumulus Wholesale', slug: 'cumulus-wholesale', country: 'FR' },
  { name: 'Cumulus Wholesale Iberia', slug: 'cumulus-wholesale-iberia', country: 'ES', parent: 0 },
  { name: 'Cumulus Großhandel', slug: 'cumulus-grosshandel', country: 'DE', parent: 0 },
  { name: 'Barometer Distribution', slug: 'barometer-distribution', country: 'US' },
  { name: 'Barometer Distribution Canada', slug: 'barometer-distribution-canada', country: 'CA', parent: 3 },
  { name: 'Distribuidora Barómetro', slug: 'distribuidora-barometro', country: 'MX', parent: 4 },
  { name: 'Weathervane Trading', slug: 'weathervane-trading', country: 'GB' },
  { name: 'Grossiste de la Grande Ourse', slug: 'grossiste-de-la-grande-ourse', country: 'BE' },
  { name: 'Rosa dos Ventos Atacado', slug: 'rosa-dos-ventos-atacado', country: 'BR' },
  { name: '風見鶏流通', slug: 'kazamidori-ryutsu', country: 'JP' },
  { name: 'Monsoon Supply House', slug: 'monsoon-supply-house', country: 'SG' },
  { name: 'Khareef Trading', slug: 'khareef-trading', country: 'AE' },
];
