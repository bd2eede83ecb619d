/** Who may import whom; docs/architecture.md describes the folders. */
module.exports = {
  forbidden: [
    {
      name: 'engine-knows-no-partner',
      comment: 'The engine knows GraphQL, metadata and SQL, and nothing of the project but its clock.',
      severity: 'error',
      from: { path: '^src/engine' },
      to: { path: '^src/', pathNot: '^src/(engine|clock)' },
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
