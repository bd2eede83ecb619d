/** How many rows of each kind a population has; the other kinds follow from these. */
export interface Scale {
  readonly partners: number;
  /** Renewals included. */
  readonly awards: number;
  /** Including the approved ones, one for each award. */
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
  readonly measurements: number;
  readonly persons: number;
  readonly certifications: number;
  readonly references: number;
  readonly locations: number;
  readonly partnerTerms: number;
  /**
   * Whether COPY writes an external reference for each application, engagement, request and ledger entry. The import
   * format names these rows by nothing else, so files always have them; at a large scale they would be millions of rows.
   */
  readonly registered: boolean;
}

export const scales = {
  demo: {
    partners: 300,
    awards: 1_500,
    applications: 1_700,
    technologyLinks: 1_500,
    offerings: 150,
    offeringTechnologies: 400,
    resaleAgreements: 200,
    distributors: 12,
    distributionAgreements: 420,
    engagements: 600,
    financingPrograms: 6,
    fundingRequests: 150,
    ledgerEntries: 400,
    measurements: 1_200,
    persons: 900,
    certifications: 1_500,
    references: 100,
    locations: 500,
    partnerTerms: 1_500,
    registered: true,
  },
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
    measurements: 300_000,
    persons: 250_000,
    certifications: 400_000,
    references: 20_000,
    locations: 110_000,
    partnerTerms: 400_000,
    registered: false,
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
    measurements: 5_000_000,
    persons: 4_000_000,
    certifications: 6_000_000,
    references: 300_000,
    locations: 1_700_000,
    partnerTerms: 6_000_000,
    registered: false,
  },
} as const satisfies Readonly<Record<string, Scale>>;
