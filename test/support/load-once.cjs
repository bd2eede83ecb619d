/**
 * What Jest loads in place of a module outside `test/`: the module as the worker has loaded it. See `environment.ts`.
 * Jest keeps what a transformer returns, by its key.
 */
module.exports = {
  process: (_source, path) => ({ code: `module.exports = requireOnce(${JSON.stringify(path)});` }),
  getCacheKey: (_source, path) => `load-once ${path}`,
};
