/** How many rows of each kind there are to be; the others follow from them. */
export interface Scale {
  readonly partners: number;
  /** Renewals included. */
  readonly awards: number;
  /** With those that awards stand on. */
  readonly applications: number;
  readonly technologyLinks: number;
  readonly offerings: number;
  readonly offeringTechnologies: number;
  readonly resaleAgreements: number;
  readonly distributors: number;
  readonly distributionAgreements: number;
  readonly engagements: number;
  /** With the two of the definition. */
  readonly financingPrograms: number;
  readonly fundingRequests: number;
  readonly ledgerEntries: number;
}

/** The scales that fill a database. */
export const scales = {
  worldwide: {
    partners: 65_000,
    awards: 300_000,
    applications: 340_000,
    technologyLinks: 360_000,
    offerings: 8_000,
    offeringTechnologies: 25_000,
    resaleAgreements: 90_000,
    distributors: 120,
    distributionAgreements: 130_000,
    engagements: 1_000_000,
    financingPrograms: 150,
    fundingRequests: 90_000,
    ledgerEntries: 250_000,
  },
  large: {
    partners: 1_000_000,
    awards: 4_000_000,
    applications: 5_000_000,
    technologyLinks: 6_000_000,
    offerings: 100_000,
    offeringTechnologies: 400_000,
    resaleAgreements: 1_500_000,
    distributors: 400,
    distributionAgreements: 2_000_000,
    engagements: 15_000_000,
    financingPrograms: 1_000,
    fundingRequests: 1_500_000,
    ledgerEntries: 4_000_000,
  },
} as const satisfies Readonly<Record<string, Scale>>;

export type ScaleName = keyof typeof scales;
