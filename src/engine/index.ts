import type { ApolloServerPlugin } from '@apollo/server';
import type { EngineFigures, EngineParts } from './engine';
import { buildGraph } from './metadata/build-graph';
import type { Class } from './metadata/class';
import { Engine } from './engine';
import type { Signal } from './execute/signal';
import type { Turn, Turns } from './execute/turns';
import type { EngineContext, Read } from './plugin';
import { answerRead, enginePlugin } from './plugin';
import { RuleCompiler, RuleProblem } from './relation/rule';
import type { Aggregation, CountedValue } from './relation/rule';
import type { Place } from './relation/rule-places';
import type { Outcome } from './request';
import type { OpenedTable, Stops, TableParts } from './tables';
import { Tables } from './tables';

/** The engine as the hub uses it. */
export interface WiredEngine extends Pick<Engine, 'explain' | 'figures'> {
  /** The Apollo plugin that answers reads. */
  plugin<Context extends EngineContext>(): ApolloServerPlugin<Context>;
  /** Answers a read without Apollo. The plugin takes an outcome that it finds in the context. */
  answer(read: Read, context: EngineContext): Promise<Outcome>;
  /** What tables share with operations. */
  readonly stops: Stops;
}

/** Makes an engine for a schema. */
export function createEngine(parts: EngineParts): WiredEngine {
  const engine = new Engine(parts);
  return {
    plugin: () => enginePlugin(engine),
    answer: (read, context) => answerRead(engine, read, context),
    explain: (request) => engine.explain(request),
    figures: () => engine.figures(),
    stops: engine,
  };
}

/** Makes what reads the tables of documents, with the same model, policies and limits. */
export function createTables(engine: WiredEngine, parts: TableParts): Tables {
  return new Tables(engine.stops, parts);
}

/**
 * Makes what compiles the rules of the data into SQL.
 * @param dataSource its metadata is built already
 * @param entity whose rows the rules are about. In the SQL a row stands under the name of its table, and the day is `day`.
 */
export function createRuleCompiler(
  { schema, dataSource, classes }: Pick<EngineParts, 'schema' | 'dataSource' | 'classes'>,
  entity: Class,
): RuleCompiler {
  const graph = buildGraph(schema, dataSource, classes);
  return new RuleCompiler(graph, graph.entityOf(entity), 'day');
}

export { unitsPerMillisecond } from './cost/prices';
export { RuleProblem };
export type { Batch, Cell } from './table/flatten';
export type { Column, ColumnType, DefinedColumn, TableShape } from './table/columns';
export type {
  Aggregation,
  CountedValue,
  EngineFigures,
  OpenedTable,
  Outcome,
  Place,
  Read,
  RuleCompiler,
  Signal,
  Tables,
  Turn,
  Turns,
};
