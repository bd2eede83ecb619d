import { defineTexts } from '../../shell/texts';

export const chartTexts = defineTexts('charts', {
  en: { showTable: 'Show as a table', hideTable: 'Hide the table' },
  fr: { showTable: 'Afficher en tableau', hideTable: 'Masquer le tableau' },
});
