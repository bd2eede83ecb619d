/**
 * What Jest loads in place of a module outside `test/`: the module that the worker keeps. See `environment.ts`.
 * Jest keeps what a transformer returns, by its key.
 */
module.exports = {
  process: (_source, filename) => ({ code: `module.exports = requireKept(${JSON.stringify(filename)});` }),
  getCacheKey: (_source, filename) => `kept ${filename}`,
};
