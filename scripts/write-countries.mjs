/**
 * Writes data/definition/countries.csv: every country of ISO 3166-1 with its sales region and its names.
 *
 * Codes and names are those of the Unicode CLDR, which Node carries. Of the codes that CLDR knows, those that ISO 3166-1
 * reserves or that were made for other purposes are left out. The file is committed; run this again when a country
 * comes, goes or changes its name: `node scripts/write-countries.mjs`.
 */
import { writeFileSync } from 'node:fs';

/** Exceptional reservations, user-assigned codes and groupings: no countries of ISO 3166-1. */
const noCountries = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ'];

/**
 * The three theaters of Cisco's organisation of 2011: the Americas; Europe, the Middle East and Africa, with Russia,
 * Central Asia and Pakistan; Asia Pacific, Japan and China. Countries that are in no list are in EMEA.
 */
const americas =
  'AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS ' +
  'MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI';
const asiaPacific =
  'AQ AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG ' +
  'PH PN PW SB SG TH TK TL TO TV TW UM VN VU WF WS';

const regions = new Map([
  ...americas.split(' ').map((code) => [code, 'AMERICAS']),
  ...asiaPacific.split(' ').map((code) => [code, 'APJC']),
]);

const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const french = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !noCountries.includes(code) && english.of(code) !== undefined)
  // A code that is no longer in use stands for its successor.
  .filter((code) => new Intl.Locale(`und-${code}`).region === code);

if (codes.length !== 249) throw new Error(`ISO 3166-1 has 249 countries, but ${codes.length} were found.`);

const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = codes.map((code) =>
  [code, regions.get(code) ?? 'EMEA', quoted(english.of(code)), quoted(french.of(code))].join(','),
);
writeFileSync(
  new URL('../data/definition/countries.csv', import.meta.url),
  ['code,region,name.en,name.fr', ...lines, ''].join('\n'),
);
