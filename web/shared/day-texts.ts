import { defineTexts } from '../shell/texts';

export const dayTexts = defineTexts('day', {
  en: {
    hint: 'Write a day such as Nov 30, 2026 or 2026-11-30, or choose one.',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    previousDecade: 'Previous decade',
    nextDecade: 'Next decade',
    chooseMonth: 'Choose a month',
    chooseYear: 'Choose a year',
  },
  fr: {
    hint: 'Écrivez un jour, comme 30 nov. 2026 ou 2026-11-30, ou choisissez-en un.',
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
    previousYear: 'Année précédente',
    nextYear: 'Année suivante',
    previousDecade: 'Décennie précédente',
    nextDecade: 'Décennie suivante',
    chooseMonth: 'Choisir un mois',
    chooseYear: 'Choisir une année',
  },
});
