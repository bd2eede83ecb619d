/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  setupFiles: ['reflect-metadata'],
  // One PostgreSQL for the whole run; each test file has a database of its own there.
  globalSetup: '<rootDir>/test/support/start-server.ts',
  globalTeardown: '<rootDir>/test/support/stop-server.ts',
  // As many as there are cores: much of a test's time is the database's or the hub's, in processes of their own.
  maxWorkers: '100%',
  // Node keeps some 25 MB of each test file, which makes garbage collection slow, and freeing it at the end takes longer than
  // the half second that Jest allows. A worker with a larger heap is replaced between two files.
  workerIdleMemoryLimit: '600MB',
  // A test that waits for an event ends when it comes, so this is only for one that hangs. On a busy machine all tests are slow.
  testTimeout: 120_000,
  transform: { '\\.ts$': '@swc/jest', 'node_modules/.*\\.js$': '@swc/jest' },
  // Node loads these modules of the new kind by `require`; Jest has to be given them in the old.
  transformIgnorePatterns: ['/node_modules/(?!(?:.*cookie|jose|hyparquet|hyparquet-writer)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
