import { defineTexts } from '../../shell/texts';

export const actionTexts = defineTexts('actions', {
  en: {
    label: 'What to do with this page',
    query: 'The query behind this page',
    download: 'Download',
    useIn: 'Use this in…',
    useInTitle: 'This table has an address of its own',
    useInKey: 'The address shows what the public sees. For more, send an API key: as a bearer token, or as a password.',
    which: 'Which table',
    address: 'Address',
    spreadsheet: 'A spreadsheet (Power Query)',
    duckdb: 'DuckDB',
    grafana: 'Grafana (data source Infinity, type CSV)',
    copy: 'Copy',
    copied: 'Copied',
    downloading: 'Downloading: {{amount}}',
    cancel: 'Cancel',
  },
  fr: {
    label: 'Que faire de cette page',
    query: 'La requête de cette page',
    download: 'Télécharger',
    useIn: 'Utiliser dans…',
    useInTitle: 'Ce tableau a sa propre adresse',
    useInKey:
      'L’adresse montre ce que voit le public. Pour en voir plus, envoyez une clé d’API : comme jeton « bearer » ou comme mot de passe.',
    which: 'Quel tableau',
    address: 'Adresse',
    spreadsheet: 'Un tableur (Power Query)',
    duckdb: 'DuckDB',
    grafana: 'Grafana (source de données Infinity, type CSV)',
    copy: 'Copier',
    copied: 'Copié',
    downloading: 'Téléchargement : {{amount}}',
    cancel: 'Annuler',
  },
});
