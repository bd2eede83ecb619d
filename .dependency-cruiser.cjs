/** The folders of the engine. Each may import only those before it. */
const engineFolders = [
  'errors',
  'sql',
  'metadata',
  'condition',
  'operation',
  'schema',
  'policy',
  'authorize',
  'cost',
  'relation',
  'assemble',
  'introspection',
  'plan',
  'execute',
  'table',
];

/** The files in the folder of the engine itself join the folders; no folder imports them. */
const engineOrder = engineFolders.map((folder, index) => ({
  name: `engine-order-${folder}`,
  severity: 'error',
  from: { path: `^src/engine/${folder}/` },
  to: { path: '^src/engine/', pathNot: `^src/engine/(${engineFolders.slice(0, index + 1).join('|')})/` },
}));

/** Which files may import which. */
module.exports = {
  forbidden: [
    ...engineOrder,
    {
      name: 'engine-folders-are-ordered',
      comment: 'A new folder of the engine gets its place in `engineFolders`.',
      severity: 'error',
      from: { path: '^src/engine/[^/]+/', pathNot: `^src/engine/(${engineFolders.join('|')})/` },
      to: {},
    },
    {
      name: 'engine-knows-no-partner',
      comment: 'The engine knows GraphQL, metadata and SQL, and nothing of the project but its clock and forecasts.',
      severity: 'error',
      from: { path: '^src/engine' },
      to: { path: '^src/', pathNot: '^src/(engine|clock|forecast)' },
    },
    {
      name: 'forecasts-are-pure',
      comment: 'A forecast is made of numbers alone, so the reference makes it of its own counts.',
      severity: 'error',
      from: { path: '^src/forecast' },
      to: { path: '^src/', pathNot: '^src/forecast' },
    },
    {
      name: 'model-imports-decorators-only',
      severity: 'error',
      from: { path: '^src/model' },
      to: { path: '^src/', pathNot: '^src/(model|engine/(metadata/(entity|policy)|schema|sql)|access)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^src/rules' },
      to: { path: '^src/', pathNot: '^src/(rules|model|access)' },
    },
    {
      name: 'population-knows-files-and-tables-only',
      comment: 'Generated data are rows: they need no engine and no server.',
      severity: 'error',
      from: { path: '^src/population' },
      to: {
        path: '^src/',
        pathNot: '^src/(population|exchange|rules|database|clock|start-error|project-root|model/scalars)',
      },
    },
    {
      name: 'exchange-knows-no-population',
      comment: 'The population imports the import format and the importer, never the other way round.',
      severity: 'error',
      from: { path: '^src/exchange' },
      to: { path: '^src/population' },
    },
    {
      name: 'lives-know-no-sink',
      comment: 'A life yields rows; only the two ways to generate a population choose where they go.',
      severity: 'error',
      from: { path: '^src/population/(life|shared)' },
      to: { path: '^src/(exchange|database|model)|^src/population/sink/(copy|csv)' },
    },
    {
      name: 'only-the-hub-imports-the-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server/|hub\\.ts)' },
      to: { path: '^src/server' },
    },
    {
      name: 'only-the-entries-import-the-hub',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|cli)\\.ts' },
      to: { path: '^src/hub\\.ts' },
    },
    {
      name: 'reference-is-independent',
      comment: 'What the engine is held against must not share its code.',
      severity: 'error',
      from: { path: '^test/(reference|engine/differential)' },
      to: { path: '^src/engine' },
    },
    {
      name: 'no-cycles',
      comment: 'Entity classes refer to one another; nothing else may.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/model' },
      to: { circular: true, viaOnly: { pathNot: '^src/model' } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(graphql|node:|@graphql-typed-document-node/core$)' },
    },
    {
      name: 'no-test-in-source',
      severity: 'error',
      from: { path: '^(src|migrations)' },
      to: { path: '^(test|bench)' },
    },
    {
      name: 'no-development-dependency-in-source',
      severity: 'error',
      from: { path: '^(src|migrations)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
