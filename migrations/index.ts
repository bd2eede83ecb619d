import { Foundations1780000000001 } from './0001-foundations';
import { Program1780000000002 } from './0002-program';
import { Partners1780000000003 } from './0003-partners';
import { Distribution1780000000004 } from './0004-distribution';
import { Financing1780000000005 } from './0005-financing';
import { PartnerRules1780000000006 } from './0006-partner-rules';
import { ProgramRules1780000000007 } from './0007-program-rules';
import { LedgerRules1780000000008 } from './0008-ledger-rules';
import { References1780000000009 } from './0009-references';
import { Search1780000000010 } from './0010-search';
import { Links1780000000011 } from './0011-links';
import { Exclusions1780000000012 } from './0012-exclusions';
import { Access1780000000013 } from './0013-access';
import { Eligibility1780000000014 } from './0014-eligibility';
import { ReferenceImporters1780000000015 } from './0015-reference-importers';
import { Nearest1780000000016 } from './0016-nearest';
import { Texts1780000000017 } from './0017-texts';
import { Edges1780000000018 } from './0018-edges';
import { TextsAndPlaces1780000000019 } from './0019-texts-and-places';
import { PublicKeys1780000000020 } from './0020-public-keys';
import { LinkOrders1780000000021 } from './0021-link-orders';
import { AwardSpans1780000000022 } from './0022-award-spans';
import { NearestInCountry1780000000023 } from './0023-nearest-in-country';
import { LinkCountries1780000000024 } from './0024-link-countries';
import { SearchWords1780000000025 } from './0025-search-words';
import { FinancingBudgets1780000000026 } from './0026-financing-budgets';
import { FinancingOffers1780000000027 } from './0027-financing-offers';
import { KeyDocuments1780000000028 } from './0028-key-documents';
import { RulesAsData1780000000029 } from './0029-rules-as-data';
import { MeasuredMetrics1780000000030 } from './0030-measured-metrics';
import { TiersAndTracks1780000000031 } from './0031-tiers-and-tracks';
import { Kinds1780000000032 } from './0032-kinds';
import { EligibilitySpans1780000000040 } from './0040-eligibility-spans';
import { CaseStudies1780000000050 } from './0050-case-studies';
import { Profiles1780000000051 } from './0051-profiles';
import { FormerSlugs1780000000052 } from './0052-former-slugs';
import { Terms1780000000053 } from './0053-terms';
import { AwardsInForce1780000000054 } from './0054-awards-in-force';
import { Locations1780000000060 } from './0060-locations';
import { SearchTerms1780000000062 } from './0062-search-terms';
import { Map1780000000063 } from './0063-map';
import { RequirementRefusals1780000000064 } from './0064-requirement-refusals';
import { PartnerPlaces1780000000065 } from './0065-partner-places';
import { WideUpdates1780000000067 } from './0067-wide-updates';
import { BrokenRules1780000000068 } from './0068-broken-rules';
import { NextTierTies1780000000069 } from './0069-next-tier-ties';
import { ScoreProfiles1780000000070 } from './0070-score-profiles';
import { ChangedSpans1780000000071 } from './0071-changed-spans';

/** Every migration, first to last. TypeORM orders them by the number that ends each class's name. */
export const migrations = [
  Foundations1780000000001,
  Program1780000000002,
  Partners1780000000003,
  Distribution1780000000004,
  Financing1780000000005,
  PartnerRules1780000000006,
  ProgramRules1780000000007,
  LedgerRules1780000000008,
  References1780000000009,
  Search1780000000010,
  Links1780000000011,
  Exclusions1780000000012,
  Access1780000000013,
  Eligibility1780000000014,
  ReferenceImporters1780000000015,
  Nearest1780000000016,
  Texts1780000000017,
  Edges1780000000018,
  TextsAndPlaces1780000000019,
  PublicKeys1780000000020,
  LinkOrders1780000000021,
  AwardSpans1780000000022,
  NearestInCountry1780000000023,
  LinkCountries1780000000024,
  SearchWords1780000000025,
  FinancingBudgets1780000000026,
  FinancingOffers1780000000027,
  KeyDocuments1780000000028,
  RulesAsData1780000000029,
  MeasuredMetrics1780000000030,
  TiersAndTracks1780000000031,
  Kinds1780000000032,
  EligibilitySpans1780000000040,
  CaseStudies1780000000050,
  Profiles1780000000051,
  FormerSlugs1780000000052,
  Terms1780000000053,
  AwardsInForce1780000000054,
  Locations1780000000060,
  SearchTerms1780000000062,
  Map1780000000063,
  RequirementRefusals1780000000064,
  PartnerPlaces1780000000065,
  WideUpdates1780000000067,
  BrokenRules1780000000068,
  NextTierTies1780000000069,
  ScoreProfiles1780000000070,
  ChangedSpans1780000000071,
];
