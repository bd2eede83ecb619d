import type { ApolloServerPlugin } from '@apollo/server';
import type { EngineMetrics, EngineParts } from './engine';
import { Engine } from './engine';
import { enginePlugin, resolveWith } from './plugin';

/** The engine as the hub wires it in. */
export interface WiredEngine {
  /** The Apollo plugin that answers reads. */
  plugin<Context extends object>(): ApolloServerPlugin<Context>;
  /** Counters since the start. */
  metrics(): EngineMetrics;
}

/** Makes an engine over a schema, whose root resolvers it becomes. */
export function createEngine(parts: EngineParts): WiredEngine {
  const engine = new Engine(parts);
  resolveWith(engine, parts.schema);
  return { plugin: () => enginePlugin(engine), metrics: () => engine.metrics() };
}
