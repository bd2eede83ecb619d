import type { PageFinder, PageReader } from '../assemble/page-readers';
import { eachRow, ofParent } from '../assemble/page-readers';
import { constant, cursor, nested } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { CompiledGroupOrder } from '../relation/groups/group-order';
import { grouped } from '../relation/groups/group-order';
import type { Grouping } from '../relation/groups/grouping';
import { cursorColumn } from '../relation/groups/grouping';
import type { PageRead } from '../relation/index-walk';
import type { Edge, Level } from '../relation/level';
import type { Select, Sql } from '../sql/sql';
import { identifier, nothing, sql } from '../sql/sql';
import { pagesOf, valueOf } from './lists';
import { pageInfo } from './pages';
import { readersBelow } from './row-planner';
import type { LevelBuilder } from './rows';

const sourceKey = identifier(grouped, 'source key');

/** Plans a page of groups: its groups with their cursors, and whether it goes on; each only where it is selected. */
export class GroupPages {
  private level: Level | undefined;
  private hasCursors = false;

  /**
   * @param source the prefix of the names of the values of the arguments
   * @param object what a selection makes of a group
   * @param beside what is joined to the groups under the alias of their level
   */
  constructor(
    private readonly builder: LevelBuilder,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
    private readonly grouping: Grouping,
    private readonly order: CompiledGroupOrder,
    private readonly page: PageRead,
    private readonly source: string,
    private readonly object: (selected: Selected, level: Level) => Reader,
    private readonly beside: (level: Level) => Sql = () => nothing,
  ) {}

  /** A field of the page: `nodes`, `edges`, `pageInfo` or `totalCount`. */
  part(selected: Selected): PageReader {
    switch (selected.definition.name) {
      case 'nodes':
        return eachRow(this.object(selected, this.groups()));
      case 'edges': {
        const level = this.groups();
        return eachRow(nested(readersBelow(selected, (each) => this.edgePart(each, level))));
      }
      case 'pageInfo':
        this.groups();
        return nested(readersBelow(selected, (each) => this.info(each)));
      case 'totalCount':
        return ofParent(this.totalCount());
      default:
        return ofParent(constant(selected.parentType.name));
    }
  }

  private totalCount(): Reader {
    const { grouping, builder } = this;
    const rows = (): Select => ({ from: sql`${grouping.count()} ${identifier(grouped)}` });
    const level = builder.counting(this.target, rows, () => grouping.definitions());
    return valueOf({ level, sourceKey, value: identifier(grouped, 'count') }, this.edge, 0);
  }

  /** Finds the page of each row above. Returns undefined if no part of it is selected. */
  find(): PageFinder | undefined {
    return this.level && pagesOf({ level: this.level, sourceKey }, this.edge, this.page);
  }

  /** The level of the page, made where something first needs its groups. */
  private groups(): Level {
    if (this.level) return this.level;
    const { grouping, order, page, builder } = this;
    const rows = (): Select => ({
      from: sql`${grouping.page(order, page, this.hasCursors ? order.texts : [])} ${identifier(grouped)}${this.beside(level)}`,
    });
    const place = this.edge ? identifier(grouped, 'place') : undefined;
    const cut = page.oneMore ? { size: page.size, ...(place && { place }) } : undefined;
    const level = builder.counting(this.target, rows, () => grouping.definitions(), cut);
    // A level has at least one column, by which its rows are told.
    level.position(identifier(grouped, 'count'));
    return (this.level = level);
  }

  private edgePart(field: Selected, level: Level): Reader {
    if (field.definition.name === 'cursor') return this.cursor();
    return field.definition.name === 'node' ? this.object(field, level) : constant(field.parentType.name);
  }

  private info(field: Selected): PageReader {
    return field.definition.name === '__typename'
      ? ofParent(constant(field.parentType.name))
      : pageInfo(
          field,
          this.page,
          () => this.cursor(),
          (side) => this.beyond(side),
        );
  }

  private cursor(): Reader {
    this.hasCursors = true;
    const level = this.groups();
    const positions = this.order.texts.map((_, index) => level.position(cursorColumn(index)));
    return cursor(this.source, this.builder.related.date, level.index, positions);
  }

  /** Whether groups stand beyond the cursor that bounds the page on a side; undefined without such a cursor. */
  private beyond(side: 'before' | 'after'): Reader | undefined {
    const bound = side === 'before' ? this.page.after : this.page.before;
    if (!bound) return undefined;
    const { grouping } = this;
    const rows = () => ({ from: sql`${grouping.beyond(this.order, side, bound)} ${identifier(grouped)}` });
    const level = this.builder.counting(this.target, rows, () => grouping.definitions());
    return valueOf({ level, sourceKey, value: identifier(grouped, 'beyond') }, this.edge, false);
  }
}
