import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname } from 'node:path';
import { compileFunction, constants, type Context } from 'node:vm';
import { compiled } from './typescript.cjs';

interface KeptModule {
  exports: unknown;
  readonly id: string;
  readonly filename: string;
  readonly children: readonly never[];
  require?: NodeJS.Require;
}

type Wrapped = (
  this: unknown,
  module: KeptModule,
  exports: unknown,
  require: NodeJS.Require,
  filename: string,
  folder: string,
) => void;

/** Loads modules into a context of Node, each once, as Node's own `require` does. */
export class KeptModules {
  private readonly modules = new Map<string, KeptModule>();

  constructor(private readonly context: Context) {}

  /** The exports of the module in a file. */
  load(filename: string): unknown {
    const kept = this.modules.get(filename);
    if (kept) return kept.exports;
    const module: KeptModule = { exports: {}, id: filename, filename, children: [] };
    this.modules.set(filename, module);
    try {
      this.run(module);
    } catch (error) {
      this.modules.delete(filename);
      throw error;
    }
    return module.exports;
  }

  private run(module: KeptModule): void {
    const { filename } = module;
    const ownRequire = createRequire(filename);
    if (extname(filename) === '.node') {
      module.exports = ownRequire(filename);
      return;
    }
    module.require = Object.assign((request: string): unknown => {
      const found = ownRequire.resolve(request);
      return isBuiltin(found) ? ownRequire(found) : this.load(found);
    }, ownRequire);
    const run = this.compile(filename) as Wrapped;
    run.call(module.exports, module, module.exports, module.require, filename, dirname(filename));
  }

  private compile(filename: string): unknown {
    const compile = (source: string): unknown =>
      compileFunction(source, ['module', 'exports', 'require', '__filename', '__dirname'], {
        filename,
        parsingContext: this.context,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
    if (/\.[cm]?ts$|\.mjs$/.test(filename)) return compile(compiled(filename));
    const source = readFileSync(filename, 'utf8');
    if (filename.endsWith('.json')) return compile(`module.exports = ${source}`);
    try {
      return compile(source.replace(/^#!.*/, ''));
    } catch (error) {
      // The error is of the context. A module of the new kind is no script.
      if ((error as Error).name === 'SyntaxError') return compile(compiled(filename));
      throw error;
    }
  }
}
