import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { KeptModules } from './kept-modules';

/** What `jest-circus` and `expect` keep in the global object while the tests of a file run. */
const ofOneFile = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|RETRY_|TEST_TIMEOUT_SYMBOL|LOG_ERRORS|WAIT_BEFORE|\$\$jest-)/;

type NodeEnvironment = InstanceType<typeof TestEnvironment>;

/** The one environment of a worker. */
let kept: NodeEnvironment | undefined;

function environmentOfWorker(config: JestEnvironmentConfig, context: EnvironmentContext): NodeEnvironment {
  if (!kept) {
    kept = new TestEnvironment(config, context);
    const modules = new KeptModules(kept.getVmContext() as object);
    Object.assign(kept.global, { requireKept: (filename: string) => modules.load(filename) });
  }
  return kept;
}

/**
 * The environment of a test file. Jest makes a new one for each file, where all modules are loaded anew. To load those of the hub
 * takes a second, and Node has to compile again what runs often. Here the files that a worker runs have one environment, one
 * after the other. Only the modules of `test/` are loaded anew; all others stay. `kept-module.cjs` is the other half.
 */
export default class SharedEnvironment implements JestEnvironment {
  readonly global;
  readonly fakeTimers;
  readonly fakeTimersModern;
  readonly moduleMocker;
  private readonly environment: NodeEnvironment;
  private readonly exit: typeof process.exit;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    this.environment = environmentOfWorker(config, context);
    ({
      global: this.global,
      fakeTimers: this.fakeTimers,
      fakeTimersModern: this.fakeTimersModern,
      moduleMocker: this.moduleMocker,
    } = this.environment);
    this.exit = this.global.process.exit;
  }

  async setup(): Promise<void> {
    await this.environment.setup();
  }

  /** What a test has replaced does not reach the next file. */
  teardown(): Promise<void> {
    this.moduleMocker?.restoreAllMocks();
    this.fakeTimersModern?.useRealTimers();
    this.global.process.exit = this.exit;
    for (const name of Object.getOwnPropertySymbols(this.global)) {
      if (ofOneFile.test(name.description ?? '')) Reflect.deleteProperty(this.global, name);
    }
    return Promise.resolve();
  }

  /** Node's `require` takes modules of the new kind, too. */
  exportConditions(): string[] {
    return [...this.environment.exportConditions(), 'module-sync'];
  }

  getVmContext(): ReturnType<NodeEnvironment['getVmContext']> {
    return this.environment.getVmContext();
  }
}
