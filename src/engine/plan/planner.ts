import type { Access } from '../access';
import type { Analysis } from '../analysis';
import type { Shape as ArgumentShape } from '../arguments';
import { refusal } from '../errors';
import { FilterCompiler } from '../filter/compile';
import type { Concept, Graph, Root } from '../metadata/graph';
import type { Selected } from '../selection';
import type { Rendered, Sql } from '../sql';
import { comment, identifier, join, nothing, parameter, render, sql } from '../sql';
import type { Reader, Shape } from './assembly';
import { constant } from './assembly';
import { ObjectPlanner } from './objects';
import { LevelBuilder } from './rows';

/** A statement and how its answer becomes the response: what the cache keeps. */
export interface Plan {
  readonly statement: Rendered;
  /** How many levels the statement has: what a prepared one costs in memory goes by it. */
  readonly levels: number;
  readonly fields: readonly (readonly [key: string, reader: Reader])[];
}

/** Where the objects of a list by keys come from: a shape, and the column of the keys that were asked for. */
interface Keyed {
  readonly shape: Shape;
  readonly key: number;
}

/** The most levels (edges, counts and pages) of one statement. */
const maximumLevels = 200;
/** The most columns of one level. */
const maximumColumns = 500;
/** The most parameters of one statement; PostgreSQL itself takes 65 535. */
const maximumParameters = 1_000;

function checkSize(what: string, size: number, maximum: number): void {
  if (size > maximum)
    throw refusal('TOO_COMPLEX', `The document needs ${size} ${what}; at most ${maximum} are allowed.`, undefined);
}

/**
 * Turns one operation, with the shape of its arguments, into levels and the way back.
 *
 *     with l0 as materialized (select …), l1 as materialized (select … = any(array(select c0 from l0)) …)
 *     select array_to_json(array[(select array_to_json(array[json_agg(c0), …]) from l0), …]::json[])::text
 */
export class Planner {
  private readonly builder: LevelBuilder;
  private readonly objects: ObjectPlanner;

  constructor(
    private readonly graph: Graph,
    private readonly analysis: Analysis,
    private readonly shapes: readonly ArgumentShape[],
    access: Access,
  ) {
    this.builder = new LevelBuilder(graph, access);
    const filters = new FilterCompiler(this.builder.far);
    this.objects = new ObjectPlanner(this.builder, filters, (selected) => this.slot(selected));
  }

  plan(): Plan {
    const fields: (readonly [string, Reader])[] = [];
    for (const selected of this.analysis.selection.fields) {
      const reader = this.root(selected);
      if (reader) fields.push([selected.key, reader]);
    }
    const { levels } = this.builder;
    const outputs = render(this.statement());
    checkSize('levels', levels.length, maximumLevels);
    checkSize('columns in a level', Math.max(0, ...levels.map(({ width }) => width)), maximumColumns);
    checkSize('parameters', outputs.sources.length, maximumParameters);
    return { statement: outputs, levels: levels.length, fields };
  }

  private statement(): Sql {
    const { levels } = this.builder;
    const definitions = levels.map((level) => level.definition()).filter((definition) => definition !== undefined);
    const withClause = definitions.length > 0 ? sql`with ${join(definitions)} ` : nothing;
    const outputs = join(levels.map((level) => level.output()));
    return sql`${comment(this.analysis.operation.name?.value ?? 'anonymous')} ${withClause}select array_to_json(array[${outputs}]::json[])::text`;
  }

  private slot(selected: Selected): { readonly shape: ArgumentShape; readonly source: string } {
    const { index } = this.analysis.slotFor(selected);
    const shape = this.shapes[index];
    if (!shape) throw new Error(`The arguments of ${selected.path.join('.')} have no shape.`);
    return { shape, source: String(index) };
  }

  private root(selected: Selected): Reader | undefined {
    const { name } = selected.definition;
    if (name === '__typename') return constant(selected.parentType.name);
    const root = this.graph.roots.get(name);
    return root && this.rootOf(root, selected);
  }

  private rootOf(root: Root, selected: Selected): Reader {
    const { shape, source } = this.slot(selected);
    switch (root.kind) {
      case 'one':
        return this.only(
          this.keyed(selected, root.concept, root.column, sql`= ${parameter(`${source}.key`, 'text')}`, true),
        );
      case 'bySlug': {
        const keyed = this.keyed(
          selected,
          root.concept,
          root.column,
          sql`= any(${parameter(`${source}.keys`, 'text[]')})`,
          false,
        );
        return this.inOrder(selected, () => keyed);
      }
      case 'many':
        return this.objects.connection(selected, root.concept);
      case 'node': {
        if (shape.kind !== 'node') throw new Error('`node` is bound to something else.');
        const concept = this.concept(shape.typeName);
        return this.only(this.keyed(selected, concept, 'id', sql`= ${parameter(`${source}.key`, 'bigint')}`, true));
      }
      case 'nodes': {
        if (shape.kind !== 'nodes') throw new Error('`nodes` is bound to something else.');
        const found = new Map(
          shape.typeNames.map((typeName) => {
            const keys = parameter(`${source}.keys.${typeName}`, 'bigint[]');
            return [typeName, this.keyed(selected, this.concept(typeName), 'id', sql`= any(${keys})`, false)];
          }),
        );
        return this.inOrder(selected, (typeName) => found.get(typeName));
      }
    }
  }

  private concept(typeName: string): Concept {
    const concept = this.graph.concepts.get(typeName);
    if (!concept) throw new Error(`${typeName} is no concept.`);
    return concept;
  }

  /** The rows whose key fulfils a condition, and their objects. */
  private keyed(selected: Selected, concept: Concept, column: string, condition: Sql, single: boolean): Keyed {
    const level = this.builder.picked(concept, single, (alias) => sql`${identifier(alias, column)} ${condition}`);
    return { shape: this.objects.shape(selected, concept, level), key: level.columnPosition(column) };
  }

  private only({ shape }: Keyed): Reader {
    return (answer) => {
      const [only] = answer.objects(shape);
      return () => only ?? null;
    };
  }

  /** Rows in the order in which their keys were asked for; null where there is none. */
  private inOrder(selected: Selected, keyedOf: (typeName: string) => Keyed | undefined): Reader {
    const { index } = this.analysis.slotFor(selected);
    return (answer) => {
      const order = answer.bounds[index]?.values.order as readonly {
        readonly typeName: string;
        readonly key: string | number;
      }[];
      const list = order.map(({ typeName, key }) => {
        const keyed = keyedOf(typeName);
        const row = keyed && answer.index(keyed.shape.level, keyed.key).get(key);
        return keyed && row !== undefined ? answer.objects(keyed.shape)[row] : null;
      });
      return () => list;
    };
  }
}
