import { defineTexts } from '../../shell/texts';

export const finderTexts = defineTexts('finder', {
  en: {
    title: 'Find a partner',
    summary: 'All partners of the program, by name, place, qualification and technology.',
    list: 'Partners of the list',
    search: 'Name, city or industry',
    partners_one: '{{number}} partner',
    partners_other: '{{number}} partners',
    moreThan: 'More than {{number}} partners',
    none: 'No partner fits',
    noneHint: 'Take a filter away, or write less of the name.',
    technologies: 'Works with {{names}}',
    technologiesMore: 'Works with {{names}} and {{more}} more',
    loadMore: 'Show more',
  },
  fr: {
    title: 'Trouver un partenaire',
    summary: 'Tous les partenaires du programme, par nom, lieu, qualification et technologie.',
    list: 'Partenaires de la liste',
    search: 'Nom, ville ou secteur',
    partners_one: '{{number}} partenaire',
    partners_other: '{{number}} partenaires',
    moreThan: 'Plus de {{number}} partenaires',
    none: 'Aucun partenaire ne correspond',
    noneHint: 'Retirez un filtre, ou écrivez moins du nom.',
    technologies: 'Travaille avec {{names}}',
    technologiesMore: 'Travaille avec {{names}} et {{more}} autres',
    loadMore: 'Afficher la suite',
  },
});
