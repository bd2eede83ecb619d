import { getNamedType } from 'graphql';
import type { Entity } from '../metadata/graph';
import { dimensionsIn } from '../operation/bind-groups';
import type { Selected } from '../operation/selection';
import type { Fate } from '../relation/groups/changes';
import { ChangedGroups } from '../relation/groups/changes';
import { grouped } from '../relation/groups/group-order';
import type { Grouping } from '../relation/groups/grouping';
import { keyFilter } from '../relation/groups/key-filter';
import type { Dimension } from '../metadata/dimensions';
import type { Edge, Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';
import type { Select } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import { eachRowOf } from '../assemble/page-readers';
import { constant, nested, own } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import { pagesOf, uncut, valueOf } from './lists';
import { firstOnly } from './pages';
import type { RowPlanner } from './row-planner';
import { readersBelow } from './row-planner';

/** What `change` needs of the planner of the list. */
interface ListPlanner {
  /** The groups of the list as of the date of a planner. */
  readonly regroup: (objects: RowPlanner, dimensions: readonly Dimension[]) => Grouping;
  /** The object of a group's key. */
  readonly key: (selected: Selected, grouping: Grouping, level: Level) => Reader;
}

const sourceKey = identifier(grouped, 'source key');

/** Plans `change`: the groups of a list at two dates, and the rows that these gained, lost and kept. */
export class ChangePlanner {
  constructor(
    private readonly objects: RowPlanner,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
    private readonly list: ListPlanner,
  ) {}

  plan(selected: Selected): Reader {
    const { shape, source } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'change') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const [before, after] = ['from', 'to'].map((name) => {
      const date: RequestDate = { source: `${source}.${name}`, dateGiven: true };
      return this.objects.asOf(date);
    }) as [RowPlanner, RowPlanner];
    const dimensions = shape.by.length > 0 ? dimensionsIn(selected.definition, shape.by) : [];
    const [then, now] = [before, after].map((each) => this.list.regroup(each, dimensions)) as [Grouping, Grouping];
    const { aliases } = this.objects.builder.related;
    const groups = new ChangedGroups(then, now, aliases, aliases.next());
    if (shape.keys) groups.keep(keyFilter(shape.keys, groups.keys, this.objects.conditions, source));
    const planners = { gained: after, kept: after, lost: before };
    return nested(
      readersBelow(selected, (field) => {
        switch (field.definition.name) {
          case 'nodes':
            return this.nodes(field, groups, shape.first, planners);
          case 'totalCount': {
            const level = this.level(groups, () => ({ from: sql`${groups.count()} ${identifier(grouped)}` }));
            return valueOf({ level, sourceKey, value: identifier(grouped, 'count') }, this.edge, 0);
          }
          default:
            return constant(field.parentType.name);
        }
      }),
    );
  }

  private level(groups: ChangedGroups, rows: () => Select): Level {
    return this.objects.builder.counting(this.target, rows, () => groups.definitions());
  }

  private nodes(
    selected: Selected,
    groups: ChangedGroups,
    size: number,
    planners: Readonly<Record<Fate, RowPlanner>>,
  ): Reader {
    const level: Level = this.level(groups, () => ({
      // The number of a group stands for the id that the rows of other levels have.
      from: sql`${groups.page(groups.orders.compile(), firstOnly(size))} ${identifier(grouped)} cross join lateral ${{ columns: [sql`${ChangedGroups.cell()} as "id"`] }} ${identifier(level.alias)}`,
    }));
    level.columnPosition('id');
    const fields = readersBelow(selected, (field): Reader => {
      const { name } = field.definition;
      switch (name) {
        case 'key':
          return this.list.key(field, groups, level);
        case 'gained':
        case 'lost':
        case 'kept':
          return planners[name].connection(field, this.target, this.cell(groups, level, name));
        default:
          return constant(field.parentType.name);
      }
    });
    const object = own({ level: level.index, fields, typeName: getNamedType(selected.definition.type).name });
    return eachRowOf(pagesOf({ level, sourceKey }, this.edge, uncut), object);
  }

  /** The edge from a group to its rows of a fate. */
  private cell(groups: ChangedGroups, level: Level, fate: Fate): Edge {
    return {
      path: { kind: 'junction', table: groups.links(fate), source: 'cell', target: 'row' },
      parent: level,
      fanOut: 'small',
      size: ChangedGroups.count(fate),
    };
  }
}
