import type { OperationDefinitionNode } from 'graphql';
import { getNamedType } from 'graphql';
import type { Access } from '../policy/access';
import { lookupCondition, lookupPath } from '../operation/bind-root';
import type { Shape as ArgumentShape } from '../operation/bound-arguments';
import type { Operation } from '../operation/operation';
import { refusal } from '../errors/errors';
import { globalId } from '../metadata/identity';
import type { Entity, FormerKeys, Graph, Root } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Rendered, Sql } from '../sql/sql';
import { Aliases, comment, identifier, join, parameter, render, sql, statement } from '../sql/sql';
import type { Reader, Shape } from '../assemble/result';
import { constant, nested, requestValue } from '../assemble/readers';
import { ObjectPlanner } from './objects';
import type { Level } from '../relation/level';
import { levelName } from '../relation/level';
import { operationLocale } from '../relation/localised';
import type { PlanArguments, TableRows } from './row-planner';
import { readersBelow } from './row-planner';
import { LevelBuilder } from './rows';
import type { RequestDate } from '../relation/scope';
import { today } from '../relation/scope';
import type { Row } from '../relation/value';

/** A statement and how its result becomes the response: what the cache keeps. */
export interface Plan {
  /** What it answers. The readers refer to parts of it, so it is in memory as long as the plan is. */
  readonly operation: OperationDefinitionNode;
  readonly statement: Rendered;
  /** How many levels the statement has: what a prepared one costs in memory goes by it. */
  readonly levels: number;
  /** The levels whose output is the values of one row, or null, instead of columns. */
  readonly rows: readonly number[];
  readonly fields: readonly (readonly [key: string, reader: Reader])[];
}

/** The objects of a lookup by several keys: their shape, and the column that holds the keys. */
interface Keyed {
  readonly shape: Shape;
  readonly key: number;
}

/** Planning stops at so many levels. Up to here a refusal tells how many there are; 500 of them take some 30 ms. */
const hopeless = 250;
/** The most levels (edges, counts and pages) of one statement. */
const maximumLevels = 200;
/** The most columns of one level. */
const maximumColumns = 500;
/** The most parameters of one statement; PostgreSQL itself takes 65 535. */
const maximumParameters = 1_000;

/** Statements with so many levels ask first whether the list at their top is empty. */
const worthAsking = 4;

/** That a row has the key now or had it before. The subquery does not depend on the row, so PostgreSQL evaluates it once. */
function byFormerKey({ alias, entity }: Row, { entity: former, of, key }: FormerKeys, source: string): Sql {
  const given = parameter(`${source}.${lookupPath([key])}`, 'text');
  const present = sql`select p.${identifier(entity.column(key))} from ${identifier(former.table)} f
    join ${identifier(entity.table)} p on p.id = f.${identifier(former.column(of))} where f.${identifier(former.column(key))} = ${given}`;
  return sql`${identifier(alias, entity.column(key))} = coalesce((${present}), ${given})`;
}

/**
 * Whether all levels but the top one are found from it.
 * @param parts the SQL of each level. Values are parameters, so the name of a level stands there only where it is read
 */
function areBelow(top: Level, parts: readonly (readonly Sql[])[]): boolean {
  const below = [render(top.name).text];
  return parts.slice(1).every((part, index) => {
    const reads = part.some((piece) => {
      const { text } = render(piece);
      return below.some((name) => text.includes(name));
    });
    below.push(render(levelName(index + 1)).text);
    return reads;
  });
}

function checkSize(what: string, size: number, maximum: number): void {
  if (size > maximum) throw refusal('TOO_COMPLEX', tooMany(`${size} ${what}`, maximum), undefined);
}

function tooMany(what: string, maximum: number): string {
  return `The document needs ${what}; at most ${maximum} are allowed.`;
}

/**
 * Turns one operation, with the shape of its arguments, into levels and the way back.
 *
 *     with l0 as materialized (select …), l1 as materialized (select … = any(array(select c0 from l0)) …)
 *     select array_to_json(array[(select array_to_json(array[json_agg(c0), …]) from l0), …]::json[])::text
 */
export class Planner {
  private readonly levels: Level[] = [];
  private readonly aliases = new Aliases();

  constructor(
    private readonly graph: Graph,
    private readonly operation: Operation,
    private readonly shapes: readonly ArgumentShape[],
    private readonly access: Access,
    private readonly table?: TableRows,
  ) {}

  /** Plans what stands below one root field, as of its date. */
  private objectsAsOf(date: RequestDate): ObjectPlanner {
    const builder = new LevelBuilder(this.graph, this.access, this.levels, this.aliases, date);
    const locale = this.operation.directives.localised ? operationLocale : undefined;
    return new ObjectPlanner(builder, (selected) => this.argumentsOf(selected), locale, this.table);
  }

  /** @param source the name of the date that the root field itself names, if it does */
  private dateOf(dateGiven: boolean | undefined, source: string): RequestDate {
    if (dateGiven) return { source, dateGiven };
    return this.operation.directives.dateGiven ? { source: 'asOf', dateGiven: true } : today;
  }

  /** Yields after each root field, and before the statement is written: a caller may let others have their turn. */
  *plan(): Generator<void, Plan> {
    const fields: (readonly [string, Reader])[] = [];
    for (const selected of this.operation.selection.fields) {
      const reader = this.root(selected);
      if (reader) fields.push([selected.key, reader]);
      if (this.levels.length > hopeless)
        throw refusal('TOO_COMPLEX', tooMany(`more than ${hopeless} levels`, maximumLevels), undefined);
      yield;
    }
    const { levels } = this;
    checkSize('levels', levels.length, maximumLevels);
    const outputs = render(this.statement());
    checkSize('columns in a level', Math.max(0, ...levels.map(({ width }) => width)), maximumColumns);
    checkSize('parameters', outputs.sources.length, maximumParameters);
    const rows = levels.filter(({ isRow }) => isRow).map(({ index }) => index);
    return { operation: this.operation.definition, statement: outputs, levels: levels.length, rows, fields };
  }

  private statement(): Sql {
    const { levels } = this;
    const definitions = levels.map((level) => level.definitions());
    const outputs = levels.map((level) => level.output());
    const result = sql`array_to_json(array[${join(outputs)}]::json[])::text`;
    const name = this.operation.definition.name?.value ?? 'anonymous';
    const last = levels.at(-1);
    if (this.table?.part === 'keys' && last)
      return statement(sql`${comment(name)} `, { with: definitions.flat(), ...last.keysInOrder() });
    const [top] = levels;
    const mayBeEmpty = top && !top.single && levels.length >= worthAsking;
    const parts = outputs.map((output, index) => [...(definitions[index] ?? []), output]);
    const columns = [
      // Each level below would read nothing, and still take its time to find that.
      mayBeEmpty && areBelow(top, parts) ? sql`case when exists (select from ${top.name}) then ${result} end` : result,
    ];
    return statement(sql`${comment(name)} `, { with: definitions.flat(), columns });
  }

  private argumentsOf(selected: Selected): PlanArguments {
    const index = this.operation.indexOf(selected);
    const shape = index === undefined ? undefined : this.shapes[index];
    if (!shape) throw new Error(`The arguments of ${selected.path.join('.')} have no shape.`);
    return { shape, source: String(index) };
  }

  /** @returns undefined for a field of introspection */
  private root(selected: Selected): Reader | undefined {
    const { name } = selected.definition;
    if (name === '__typename') return constant(selected.parentType.name);
    const root = this.graph.roots.get(name);
    return root && this.rootOf(root, selected);
  }

  private rootOf(root: Root, selected: Selected): Reader {
    const { shape, source } = this.argumentsOf(selected);
    const date = this.dateOf('dateGiven' in shape && shape.dateGiven, `${source}.asOf`);
    const objects = this.objectsAsOf(date);
    switch (root.kind) {
      case 'one': {
        // Such a lookup is a filter that one row at most fulfils.
        const condition = lookupCondition(root.entity, root.arguments);
        const { former } = root;
        const compiled = (row: Row): Sql | undefined =>
          former ? byFormerKey(row, former, source) : objects.conditions.compile(row, condition, source);
        return firstOf(objects.shape(selected, root.entity, objects.builder.picked(root.entity, true, compiled)));
      }
      case 'bySlug': {
        const keys = parameter(`${source}.keys`, 'text[]');
        const found = root.former
          ? keyedAlsoBefore(objects, selected, root.entity, root.former, keys)
          : keyed(objects, selected, root.entity, root.column, keys);
        return inOrder(`${source}.order`, [found]);
      }
      case 'many':
        return objects.connection(selected, root.entity);
      case 'viewer':
        return this.viewer(objects, selected, root.typeName, date);
      case 'node':
        if (shape.kind !== 'node') throw new Error('`node` is bound to something else.');
        return byId(objects, selected, this.entity(shape.typeName), `${source}.key`);
      case 'nodes': {
        if (shape.kind !== 'nodes') throw new Error('`nodes` is bound to something else.');
        const found = shape.groups.map(({ typeName, dateGiven }, index) => {
          const ofDate = this.objectsAsOf(this.dateOf(dateGiven, `${source}.asOf.${index}`));
          const keys = parameter(`${source}.keys.${index}`, 'bigint[]');
          return keyed(ofDate, selected, this.entity(typeName), 'id', keys);
        });
        return inOrder(`${source}.order`, found);
      }
    }
  }

  private viewer(objects: ObjectPlanner, selected: Selected, typeName: string, date: RequestDate): Reader {
    return nested(
      readersBelow(selected, (field): Reader => {
        const { name, type } = field.definition;
        if (name === '__typename') return constant(typeName);
        const source = `viewer.${name}`;
        if (name === 'id') {
          return (result) => {
            const id = globalId(typeName, result.values.of(source) as string, result.date(date));
            return () => id;
          };
        }
        const entity = this.graph.entities.get(getNamedType(type).name);
        return entity ? byId(objects, field, entity, source) : requestValue(source);
      }),
    );
  }

  private entity(typeName: string): Entity {
    const entity = this.graph.entities.get(typeName);
    if (!entity) throw new Error(`${typeName} is no entity.`);
    return entity;
  }
}

/** The object of the row whose key is a value of the request. */
function byId(objects: ObjectPlanner, selected: Selected, entity: Entity, source: string): Reader {
  const key = parameter(source, 'bigint');
  const level = objects.builder.picked(entity, true, ({ alias }) => sql`${identifier(alias, 'id')} = ${key}`);
  return firstOf(objects.shape(selected, entity, level));
}

/** The rows whose column holds one of some keys, and their objects. */
function keyed(objects: ObjectPlanner, selected: Selected, entity: Entity, column: string, keys: Sql): Keyed {
  const level = objects.builder.picked(entity, false, ({ alias }) => sql`${identifier(alias, column)} = any(${keys})`);
  return { shape: objects.shape(selected, entity, level), key: level.columnPosition(column) };
}

/** The rows that have one of some keys now or had it before, each with all of these keys. */
function keyedAlsoBefore(
  objects: ObjectPlanner,
  selected: Selected,
  entity: Entity,
  { entity: former, of, key }: FormerKeys,
  keys: Sql,
): Keyed {
  const [own, owner, before] = [entity.column(key), former.column(of), former.column(key)].map((each) =>
    identifier(each),
  ) as [Sql, Sql, Sql];
  const had = (column: Sql, where?: Sql): Sql =>
    sql`array${{ columns: [column], from: identifier(former.table), where: [sql`${before} = any(${keys})`, where] }}`;
  const level = objects.builder.picked(entity, false, ({ alias }) => {
    const id = identifier(alias, 'id');
    return sql`(${identifier(alias)}.${own} = any(${keys}) or ${id} = any(${had(owner)}))`;
  });
  const row = identifier(level.alias);
  const all = sql`${had(before, sql`${owner} = ${row}."id"`)} || ${row}.${own}`;
  return { shape: objects.shape(selected, entity, level), key: level.position(all) };
}

/** The object of the only row; null if there is none. */
function firstOf(shape: Shape): Reader {
  return (result) => {
    const objects = result.objects(shape);
    return () => objects[0] ?? null;
  };
}

/** Rows in the order of the requested keys; null for a key that no visible row has. */
function inOrder(source: string, groups: readonly Keyed[]): Reader {
  return (result) => {
    const order = result.values.of(source) as readonly { readonly group: number; readonly key: string | number }[];
    const found = groups.map(({ shape, key }) => result.objectOf(shape, key));
    return () => order.map(({ group, key }) => found[group]?.(key) ?? null);
  };
}
