import { getNamedType } from 'graphql';
import type { KeyTests } from '../condition/condition';
import { All } from '../condition/condition';
import type { FacetFilter, Selections } from '../condition/facet';
import { facetFilter } from '../condition/facet';
import type { Dimension } from '../metadata/dimensions';
import { keyValues } from '../metadata/dimensions';
import type { Entity } from '../metadata/graph';
import { dimensionsIn } from '../operation/bind-groups';
import type { ListShape } from '../operation/bound-arguments';
import type { GroupsShape } from '../operation/groups-shape';
import type { Selected } from '../operation/selection';
import { EmptyCells } from '../relation/groups/empty-cells';
import { Concentration } from '../relation/groups/concentration';
import { CountedRows } from '../relation/groups/counted-rows';
import { grouped, groupKey, GroupOrders } from '../relation/groups/group-order';
import { Grouping } from '../relation/groups/grouping';
import { GroupValues } from '../relation/groups/having';
import { keyFilter } from '../relation/groups/key-filter';
import type { ForeignSelections } from '../relation/groups/foreign-selections';
import { conditional, foreignSelections } from '../relation/groups/foreign-selections';
import type { Key, KeysFrom } from '../relation/groups/keys';
import { KeyFinder } from '../relation/groups/keys';
import { Measures } from '../relation/groups/measures';
import { SelectedKeys } from '../relation/groups/selected-keys';
import type { Edge, Level } from '../relation/level';
import type { RowFilter } from '../relation/related-rows';
import type { Select, Sql } from '../sql/sql';
import { allLeft, identifier, sql } from '../sql/sql';
import type { PageReader } from '../assemble/page-readers';
import { connection, eachRowOf, ofParent, rowOfParent } from '../assemble/page-readers';
import { column, constant, nested, own, together, toMany, toOne } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import { KeyValuePlanner } from './key-values';
import type { PerSource } from './lists';
import { ChangePlanner } from './change';
import { cell, meanPosition } from './grid';
import type { Narrowing } from './forecast';
import { narrowed } from './forecast';
import { GroupPages } from './group-pages';
import { MeasurePlanner } from './measures';
import { ofGroups, ofList, SeriesPlanner } from './series';
import { pagesOf, parentKeys, uncut, valueOf } from './lists';
import { firstOnly, pageRead } from './pages';
import type { RowPlanner } from './row-planner';
import { readersBelow } from './row-planner';

const sourceKey = identifier(grouped, 'source key');
const count = identifier(grouped, 'count');

/** Which groups are made, beside the rows and the dimensions. */
interface GroupParts {
  /** The conditions on the groups. */
  readonly shape?: Pick<GroupsShape, 'keys' | 'having' | 'empty'>;
  /** The prefix of the sources of their operands. */
  readonly source?: string;
  /** What the list's filter says of the one dimension of a facet. */
  readonly facet?: Pick<FacetFilter, 'own'> & { readonly keysFrom: KeysFrom };
}

interface KeysOfRows {
  readonly finder: KeyFinder;
  readonly keys: readonly Key[];
}

/** The groups of one dimension that a facet lists: the conditions on their keys, and the prefix of the sources of the operands. */
interface Listed {
  readonly keys: All<KeyTests>;
  readonly source: string;
}

/** Makes the groups of a list as a planner of another date sees them, perhaps of those rows that fulfil another condition. */
type Regroup = (objects: RowPlanner, also?: Narrowing) => Grouping;

/** Plans what counts the whole list of a connection, whatever its page: its aggregate, its groups, and its facets. */
export class CountingPlanner {
  private readonly rows = new Map<string, CountedRows>();
  /** The keys of facets by the rows in which they are counted, and the groups that facets share. */
  private readonly facetKeys = new Map<CountedRows, Map<string, KeysOfRows>>();
  private readonly facetGroups = new Map<string, Sql>();

  /**
   * @param source the prefix of the names of the list's values
   * @param also a condition on the rows beside those of the list
   */
  constructor(
    private readonly objects: RowPlanner,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
    private readonly shape: ListShape,
    private readonly source: string,
    private readonly also?: Narrowing,
  ) {}

  /** `aggregate`: one object for each row above. */
  aggregate(selected: Selected): Reader {
    const grouping = this.grouping(this.shape, []);
    const { edge } = this;
    const parents = this.objects.builder.related.aliases.next();
    const [keys, key] = [edge?.parent.ids(), identifier(parents, 'key')];
    const level = this.level(grouping, () => {
      const groups = sql`${grouping.all()} ${identifier(grouped)}`;
      return keys ? sql`${keys} ${identifier(parents)} left join ${groups} on ${sourceKey} = ${key}` : groups;
    });
    const measures = new MeasurePlanner(this.objects, this.target, grouping.measures, level);
    const object = nested(readersBelow(selected, (field) => measures.part(field)));
    return rowOfParent(level.index, parentKeys({ level, sourceKey: key }, edge), object);
  }

  /** `series` of the whole list. */
  series(selected: Selected): Reader {
    const regroup: Regroup = (...as) => this.asOf(...as).grouping(this.shape, []);
    return new SeriesPlanner(this.objects, this.target, regroup, ofList(this.edge)).plan(selected);
  }

  /** `change`. */
  change(selected: Selected): Reader {
    return new ChangePlanner(this.objects, this.target, this.edge, {
      regroup: (objects, dimensions) => this.asOf(objects).grouping(this.shape, dimensions),
      key: (field, groups, level) => nested(readersBelow(field, (each) => this.key(each, groups, level))),
    }).plan(selected);
  }

  private asOf(objects: RowPlanner, also?: Narrowing): CountingPlanner {
    return new CountingPlanner(objects, this.target, this.edge, this.shape, this.source, also);
  }

  /** How many rows the whole list has, told by those that are read to be counted anyway. */
  count(): PerSource {
    const rows = this.rowsOf(this.shape);
    const counts = (): Select => ({ from: sql`${rows.counts} ${identifier(grouped)}` });
    const level = this.objects.builder.counting(this.target, counts, () => rows.definition());
    return { level, sourceKey, value: count };
  }

  /** `groups`. */
  groups(selected: Selected): Reader {
    const { shape, source } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'groups') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const { by, grid } = shape;
    const dimensions = dimensionsIn(selected.definition, by, grid);
    const grouping = this.grouping(this.shape, dimensions, { shape, source });
    const values = this.valuesOf(grouping, source);
    const regroup: Regroup = (...as) => this.asOf(...as).grouping(this.shape, dimensions);
    const order = grouping.orders.compile(shape.order, (measure) => values.of(measure).ordered);
    const object = (field: Selected, level: Level): Reader => this.group(field, grouping, level, regroup);
    const page = pageRead(selected, shape.page, source);
    const pages = new GroupPages(this.objects.builder, this.target, this.edge, grouping, order, page, source, object);
    const fields = readersBelow(selected, (field): PageReader => {
      switch (field.definition.name) {
        case 'concentration':
          return ofParent(this.concentration(field, grouping));
        default:
          return pages.part(field);
      }
    });
    return connection(pages.find(), fields);
  }

  /** `facets`: the groups by each dimension alone, without the filter's own conditions on it. */
  facets(selected: Selected): Reader {
    const { shape, source } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'facets') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const facets = dimensionsIn(selected.definition, shape.by, shape.grid).map((dimension) => {
      const of = shape.keys?.each.filter((tests) => tests.dimension.name === dimension.name) ?? [];
      const listed = of.length > 0 ? { keys: new All(of), source } : undefined;
      const grouping = this.facet(dimension, listed, { ...(listed && { shape: listed }), source });
      const regroup: Regroup = (...as) => this.asOf(...as).facet(dimension, listed);
      return nested(
        readersBelow(selected, (field) => {
          switch (field.definition.name) {
            case 'dimension':
              return constant(dimension.name);
            case 'groups':
              return this.list(field, grouping, regroup, shape.first);
            default:
              return constant(field.parentType.name);
          }
        }),
      );
    });
    return together(facets);
  }

  /** The groups by one dimension, with the filter as its facet reads it. */
  private facet(dimension: Dimension, listed: Listed | undefined, parts: GroupParts = {}): Grouping {
    const { filter, ...others } = this.shape;
    if (!filter) return this.grouping(this.shape, [dimension], { ...parts, facet: { own: [], keysFrom: new Map() } });
    const { rest, own, keysFrom, selections } = facetFilter(filter, dimension);
    const foreign = selections && listed && this.foreign(dimension, selections, listed);
    const facet = { own, keysFrom: new Map([...conditional(keysFrom), ...(foreign?.keysFrom ?? [])]) };
    const shape = { ...others, ...(rest && { filter: rest }) };
    return this.grouping(shape, [dimension], { ...parts, facet }, foreign?.rows);
  }

  /** What a facet keeps of a filter that selects keys which it does not list. */
  private foreign(dimension: Dimension, selections: Selections, { keys, source }: Listed): ForeignSelections {
    const { conditions } = this.objects;
    const { related } = conditions;
    // Its columns are read by nothing: it tells what the keys are.
    const rows = new CountedRows(related, this.target, undefined, this.edge, related.aliases.next());
    const key = new KeyFinder(conditions, rows, undefined, this.source).key(dimension);
    const selected = new SelectedKeys(conditions, key, this.source);
    return foreignSelections(conditions, this.target, selections, this.source, (own) => {
      const listed = selected.of(own);
      const where = [keyFilter(keys, [key], conditions, source)];
      return listed && sql`exists ${{ from: sql`(${listed}) ${identifier(grouped)}`, where }}`;
    });
  }

  /**
   * The rows of a list, which all parts that count the same list read.
   * @param also a condition on them beside those of the list
   */
  private rowsOf(shape: ListShape, also?: RowFilter): CountedRows {
    const { related } = this.objects.builder;
    const make = (): CountedRows => {
      const of = narrowed(this.objects, this.objects.list(this.target, shape, this.source), this.also);
      const rowFilter: RowFilter | undefined = also ? (...row) => allLeft(of?.(...row), also(...row)) : of;
      return new CountedRows(related, this.target, rowFilter, this.edge, related.aliases.next());
    };
    if (also) return make();
    // These parts decide which rows are counted. In the JSON of a whole shape, they can stand in any order.
    const name = JSON.stringify([shape.filter, shape.narrowed, shape.searched]);
    const rows = this.rows.get(name) ?? make();
    this.rows.set(name, rows);
    return rows;
  }

  /** The keys of dimensions. Facets of one dimension in the same rows have the same, so that their groups can be too. */
  private keysOf(rows: CountedRows, dimensions: readonly Dimension[], keysFrom: KeysFrom | undefined): KeysOfRows {
    const make = (): KeysOfRows => {
      const finder = new KeyFinder(this.objects.conditions, rows, keysFrom, this.source);
      return { finder, keys: dimensions.map((dimension) => finder.key(dimension)) };
    };
    if (!keysFrom || keysFrom.size > 0) return make();
    const name = dimensions.map((dimension) => `${dimension.name} ${dimension.grid ?? ''}`).join();
    const known = this.facetKeys.get(rows) ?? new Map<string, KeysOfRows>();
    this.facetKeys.set(rows, known);
    const keys = known.get(name) ?? make();
    known.set(name, keys);
    return keys;
  }

  private grouping(
    shape: ListShape,
    dimensions: readonly Dimension[],
    { shape: kept = {}, source = '', facet }: GroupParts = {},
    also?: RowFilter,
  ): Grouping {
    const { conditions } = this.objects;
    const { aliases } = conditions.related;
    const rows = this.rowsOf(shape, also);
    const { finder, keys } = this.keysOf(rows, dimensions, facet?.keysFrom);
    const [own] = keys;
    const selected = facet && own && new SelectedKeys(conditions, own, this.source).of(facet.own);
    const measures = new Measures(rows, conditions);
    const name = aliases.next();
    const orders = new GroupOrders(conditions.related, rows.entity, keys);
    const grouping = new Grouping(
      rows,
      finder,
      keys,
      measures,
      orders,
      aliases,
      name,
      selected,
      facet && this.facetGroups,
    );
    const { keys: tests, empty } = kept;
    const ofKeys = tests && keyFilter(tests, keys, conditions, source);
    if (empty)
      grouping.include(
        new EmptyCells(conditions, { rows, keys, shape: empty, tests, keyFilter: ofKeys, source, name }),
      );
    grouping.keep(empty ? undefined : ofKeys, kept.having && this.valuesOf(grouping, source).condition(kept.having));
    return grouping;
  }

  private level(grouping: Grouping, from: () => Sql): Level {
    const definitions = (): readonly Sql[] => grouping.definitions();
    const level = this.objects.builder.counting(this.target, () => ({ from: from() }), definitions);
    // A level has at least one column, by which its rows are told.
    level.position(count);
    return level;
  }

  /** The groups of a facet. */
  private list(selected: Selected, grouping: Grouping, regroup: Regroup, size: number): Reader {
    const order = grouping.orders.compile();
    const level = this.level(grouping, () => sql`${grouping.page(order, firstOnly(size))} ${identifier(grouped)}`);
    const object = this.group(selected, grouping, level, regroup);
    return eachRowOf(pagesOf({ level, sourceKey }, this.edge, uncut), object);
  }

  /** A group. There can be many, so their objects are made in slices, as those of rows are. */
  private group(selected: Selected, grouping: Grouping, level: Level, regroup: Regroup): Reader {
    const measures = new MeasurePlanner(this.objects, this.target, grouping.measures, level);
    const fields = readersBelow(selected, (field) => {
      switch (field.definition.name) {
        case 'key':
          return nested(readersBelow(field, (each) => this.key(each, grouping, level)));
        case 'shareOfAll':
          return column(level.index, level.position(grouping.shareOfAll()));
        case 'meanPosition':
          return meanPosition(field, grouping, level);
        case 'series':
          return new SeriesPlanner(this.objects, this.target, regroup, ofGroups(level, grouping)).plan(field);
        default:
          return measures.part(field);
      }
    });
    return own({ level: level.index, fields, typeName: getNamedType(selected.definition.type).name });
  }

  private valuesOf(grouping: Grouping, source: string): GroupValues {
    return new GroupValues(this.objects.conditions, grouping, source);
  }

  private concentration(selected: Selected, grouping: Grouping): Reader {
    const concentration = new Concentration(grouping);
    const level = this.level(grouping, () => sql`${concentration.rows()} ${identifier(grouped)}`);
    const fields = readersBelow(selected, (field): Reader => {
      const value = this.ofConcentration(field, concentration);
      return value ? valueOf({ level, sourceKey, value }, this.edge, null) : constant(field.parentType.name);
    });
    return nested(fields);
  }

  private ofConcentration(selected: Selected, concentration: Concentration): Sql | undefined {
    switch (selected.definition.name) {
      case 'herfindahl':
        return concentration.herfindahl;
      case 'topShare': {
        const { shape } = this.objects.argumentsOf(selected);
        if (shape.kind !== 'topShare') throw new Error(`${selected.path.join('.')} is bound to something else.`);
        return concentration.topShare(shape.first);
      }
      default:
        return undefined;
    }
  }

  /** One field of a group's key; null where the groups are not by it. */
  private key(selected: Selected, grouping: Grouping, level: Level): Reader {
    const { name } = selected.definition;
    if (name === '__typename') return constant(selected.parentType.name);
    if (name === keyValues) return new KeyValuePlanner(this.objects, grouping, level).plan(selected);
    const index = grouping.keys.findIndex(({ dimension }) => dimension.key === name);
    const key = grouping.keys[index];
    if (!key) return constant(null);
    const { target, dimension } = key;
    const value = groupKey(index);
    if (dimension.grid !== undefined) return cell(selected, dimension.grid, level, level.position(value));
    if (!target) return column(level.index, level.position(value));
    const isSet = dimension.part === 'set';
    const named = isSet ? grouping.orders.members(target, value) : value;
    const keys = level.keys(named);
    const members: Select = { columns: [sql`unnest("key") as "key"`], from: sql`${keys} "sets"` };
    const rows = this.objects.builder.found(target, isSet ? members : keys);
    const shape = this.objects.shape(selected, target, rows);
    return (isSet ? toMany : toOne)(level.index, level.position(named), shape, rows.columnPosition('id'));
  }
}
