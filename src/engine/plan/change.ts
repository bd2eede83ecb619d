import { getNamedType } from 'graphql';
import type { Entity, Path } from '../metadata/graph';
import { dimensionsIn } from '../operation/bind-groups';
import type { Selected } from '../operation/selection';
import type { Fate } from '../condition/measure';
import { ChangedGroups } from '../relation/groups/changes';
import type { Grouping } from '../relation/groups/grouping';
import { GroupValues } from '../relation/groups/having';
import { keyFilter, presentIn } from '../relation/groups/key-filter';
import type { Dimension } from '../metadata/dimensions';
import type { Edge, Level } from '../relation/level';
import type { RequestDate } from '../relation/scope';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import type { PageReader } from '../assemble/page-readers';
import { connection } from '../assemble/page-readers';
import { constant, own } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import { GroupPages } from './group-pages';
import { pageRead } from './pages';
import type { RowPlanner } from './row-planner';
import { readersBelow } from './row-planner';

/** What `change` needs of the planner of the list. */
interface ListPlanner {
  /** The groups of the list as of the date of a planner. */
  readonly regroup: (objects: RowPlanner, dimensions: readonly Dimension[]) => Grouping;
  /** The object of a group's key. */
  readonly key: (selected: Selected, grouping: Grouping, level: Level) => Reader;
}

/** The number of a group stands for the id that the rows of other levels have. */
function numbered({ alias }: Level): Sql {
  return sql` cross join lateral ${{ columns: [sql`${ChangedGroups.cell()} as "id"`] }} ${identifier(alias)}`;
}

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
    const dimensions = dimensionsIn(selected.definition, shape.by, shape.grid);
    const [then, now] = [before, after].map((each) => this.list.regroup(each, dimensions)) as [Grouping, Grouping];
    const { aliases } = this.objects.builder.related;
    const groups = new ChangedGroups(then, now, aliases, aliases.next(), {
      source,
      present: shape.keys ? presentIn(shape.keys) : [],
    });
    const { conditions, builder } = this.objects;
    const values = new GroupValues(conditions, groups, source);
    groups.keep(
      shape.keys && keyFilter(shape.keys, groups.keys, conditions, source),
      shape.having && values.condition(shape.having),
    );
    const order = groups.orders.compile(shape.order, (measure) => values.of(measure).ordered);
    const page = pageRead(selected, shape.page, source);
    const planners = { gained: after, kept: after, lost: before };
    const object = (field: Selected, level: Level): Reader => this.group(field, groups, level, planners);
    const pages = new GroupPages(builder, this.target, this.edge, groups, order, page, source, object, numbered);
    const fields = readersBelow(selected, (field): PageReader => pages.part(field));
    return connection(pages.find(), fields);
  }

  private group(
    selected: Selected,
    groups: ChangedGroups,
    level: Level,
    planners: Readonly<Record<Fate, RowPlanner>>,
  ): Reader {
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
    return own({ level: level.index, fields, typeName: getNamedType(selected.definition.type).name });
  }

  /** The edge from a group to its rows of a fate. */
  private cell(groups: ChangedGroups, level: Level, fate: Fate): Edge {
    return {
      // Where only the numbers of rows are selected, nobody asks for their path: numbering the groups of all rows takes most of the time.
      get path(): Path {
        return { kind: 'junction', table: groups.links(fate), source: 'cell', target: 'row' };
      },
      parent: level,
      fanOut: 'small',
      size: ChangedGroups.count(fate),
    };
  }
}
