import type { CsvRecord } from '../exchange/format/csv-file';

/** The taxonomies that partners and offerings are described with. */
export const taxonomies: readonly CsvRecord[] = [
  { code: 'INDUSTRIES', 'name.en': 'Industries', 'name.fr': 'Secteurs' },
  { code: 'LANGUAGES', 'name.en': 'Languages', 'name.fr': 'Langues' },
  { code: 'SERVICES', 'name.en': 'Services', 'name.fr': null },
  { code: 'SEGMENTS', 'name.en': 'Customer segments', 'name.fr': 'Segments de clientèle' },
];

/** Taxonomy and prefix of the slugs; then code, name in English and French, and the code of the term above. */
const table = `
INDUSTRIES industry: PUBLIC|Public sector|Secteur public|; HEALTHCARE|Healthcare|Santé|PUBLIC; HOSPITALS|Hospitals|Hôpitaux|HEALTHCARE; EDUCATION|Education|Enseignement|PUBLIC; CITIES|Cities|Villes|PUBLIC; COMMERCE|Commerce|Commerce|; RETAIL|Retail|Distribution|COMMERCE; BAKERIES|Bakeries|Boulangeries|RETAIL; FINANCE|Finance|Finance|COMMERCE; BANKS|Banks|Banques|FINANCE; INDUSTRY|Industry|Industrie|; MANUFACTURING|Manufacturing|Fabrication|INDUSTRY; ENERGY|Energy|Énergie|INDUSTRY; MEDIA|Media|Médias|
LANGUAGES language: EN|English|Anglais|; FR|French|Français|; DE|German|Allemand|; ES|Spanish|Espagnol|; IT|Italian|Italien|; PT|Portuguese|Portugais|; JA|Japanese|Japonais|; AR|Arabic|Arabe|
SERVICES service: ADVICE|Advice|Conseil|; MIGRATION|Migration|Migration|ADVICE; OPERATION|Operation|Exploitation|; BACKUP|Backup|Sauvegarde|OPERATION; TRAINING|Training|Formation|
SEGMENTS segment: SMALL|Small companies|Petites entreprises|; MEDIUM|Medium companies|Moyennes entreprises|; LARGE|Large companies|Grandes entreprises|
`;

/** The terms of the taxonomies, a term after the one above it. */
export const terms: readonly CsvRecord[] = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [head = '', list = ''] = line.split(': ');
    const [taxonomy = '', prefix = ''] = head.split(' ');
    const slug = (code: string): string => `${prefix}-${code.toLowerCase()}`;
    return list.split('; ').map((each) => {
      const [code = '', english = '', french = '', above = ''] = each.split('|');
      return {
        ...{ slug: slug(code), taxonomy, code, parent: above === '' ? null : slug(above) },
        ...{ 'name.en': english, 'name.fr': french },
      };
    });
  });
