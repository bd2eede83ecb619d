import type { Condition, FieldTests } from '../condition/condition';
import { All } from '../condition/condition';
import type { Entity, Field, ReadNarrowing } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Sql } from '../sql/sql';
import { allOf, identifier, literal, sql } from '../sql/sql';
import type { Reader, Shape } from '../assemble/result';
import { choose, column, composite, constant, id, own, toOne } from '../assemble/readers';
import { ConnectionPlanner } from './connections';
import type { ListShape } from '../operation/bound-arguments';
import { ConditionCompiler, isOfPlace, isOne } from '../relation/condition';
import { compileOrder } from '../relation/order';
import { distanceToNearest } from '../relation/places';
import type { ListKey } from '../operation/order-keys';
import { isByRelevance, isNearestFirst, orderKeys } from '../operation/order-keys';
import { searchOf } from '../relation/search';
import type { RowFilter } from '../relation/related-rows';
import type { RequestDate } from '../relation/scope';
import type { Edge, Level } from '../relation/level';
import { eachRowOf } from '../assemble/page-readers';
import type { LocaleSource } from '../relation/localised';
import type { List, ListRows } from './lists';
import { pagesOf, uncut } from './lists';
import type { Listed, PlanArguments, RowPlanner, TableRows } from './row-planner';
import { readersBelow } from './row-planner';
import type { LevelBuilder } from './rows';

/** Plans what is selected of the rows of a level: their columns, and the levels below. */
export class ObjectPlanner implements RowPlanner {
  readonly conditions: ConditionCompiler;

  constructor(
    readonly builder: LevelBuilder,
    readonly argumentsOf: (selected: Selected) => PlanArguments,
    private readonly locale: LocaleSource | undefined,
    readonly table: TableRows | undefined,
  ) {
    this.conditions = new ConditionCompiler(builder.related, locale);
  }

  asOf(date: RequestDate): ObjectPlanner {
    return new ObjectPlanner(this.builder.asOf(date), this.argumentsOf, this.locale, this.table);
  }

  list(target: Entity, shape: ListShape, source: string, edge?: Edge): List {
    const { searched, order, filter, narrowed } = shape;
    const keys = orderKeys(target, shape, (entity, name) => this.builder.related.field(entity, name));
    const filters = [...(filter ? [filter] : []), ...Object.values(narrowed ?? {})];
    const filtered = filters.length > 0 ? this.conditions.rowFilter(target, new All(filters), source) : undefined;
    const text = `${source}.search`;
    const searching: RowFilter = (scope, alias) => allOf(searchOf(target, alias, text).isMet, filtered?.(scope, alias));
    return {
      target,
      edge,
      rowFilter: searched ? searching : filtered,
      order: (rows) => compileOrder(keys, rows, this.conditions, source),
      byDefault: order === undefined && !searched,
      place: searched ? undefined : this.atPlace(target, filters, keys, order === undefined, source),
      nearest: isNearestFirst(keys) && !searched ? this.nearestIn(target, filters, source) : undefined,
      isNearestFound: isNearestFirst(keys) && searched === true,
      ...(isByRelevance(shape) && { searchPage: { text, filtered } }),
    };
  }

  /** The parts of a filter, if one of them is on the place of the rows, and a page of them in their order is read by it. */
  private atPlace(
    target: Entity,
    filters: readonly All[],
    keys: readonly ListKey[],
    byDefault: boolean,
    source: string,
  ): List['place'] {
    const parts = filters.flatMap(({ each }) => each);
    const asked = parts.find((part): part is FieldTests => part.kind === 'field' && part.tests.some(isOfPlace));
    const place = asked && this.conditions.place(asked, source);
    if (!place) return undefined;
    const others = new All(parts.filter((part) => part !== asked));
    const rest = this.conditions.rowFilter(target, others, source);
    // The index of the distance of rows with one place each finds those at a place by itself.
    if (!byDefault) return isNearestFirst(keys) && target.places ? { place, rest, group: undefined } : undefined;
    const field = target.nearestIn === undefined ? undefined : this.builder.related.field(target, target.nearestIn);
    if (field?.kind !== 'toOne' || field.visible) return undefined;
    return { place, rest, group: field.column };
  }

  /** The parts of a filter, if one of them is on the edge by whose targets an index has the rows nearest first. */
  private nearestIn(target: Entity, filters: readonly All[], source: string): List['nearest'] {
    const field = target.nearestIn === undefined ? undefined : this.builder.related.field(target, target.nearestIn);
    if (field?.kind !== 'toOne' || field.visible) return undefined;
    const parts = filters.flatMap(({ each }) => each);
    const ofTargets = parts.flatMap((part) => (isOn(part, target.nearestIn) ? part.tests : []));
    const wanted = ofTargets.flatMap((test) => (test.kind === 'exists' ? [test.of] : []));
    // One target has its own index walk, which PostgreSQL finds.
    if (wanted.length === 0 || wanted.length < ofTargets.length || wanted.some((of) => isOne(field.target, of)))
      return undefined;
    const rest = new All(parts.filter((part) => !isOn(part, target.nearestIn)));
    return {
      targets: () => this.builder.related.edge(field, this.conditions.rowFilter(field.target, new All(wanted), source)),
      column: field.column,
      rest: this.conditions.rowFilter(target, rest, source),
    };
  }

  /** The object that a selection makes of a row of a level. */
  shape(selected: Selected, entity: Entity, level: Level): Shape {
    level.columnPosition('id');
    const selection = selected.selections.get(entity.name);
    const fields = (selection?.fields ?? []).map((field) => [field.key, this.field(field, entity, level)] as const);
    return { level: level.index, typeName: entity.name, fields };
  }

  private field(selected: Selected, entity: Entity, level: Level): Reader {
    const { name } = selected.definition;
    if (name === '__typename') return constant(entity.name);
    const field = this.builder.related.field(entity, name);
    if (!field) throw new Error(`${entity.name}.${name} is not planned.`);
    const at = (expression: Sql): Reader => column(level.index, level.position(expression));
    switch (field.kind) {
      case 'id':
        return id(entity.name, level.index, level.columnPosition('id'), this.builder.related.date);
      case 'column':
      case 'computed':
        return at(this.conditions.values.of(level, field).shown);
      case 'localised':
        return at(this.conditions.values.of(level, field, this.localeOf(selected)).shown);
      case 'composite':
        return this.composite(selected, field, level);
      case 'distance':
        return at(
          distanceToNearest(this.builder.related, level, field.parts, `${this.argumentsOf(selected).source}.from`),
        );
      case 'toOne': {
        const key = this.conditions.values.of(level, field).sql;
        return this.target(selected, field.target, level, key, this.builder.toOne(field, key, level));
      }
      case 'inverse': {
        const { level: target, sourceKey } = this.inverse(selected, field, level);
        const shape = this.shape(selected, field.target, target);
        return toOne(level.index, level.columnPosition('id'), shape, target.position(sourceKey));
      }
      case 'reference':
        return this.reference(selected, field, level);
      case 'list':
        return this.wholeList(selected, field, level);
      case 'similar':
        return this.similar(selected, field, entity, level);
      case 'connection':
        return this.connection(selected, field.target, { path: field.path, parent: level, fanOut: field.fanOut });
    }
  }

  localeOf(selected: Selected): LocaleSource | undefined {
    const { shape, source } = this.argumentsOf(selected);
    return shape.kind === 'locale' && shape.given ? source : this.locale;
  }

  private composite(selected: Selected, field: Field & { readonly kind: 'composite' }, level: Level): Reader {
    const readers = new Map(
      Object.entries(field.parts(level.scope)).map(([part, expression]) => [
        part,
        column(level.index, level.position(expression)),
      ]),
    );
    const [first] = readers.values();
    if (!first) throw new Error(`${field.typeName} has no parts.`);
    const fields = readersBelow(selected, ({ definition }) => readers.get(definition.name) ?? constant(field.typeName));
    return composite(fields, first);
  }

  /** The object of the row that a key of a level's row names. */
  private target(selected: Selected, target: Entity, level: Level, key: Sql, rows: Level): Reader {
    return toOne(level.index, level.position(key), this.shape(selected, target, rows), rows.columnPosition('id'));
  }

  private reference(selected: Selected, field: Field & { readonly kind: 'reference' }, level: Level): Reader {
    const typeName = identifier(level.alias, field.typeColumn);
    const key = identifier(level.alias, field.keyColumn);
    const readers = new Map<string, Reader>();
    for (const target of field.targets) {
      const keyOfType = sql`case when ${typeName} = ${literal(target.name)} then ${key} end`;
      const rows = this.builder.referenced(target, level.keys(keyOfType), level.single);
      readers.set(target.name, this.target(selected, target, level, key, rows));
    }
    return choose(level.index, level.position(typeName), readers);
  }

  /**
   * If several parents can share related rows, the list's level only names them and each is fetched once:
   * a technology that 150 links name travels once.
   */
  listed({ target, edge }: List, rows: ListRows): Listed {
    const shared = edge && edge.path.kind !== 'foreign' && !edge.parent.single;
    return { list: rows, targets: shared ? this.builder.found(target, rows.level.ids()) : undefined };
  }

  /** The object of a listed row. */
  row(selected: Selected, target: Entity, { list, targets }: Listed): Reader {
    if (!targets) return own(this.shape(selected, target, list.level));
    return this.target(selected, target, list.level, identifier(list.level.alias, 'id'), targets);
  }

  /** The row at the target of an edge that is to-one from both sides, and that arguments may narrow. */
  private inverse(
    selected: Selected,
    field: Field & { readonly kind: 'inverse' },
    level: Level,
  ): ReturnType<LevelBuilder['inverse']> {
    if (Object.keys(field.narrowedBy).length === 0) return this.builder.inverse(field, level);
    const { shape, source } = this.argumentsOf(selected);
    const narrowed = (shape.kind === 'list' && shape.narrowed) || {};
    const edge = { ...field, ...overOf(field.narrowedBy, narrowed) };
    const filter = this.conditions.rowFilter(edge.target, new All(Object.values(narrowed)), source);
    return this.builder.inverse(edge, level, filter);
  }

  private wholeList(selected: Selected, field: Field & { readonly kind: 'list' }, parent: Level): Reader {
    const { shape, source } = this.argumentsOf(selected);
    if (shape.kind !== 'list') throw new Error(`${selected.path.join('.')} is no list.`);
    const { target, path: usual, narrowedBy } = field;
    const path = overOf(narrowedBy, shape.narrowed ?? {}) ?? usual;
    const edge: Edge = { path, parent, fanOut: 'small' };
    const list = this.list(target, shape, source, edge);
    const listed = this.listed(list, this.builder.list({ ...list, edge }));
    const row = this.row(selected, target, listed);
    return eachRowOf(pagesOf(listed.list, edge, uncut), row);
  }

  private similar(
    selected: Selected,
    field: Field & { readonly kind: 'similar' },
    entity: Entity,
    parent: Level,
  ): Reader {
    const { shape, source } = this.argumentsOf(selected);
    if (shape.kind !== 'similar') throw new Error(`${selected.path.join('.')} is no list of similar rows.`);
    const { order } = this.list(entity, {}, source);
    const rows = this.builder.similar(entity, field, order, parent, shape.size);
    const targets = parent.single ? undefined : this.builder.found(entity, rows.level.ids());
    const row = this.row(selected, entity, { list: { ...rows, keys: [] }, targets });
    return eachRowOf(pagesOf(rows, { parent }, uncut), row);
  }

  /** A connection at the root, or of an edge. */
  connection(selected: Selected, target: Entity, edge?: Edge): Reader {
    return new ConnectionPlanner(this, selected, target, edge).plan();
  }
}

/** The edge that has the rows if an argument is given. */
function overOf<Over>(
  narrowedBy: Readonly<Record<string, ReadNarrowing<Over>>>,
  given: Readonly<Record<string, unknown>>,
): Over | undefined {
  return Object.keys(given)
    .map((argument) => narrowedBy[argument]?.over)
    .find((over) => over !== undefined);
}

/** Whether a condition tests the row of an edge. */
function isOn(condition: Condition, edge: string | undefined): condition is FieldTests {
  return condition.kind === 'field' && condition.name === edge;
}
