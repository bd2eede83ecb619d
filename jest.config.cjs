const { join } = require('node:path');
const { dependencies, devDependencies } = require('./package.json');

/** A pattern for a text. */
const literally = (text) => text.replace(/[^\w/@-]/g, '\\$&');
const tests = literally(join(__dirname, 'test'));

/** The packages that tests import. Jest's own parts are loaded by itself. */
const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !/^(jest|@swc)\b/.test(name));

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  setupFiles: ['reflect-metadata'],
  // One PostgreSQL for the whole run; each test file has a database of its own there.
  globalSetup: '<rootDir>/test/support/start-server.ts',
  globalTeardown: '<rootDir>/test/support/stop-server.ts',
  // As many as there are cores: much of a test's time is the database's or the hub's, in processes of their own.
  maxWorkers: '100%',
  // Node keeps some MB of each test file, which makes garbage collection slow. A worker with a larger heap is replaced between two
  // files.
  workerIdleMemoryLimit: '600MB',
  // A test that waits for an event ends when it comes, so this is only for one that hangs. On a busy machine all tests are slow.
  testTimeout: 120_000,
  // Each test file gets the modules of `test/` anew. Each worker loads all others once.
  testEnvironment: '<rootDir>/test/support/environment.ts',
  transform: {
    [`^${tests}/.*\\.ts$`]: '@swc/jest',
    '\\.[cm]?[jt]s$': '<rootDir>/test/support/kept-module.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${packages.map(literally).join('|')})/)`, `^${tests}/.*\\.[cm]js$`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
