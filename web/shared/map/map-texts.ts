import { defineTexts } from '../../shell/texts';

export const mapTexts = defineTexts('map', {
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    wholeWorld: 'Show the whole world',
    drag: 'Drag a rectangle to show only what is in it.',
    zoomTo_one: '{{number}} partner: zoom in',
    zoomTo_other: '{{number}} partners: zoom in',
  },
  fr: {
    zoomIn: 'Zoomer',
    zoomOut: 'Dézoomer',
    wholeWorld: 'Afficher le monde entier',
    drag: 'Tracez un rectangle pour ne voir que son contenu.',
    zoomTo_one: '{{number}} partenaire : zoomer',
    zoomTo_other: '{{number}} partenaires : zoomer',
  },
});
