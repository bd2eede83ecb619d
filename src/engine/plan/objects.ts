import type { Entity, Field } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Sql } from '../sql/sql';
import { allOf, identifier, literal, sql } from '../sql/sql';
import type { Reader, Shape } from '../assemble/result';
import { choose, column, composite, constant, id, own, toOne } from '../assemble/readers';
import { ConnectionPlanner } from './connections';
import type { ListShape } from '../operation/bound-arguments';
import { ConditionCompiler } from '../relation/condition';
import { distanceFrom } from '../sql/globe';
import { OrderCompiler } from '../relation/order';
import { isByRelevance, orderKeys } from '../operation/order-keys';
import { Search } from '../relation/search';
import type { Listed, PlanArguments, RowPlanner } from './edges';
import type { RowFilter } from '../relation/related-rows';
import { Values } from '../relation/value';
import type { Edge, Level } from '../relation/level';
import { eachRowOf, pageByParent } from '../assemble/page-readers';
import type { LocaleSource } from '../relation/localised';
import type { EdgeList, EdgeRows, List } from './lists';
import type { LevelBuilder } from './rows';

/** Plans what is selected of the rows of a level: their columns, and the levels below. */
export class ObjectPlanner implements RowPlanner {
  readonly conditions: ConditionCompiler;
  private readonly orders: OrderCompiler;
  private readonly values: Values;

  constructor(
    readonly builder: LevelBuilder,
    readonly argumentsOf: (selected: Selected) => PlanArguments,
    readonly locale: LocaleSource | undefined,
  ) {
    this.conditions = new ConditionCompiler(builder.related, locale);
    this.orders = new OrderCompiler(builder.related, this.conditions, locale);
    this.values = new Values(builder.related.aliases, locale);
  }

  list(target: Entity, shape: ListShape, source: string): List {
    const { searched, order } = shape;
    const keys = orderKeys(target, shape, (entity, name) => this.builder.related.field(entity, name));
    const filtered = this.filterOf(target, shape, source);
    const search = (alias: string): Search => Search.of(target, alias, `${source}.search`);
    const rowFilter: RowFilter | undefined = searched
      ? (scope, alias) => allOf(search(alias).isMet(), filtered?.(scope, alias))
      : filtered;
    return {
      target,
      rowFilter,
      order: (rows) => this.orders.compile(keys, rows, source),
      byDefault: order === undefined && !searched,
      ...(isByRelevance(shape) && { searchPage: { search, filtered } }),
    };
  }

  /** The filters of a list as one. */
  private filterOf(target: Entity, { filter, narrowed }: ListShape, source: string): RowFilter | undefined {
    const filters = [...(filter ? [filter] : []), ...Object.values(narrowed ?? {})];
    if (filters.length === 0) return undefined;
    return (scope, alias) =>
      allOf(...filters.map((each) => this.conditions.compile({ entity: target, scope, alias }, each, source)));
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
        return at(this.values.of(level, field).shown);
      case 'localised':
        return at(this.values.of(level, field, this.localeOf(selected)).shown);
      case 'composite':
        return this.composite(selected, field, level);
      case 'distance':
        return at(this.distance(selected, field, level));
      case 'toOne': {
        const key = this.values.of(level, field).sql;
        return this.target(selected, field.target, level, key, this.builder.toOne(field, key, level));
      }
      case 'inverse': {
        const { level: target, sourceKey } = this.builder.inverse(field, level);
        const shape = this.shape(selected, field.target, target);
        return toOne(level.index, level.columnPosition('id'), shape, target.position(sourceKey));
      }
      case 'reference':
        return this.reference(selected, field, level);
      case 'list':
        return this.wholeList(selected, field.target, { path: field.path, parent: level, fanOut: 'small' });
      case 'similar':
        return this.similar(selected, field, entity, level);
      case 'connection':
        return this.connection(selected, field.target, { path: field.path, parent: level, fanOut: field.fanOut });
    }
  }

  private localeOf(selected: Selected): LocaleSource | undefined {
    const { shape, source } = this.argumentsOf(selected);
    return shape.kind === 'locale' && shape.given ? source : this.locale;
  }

  private distance(selected: Selected, field: Field & { readonly kind: 'distance' }, level: Level): Sql {
    return distanceFrom(field.parts(level.scope), `${this.argumentsOf(selected).source}.from`);
  }

  private composite(selected: Selected, field: Field & { readonly kind: 'composite' }, level: Level): Reader {
    const readers = new Map<string, Reader>();
    for (const [part, expression] of Object.entries(field.parts(level.scope))) {
      readers.set(part, column(level.index, level.position(expression)));
    }
    const [first] = readers.values();
    if (!first) throw new Error(`${field.typeName} has no parts.`);
    const selection = selected.selections.get(field.typeName);
    const fields = (selection?.fields ?? []).map(
      ({ key, definition }) => [key, readers.get(definition.name) ?? constant(field.typeName)] as const,
    );
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
  listed({ target, edge: { path, parent } }: EdgeList, rows: EdgeRows): Listed {
    const shared = path.kind !== 'foreign' && !parent.single;
    return { list: rows, targets: shared ? this.builder.found(target, rows.level.ids()) : undefined };
  }

  /** The object of a listed row. */
  row(selected: Selected, target: Entity, { list, targets }: Listed): Reader {
    if (!targets) return own(this.shape(selected, target, list.level));
    return this.target(selected, target, list.level, identifier(list.level.alias, 'id'), targets);
  }

  private wholeList(selected: Selected, target: Entity, edge: Edge): Reader {
    const { shape, source } = this.argumentsOf(selected);
    if (shape.kind !== 'list') throw new Error(`${selected.path.join('.')} is no list.`);
    const { parent } = edge;
    const all = { ...this.list(target, shape, source), edge };
    const listed = this.listed(all, this.builder.list(all));
    const { level, sourceKey } = listed.list;
    const row = this.row(selected, target, listed);
    const uncut = { size: Number.MAX_SAFE_INTEGER, backward: false };
    const find = pageByParent(level.index, level.position(sourceKey), parent.index, parent.columnPosition('id'), uncut);
    return eachRowOf(find, row);
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
    const { level, sourceKey } = rows;
    const targets = parent.single ? undefined : this.builder.found(entity, level.ids());
    const row = this.row(selected, entity, { list: { ...rows, keys: [] }, targets });
    const cut = { size: shape.size, backward: false };
    const find = pageByParent(level.index, level.position(sourceKey), parent.index, parent.columnPosition('id'), cut);
    return eachRowOf(find, row);
  }

  /** A connection at the root, or of an edge. */
  connection(selected: Selected, target: Entity, edge?: Edge): Reader {
    return new ConnectionPlanner(this, selected, target, edge).plan();
  }
}
