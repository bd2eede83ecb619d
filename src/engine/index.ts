import type { ApolloServerPlugin } from '@apollo/server';
import type { EngineFigures, EngineParts } from './engine';
import { Engine } from './engine';
import type { Turn, Turns } from './execute/turns';
import type { EngineContext } from './plugin';
import { enginePlugin, resolveWith } from './plugin';

/** The engine as the hub uses it. */
export interface WiredEngine extends Pick<Engine, 'explain' | 'figures'> {
  /** The Apollo plugin that answers reads. */
  plugin<Context extends EngineContext>(): ApolloServerPlugin<Context>;
}

/** Makes an engine for a schema, and gives the root fields of the schema their resolvers. */
export function createEngine(parts: EngineParts): WiredEngine {
  const engine = new Engine(parts);
  resolveWith(engine, parts.schema);
  return {
    plugin: () => enginePlugin(engine),
    explain: (request) => engine.explain(request),
    figures: () => engine.figures(),
  };
}

export { nextTurn } from './assemble/slices';
export { unitsPerMillisecond } from './cost/prices';
export type { EngineFigures, Turn, Turns };
