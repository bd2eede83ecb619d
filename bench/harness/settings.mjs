/**
 * @typedef {object} Settings
 * @property {'demo' | 'worldwide' | 'large'} scale
 * @property {boolean} fresh whether the database is made anew although there is one
 * @property {number} poolSize connections that each contender has to the database
 * @property {readonly number[]} connections
 * @property {number} rounds
 * @property {number} seconds of each measurement
 * @property {number} warmUpSeconds for each workload and contender
 * @property {number} warmUpRequests at least so many, in up to five times as long: what V8 compiles depends on them
 * @property {number} warmUpMost how often the warm-up is repeated while the server still becomes faster, at most
 */

/** @type {Settings} */
export const usual = {
  scale: 'worldwide',
  fresh: false,
  // The hub's own default.
  poolSize: 10,
  connections: [1, 16, 64],
  rounds: 3,
  seconds: 1,
  warmUpSeconds: 1,
  warmUpRequests: 1_000,
  warmUpMost: 10,
};

/** Enough to see that all is well, not to quote. */
export const quick = { rounds: 2, seconds: 0.5, warmUpSeconds: 0.5, warmUpRequests: 200, warmUpMost: 2 };
