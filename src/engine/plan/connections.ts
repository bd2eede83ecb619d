import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Reader } from '../assemble/result';
import { column, constant, cursor, nested } from '../assemble/readers';
import type { Edge } from '../relation/level';
import { CountingPlanner } from './aggregates';
import type { List, ListRows } from './lists';
import { pagesOf, valueOf } from './lists';
import { pageInfo, pageRead } from './pages';
import type { Listed, RowPlanner } from './row-planner';
import { below, readersBelow, tableKeys } from './row-planner';
import type { PageFinder, PageReader } from '../assemble/page-readers';
import { connection, eachRow, ofParent, rowsOfKeys } from '../assemble/page-readers';
import { parameter } from '../sql/sql';
import type { PageRead } from '../relation/index-walk';

const summaries = new Set(['aggregate', 'groups', 'facets']);

/** Plans one connection: its page, its count, and whether it goes on; each only where it is selected. */
export class ConnectionPlanner {
  private readonly source: string;
  private readonly page: PageRead;
  private readonly list: List;
  private readonly counting: CountingPlanner;
  private listed: Listed | undefined;

  constructor(
    private readonly objects: RowPlanner,
    private readonly selected: Selected,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
  ) {
    const { shape, source } = objects.argumentsOf(selected);
    if (shape.kind !== 'page') throw new Error(`${selected.path.join('.')} is no page.`);
    this.source = source;
    this.list = objects.list(target, shape, source, edge);
    const { page, filter, searched } = shape;
    const chosen = { ...(filter && { filter }), ...(searched && { searched }) };
    this.counting = new CountingPlanner(objects, target, edge, chosen, source);
    this.page = pageRead(selected, page, source);
  }

  plan(): Reader {
    const { table } = this.objects;
    if (table?.connection === this.selected && table.part === 'keys') return this.allKeys();
    const fields = readersBelow(this.selected, (field) => this.part(field));
    return connection(this.listed && this.find(this.listed), fields);
  }

  private get isTable(): boolean {
    return this.objects.table?.connection === this.selected;
  }

  private find({ list }: Listed): PageFinder {
    if (!this.isTable) return pagesOf(list, this.edge, this.page);
    return rowsOfKeys(list.level.index, list.level.columnPosition('id'), tableKeys);
  }

  /** The level that finds the keys of all rows; it is the last one. */
  private allKeys(): Reader {
    this.objects.builder.all(this.list).level.columnPosition('id');
    return constant(null);
  }

  private part(field: Selected): PageReader {
    switch (field.definition.name) {
      case 'nodes':
        return eachRow(this.objects.row(field, this.target, this.rows()));
      case 'edges':
        this.rows();
        return eachRow(nested(readersBelow(field, (each) => this.edgePart(each))));
      case 'pageInfo':
        this.rows();
        return nested(readersBelow(field, (each) => this.info(each)));
      case 'totalCount':
        return ofParent(this.totalCount(field));
      case 'aggregate':
        return ofParent(this.counting.aggregate(field));
      case 'groups':
        return ofParent(this.counting.groups(field));
      case 'series':
        return ofParent(this.counting.series(field));
      case 'change':
        return ofParent(this.counting.change(field));
      case 'facets':
        return ofParent(this.counting.facets(field));
      default:
        return ofParent(constant(field.parentType.name));
    }
  }

  private edgePart(field: Selected): Reader {
    if (field.definition.name === 'cursor') return this.cursor();
    return field.definition.name === 'node'
      ? this.objects.row(field, this.target, this.rows())
      : constant(field.parentType.name);
  }

  private info(selected: Selected): PageReader {
    return pageInfo(
      selected,
      this.page,
      () => this.cursor(),
      (side) => this.beyond(side),
    );
  }

  /** The level of the page, made where something first needs its rows. */
  private rows(): Listed {
    if (this.isTable) this.listed ??= { list: this.rowsOfKeys(), targets: undefined };
    if (!this.listed) {
      this.listed = this.objects.listed(this.list, this.objects.builder.page(this.list, this.page));
      this.listed.list.level.columnPosition('id');
    }
    return this.listed;
  }

  private rowsOfKeys(): ListRows {
    const fields = below(this.selected).flatMap((each) => below(each));
    const hasCursors = fields.some(({ definition }) => definition.name === 'cursor');
    return this.objects.builder.ofKeys(this.list, parameter(tableKeys, 'bigint[]'), hasCursors);
  }

  private cursor(): Reader {
    const { level, keys } = this.rows().list;
    const positions = keys.map((key) => level.position(key));
    return cursor(this.source, this.objects.builder.related.date, level.index, positions);
  }

  private totalCount(field: Selected): Reader {
    const { shape } = this.objects.argumentsOf(field);
    const upTo = shape.kind === 'count' ? shape.upTo : undefined;
    const { parent, size } = this.edge ?? {};
    if (parent && size && upTo === undefined && !this.list.rowFilter)
      return column(parent.index, parent.position(size));
    // An aggregate, groups and facets read all rows of the list anyway.
    const isRead = below(this.selected).some(({ definition }) => summaries.has(definition.name));
    const count = upTo === undefined && isRead ? this.counting.count() : this.objects.builder.count(this.list, upTo);
    return valueOf(count, this.edge, 0);
  }

  /** Whether rows stand beyond the cursor that bounds the page on a side; undefined without such a cursor. */
  private beyond(side: 'before' | 'after'): Reader | undefined {
    const bound = side === 'before' ? this.page.after : this.page.before;
    return bound && valueOf(this.objects.builder.beyond(this.list, side, bound), this.edge, false);
  }
}
