import type { ListShape } from '../operation/bound-arguments';
import type { GroupOrder } from '../operation/groups-shape';
import { dimensionsIn } from '../operation/bind-groups';
import { CountedRows } from '../relation/groups/counted-rows';
import type { Dimension } from '../metadata/dimensions';
import { grouped, Grouping } from '../relation/groups/grouping';
import { KeyFilterCompiler } from '../relation/groups/key-filter';
import type { Key } from '../relation/groups/keys';
import { KeyFinder } from '../relation/groups/keys';
import type { Bound, Total } from '../relation/groups/measures';
import { Measures } from '../relation/groups/measures';
import { rowsGivingKeys } from '../relation/groups/key-rows';
import type { FacetFilter } from '../condition/facet';
import { facetFilter } from '../condition/facet';
import { SelectedKeys } from '../relation/groups/selected-keys';
import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Select, Sql } from '../sql/sql';
import { allLeft, identifier, integer, sql } from '../sql/sql';
import type { Reader } from '../assemble/result';
import { column, constant, nested, objectsOf, toMany, toOne } from '../assemble/readers';
import type { RowPlanner } from './edges';
import type { PerSource } from './lists';
import { below } from './edges';
import type { Edge, Level } from '../relation/level';
import { eachRowOf, pageByParent, perParent, rowOfParent, wholePage } from '../assemble/page-readers';

const groupSourceKey = identifier(grouped, 'source key');

/** Groups of which something is selected: how they are made, and what they come to. */
interface Counted {
  readonly grouping: Grouping;
  readonly measures: Measures;
}

/** What groups are made for, beside the rows and the dimensions. */
interface CountedParts {
  /** Which groups to keep. */
  readonly condition?: (grouping: Pick<Grouping, 'keys' | 'key'>) => Sql | undefined;
  /** What the list's filter says of the one dimension of a facet. */
  readonly facet?: Pick<FacetFilter, 'own' | 'keysFrom'>;
}

/** Plans what counts the whole list of a connection, whatever its page: its aggregate, its groups, and its facets. */
export class CountingPlanner {
  private readonly rows = new Map<string, CountedRows>();
  private readonly keyFilters: KeyFilterCompiler;

  /** @param source the prefix of the names of the list's values */
  constructor(
    private readonly objects: RowPlanner,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
    private readonly shape: ListShape,
    private readonly source: string,
  ) {
    this.keyFilters = new KeyFilterCompiler(objects.builder.related, objects.conditions);
  }

  /** `aggregate`: one object for each row above. */
  aggregate(selected: Selected): Reader {
    const counted = this.counted(this.shape, []);
    const { grouping } = counted;
    const { edge } = this;
    const parents = this.objects.builder.related.aliases.next();
    const [keys, key] = [edge?.parent.ids(), identifier(parents, 'key')];
    const level = this.level(counted, () => {
      const groups = sql`${grouping.all()} ${identifier(grouped)}`;
      if (!keys) return groups;
      return sql`${keys} ${identifier(parents)} left join ${groups} on ${groupSourceKey} = ${key}`;
    });
    const object = nested(below(selected).map((field) => [field.key, this.part(field, counted, level)] as const));
    return rowOfParent(level.index, edge && this.parentKeys(edge, level.position(key)), object);
  }

  /** How many rows the whole list has, told by those that are read to be counted anyway. */
  count(): PerSource {
    const rows = this.rowsOf(this.shape);
    const counts = (): Select => ({ from: sql`${rows.counts} ${identifier(grouped)}` });
    const level = this.objects.builder.counting(this.target, counts, () => rows.definition());
    return { level, sourceKey: groupSourceKey, value: identifier(grouped, 'count') };
  }

  /** `groups`. */
  groups(selected: Selected): Reader {
    const { shape, source } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'groups') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const { by, keys, order, first } = shape;
    const counted = this.counted(this.shape, dimensionsIn(selected.definition, by), {
      condition: (grouping) =>
        allLeft(...(keys ? this.keyFilters.compile(keys, grouping.keys, (at) => grouping.key(at), source) : [])),
    });
    const fields = below(selected).map((field) => {
      const { name } = field.definition;
      if (name === 'nodes') return [field.key, this.list(field, counted, order, first)] as const;
      if (name === 'totalCount') return [field.key, this.totalCount(counted)] as const;
      return [field.key, constant(field.parentType.name)] as const;
    });
    return nested(fields);
  }

  /** `facets`: the groups by each dimension alone, without the filter's own conditions on it. */
  facets(selected: Selected): Reader {
    const { shape } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'facets') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const facets = dimensionsIn(selected.definition, shape.by).map((dimension) => {
      const counted = this.facet(dimension);
      const fields = below(selected).map((field): readonly [string, Reader] => {
        switch (field.definition.name) {
          case 'dimension':
            return [field.key, constant(dimension.name)];
          case 'groups':
            return [field.key, this.list(field, counted, [], shape.first)];
          default:
            return [field.key, constant(field.parentType.name)];
        }
      });
      return nested(fields);
    });
    return (result) => {
      const reads = facets.map((facet) => facet(result));
      return (row) => reads.map((read) => read(row));
    };
  }

  /** The groups by one dimension, with the filter as its facet reads it. */
  private facet(dimension: Dimension): Counted {
    const { filter, ...others } = this.shape;
    if (!filter) return this.counted(this.shape, [dimension]);
    const { rest, own, keysFrom } = facetFilter(filter, dimension);
    const shape = { ...others, ...(rest && { filter: rest }) };
    return this.counted(shape, [dimension], { facet: { own, keysFrom } });
  }

  /** The rows of a list, which all parts that count the same list read. */
  private rowsOf(shape: ListShape): CountedRows {
    const name = JSON.stringify(shape);
    let rows = this.rows.get(name);
    if (!rows) {
      const { related } = this.objects.builder;
      const { rowFilter } = this.objects.list(this.target, shape, this.source);
      rows = new CountedRows(related, this.target, rowFilter, this.edge, related.aliases.next());
      this.rows.set(name, rows);
    }
    return rows;
  }

  private counted(
    shape: ListShape,
    dimensions: readonly Dimension[],
    { condition, facet }: CountedParts = {},
  ): Counted {
    const { builder, conditions, locale } = this.objects;
    const { related } = builder;
    const rows = this.rowsOf(shape);
    const finder = new KeyFinder(related, rows, (edge) =>
      rowsGivingKeys(related, conditions, this.target, edge, facet?.keysFrom, this.source),
    );
    const keys = dimensions.map((dimension) => finder.key(dimension));
    const measures = new Measures(rows, related, conditions, locale);
    const key = (index: number): Sql => identifier(grouped, `k${index}`);
    const kept = condition?.({ keys, key });
    const [own] = keys;
    const selected = facet && own && new SelectedKeys(related, conditions, this.target, own, this.source).of(facet.own);
    const name = related.aliases.next();
    return { grouping: new Grouping(rows, finder, keys, measures, related.aliases, name, kept, selected), measures };
  }

  private level({ grouping }: Counted, from: () => Sql): Level {
    const level = this.objects.builder.counting(
      this.target,
      () => ({ from: from() }),
      () => grouping.definitions(),
    );
    // A level has at least one column, by which its rows are told.
    level.position(identifier(grouped, 'count'));
    return level;
  }

  private parentKeys({ parent }: Edge, sourceKey: number) {
    return { sourceKey, level: parent.index, id: parent.columnPosition('id') };
  }

  /** A list of groups for each row above. */
  private list(selected: Selected, counted: Counted, order: readonly GroupOrder[], size: number): Reader {
    const { grouping } = counted;
    const { edge } = this;
    const level = this.level(counted, () => sql`${grouping.first(order, integer(size))} ${identifier(grouped)}`);
    const object = nested(below(selected).map((field) => [field.key, this.part(field, counted, level)] as const));
    const uncut = { size: Number.MAX_SAFE_INTEGER, backward: false };
    const find = edge
      ? pageByParent(
          level.index,
          level.position(groupSourceKey),
          edge.parent.index,
          edge.parent.columnPosition('id'),
          uncut,
        )
      : wholePage(level.index, uncut);
    return eachRowOf(find, object);
  }

  private totalCount(counted: Counted): Reader {
    const { grouping } = counted;
    const level = this.level(counted, () => sql`${grouping.count()} ${identifier(grouped)}`);
    const sourceKey = level.position(groupSourceKey);
    return perParent(
      level.index,
      level.position(identifier(grouped, 'count')),
      this.edge && this.parentKeys(this.edge, sourceKey),
      0,
    );
  }

  /** One field of an aggregate or a group. */
  private part(selected: Selected, { grouping, measures }: Counted, level: Level): Reader {
    const at = (value: Sql): Reader => column(level.index, level.position(value));
    const of = (name: string): Sql => identifier(grouped, name);
    switch (selected.definition.name) {
      case 'key':
        return nested(below(selected).map((field) => [field.key, this.key(field, grouping, level)] as const));
      case 'count': {
        const { shape, source } = this.objects.argumentsOf(selected);
        const filter = shape.kind === 'measure' ? shape.filter : undefined;
        return at(sql`coalesce(${of(measures.count(filter, source))}, 0)`);
      }
      case 'share': {
        const { shape, source } = this.objects.argumentsOf(selected);
        const filter = shape.kind === 'measure' ? shape.filter : undefined;
        return at(of(measures.share(filter, source)));
      }
      case 'min':
      case 'max': {
        const which = selected.definition.name as Bound;
        return this.each(selected, ({ definition }) => {
          const field = this.objects.builder.related.field(this.target, definition.name);
          return field && at(of(measures.bound(which, field)));
        });
      }
      case 'sum':
      case 'average': {
        const total = selected.definition.name as Total;
        return this.each(selected, (field) => this.total(field, total, measures, level));
      }
      default:
        return constant(selected.parentType.name);
    }
  }

  private each(selected: Selected, read: (field: Selected) => Reader | undefined): Reader {
    return nested(below(selected).map((field) => [field.key, read(field) ?? constant(field.parentType.name)] as const));
  }

  private total(selected: Selected, total: Total, measures: Measures, level: Level): Reader | undefined {
    const field = this.objects.builder.related.field(this.target, selected.definition.name);
    if (!field) return undefined;
    const at = (value: Sql): number => level.position(value);
    if (field.kind === 'composite') {
      const amounts = identifier(grouped, measures.amounts(total, field));
      const parts = below(selected).map(({ key, definition }) => {
        const place = ['currency', 'amount'].indexOf(definition.name);
        return [key, place < 0 ? () => field.typeName : (each: readonly unknown[]) => each[place]] as const;
      });
      return objectsOf(level.index, at(sql`coalesce(${amounts}, '[]')`), parts);
    }
    const value = identifier(grouped, measures.number(total, field));
    return column(level.index, at(total === 'sum' ? sql`coalesce(${value}, '0')` : value));
  }

  /** One field of a group's key; null where the groups are not by it. */
  private key(selected: Selected, grouping: Grouping, level: Level): Reader {
    const { name } = selected.definition;
    if (name === '__typename') return constant(selected.parentType.name);
    const index = grouping.keys.findIndex(({ dimension }) => dimension.key === name);
    const key = grouping.keys[index];
    if (!key) return constant(null);
    return this.keyValue(selected, key, grouping.key(index), grouping, level);
  }

  private keyValue(selected: Selected, key: Key, value: Sql, grouping: Grouping, level: Level): Reader {
    const { target, dimension } = key;
    const { builder } = this.objects;
    if (!target) return column(level.index, level.position(value));
    if (dimension.part !== 'set') {
      const rows = builder.found(target, level.keys(value));
      const shape = this.objects.shape(selected, target, rows);
      return toOne(level.index, level.position(value), shape, rows.columnPosition('id'));
    }
    const members = grouping.members(target, value);
    const keys: Select = { columns: [sql`unnest("key") as "key"`], from: sql`${level.keys(members)} "sets"` };
    const rows = builder.found(target, keys);
    const shape = this.objects.shape(selected, target, rows);
    return toMany(level.index, level.position(members), shape, rows.columnPosition('id'));
  }
}
