import { columns, nested } from './bare/index.mjs';
import { hub, hubAsViewers } from './hub.mjs';
import { mercurius } from './mercurius/index.mjs';
import { postgraphile } from './postgraphile/index.mjs';
import { typeorm } from './typeorm/index.mjs';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} title for people
 * @property {string} [sharesWith] the contender, started before, whose process it asks
 * @property {object} [launch]
 * @property {readonly string[]} launch.command what Node runs
 * @property {string} [launch.cwd] the folder that it runs in; the bench's own by default
 * @property {Readonly<Record<string, string>>} launch.environment
 * @property {RegExp} launch.ready what it prints when it listens, with its port
 * @property {(select: (text: string) => Promise<any[]>) => Promise<readonly string[]>} [viewer] who asks, as `hub key create` is told
 * @property {boolean} [seesLess] whether that is somebody who does not see all rows, so that answers are not compared
 * @property {readonly string[]} [plans] how its statements can be planned; the last part of each address
 * @property {string} [functions] a file of SQL that the database is given first
 * @property {Readonly<Record<string, import('./requests.mjs').Question>>} requests by question
 * @property {Readonly<Record<string, string>>} [missing] why it has no answer, by question
 */

/** The hub comes first: the others are held against it. @type {readonly Contender[]} */
export const contenders = [hub, columns, nested, postgraphile, mercurius, typeorm, ...hubAsViewers];

/** Those that are measured at the scale `large`, where the others take too long. @type {readonly Contender[]} */
export const contendersAtLarge = [hub, columns];
