import { createRequire } from 'node:module';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import './typescript.cjs';

const requireOnce = createRequire(__filename);

/** Objects that the sources and a test must have in common: a test stops the date, reads the exit code, compares maps. */
const shared = { Date, Map, Set, Reflect, process };

/** Classes whose objects a test may be given by the sources, where they come from another realm of Node. */
const known = { Error, TypeError, RangeError, Promise, Object, Array } as const;

/**
 * The environment of a test file. Jest gives each file modules of its own. Loading those of the hub takes a second each time, and
 * Node forgets what it has compiled. So only the files of `test/` are loaded anew; all others are loaded by the worker,
 * once, as a process of the hub loads them. `load-once.cjs` is the other half.
 */
export default class SharedModules extends TestEnvironment {
  private readonly real = { exit: process.exit, console, Date };

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    Object.assign(this.global, { requireOnce }, shared);
    for (const [name, original] of Object.entries(known)) recognize(this.global[name] as Class, original);
    // Fake timers replace the date of the test's realm.
    Object.defineProperty(this.global, 'Date', {
      configurable: true,
      get: () => globalThis.Date,
      set: (date: DateConstructor) => (globalThis.Date = date),
    });
  }

  override async setup(): Promise<void> {
    await super.setup();
    globalThis.console = this.global.console;
  }

  /** Nothing that a test replaced may reach the next file. */
  override async teardown(): Promise<void> {
    this.moduleMocker?.restoreAllMocks();
    this.fakeTimersModern?.useRealTimers();
    process.exit = this.real.exit;
    globalThis.console = this.real.console;
    globalThis.Date = this.real.Date;
    await super.teardown();
  }
}

type Class = abstract new (...parameters: never[]) => unknown;

/** Makes `instanceof` of a test's class true for objects of the original too. Classes below it are not changed. */
function recognize(own: Class, original: Class): void {
  const isInstance = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(own, Symbol.hasInstance, {
    value(this: Class, value: unknown) {
      return isInstance.call(this, value) || (this === own && value instanceof original);
    },
  });
}
