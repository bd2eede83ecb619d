import type { All } from '../condition/condition';
import { isEmpty } from '../condition/condition';
import type { Measure } from '../condition/measure';
import type { Entity, Field } from '../metadata/graph';
import type { Given, ListShape } from '../operation/bound-arguments';
import { measuresUsed } from '../operation/groups-shape';
import type { BoundOperation } from '../operation/operation';
import type { Selected } from '../operation/selection';
import { Cells } from './cells';
import type { CostContext, RowsBehind } from './context';
import { shareFound } from './list-work';
import { fanOuts, shares } from './prices';
import type { Reached } from './reach';
import { fanOutOf, isToManyEdge, linksOfEach, reached, volumeOf } from './reach';
import type { ValuesByPath } from './selectivity';
import { keptBy, selectedBy } from './selectivity';
import type { Work } from './work';

/** The coerced arguments of a field in one request. */
export type ArgumentsOf = (selected: Selected) => Given;

/** An edge, from the entity at its source. */
interface EdgeOf {
  readonly source: Entity;
  readonly field: Field;
}

/** A series whose rows are counted again for its points. */
export interface Repeating {
  readonly series: Selected;
  readonly points: Selected;
  /** The groups that the series belongs to, or the series itself. */
  readonly summary: Selected;
}

/** A list of which more may be read than is shown. */
export interface List {
  readonly selected: Selected;
  /** The rows above it; absent at the root. */
  readonly above: Rows | undefined;
  /** The edge that it is; absent at the root and for what is no field of an entity. */
  readonly edge: EdgeOf | undefined;
  /** The entity of its rows; absent for an interface and for groups. */
  readonly target: Entity | undefined;
  /** The series for whose points its rows are counted again. */
  readonly repeating?: Repeating;
}

/** A field that gives rows, each with what is selected below it. */
export interface Rows extends List {
  /** How many rows it has at most for each row above. */
  readonly size: (argumentsOf: ArgumentsOf) => number;
  /** Whether a page tells that more rows follow. */
  readonly looksFurther?: boolean;
  /** Scalars of each row. */
  readonly cells: number;
  /** The rows of other types that they are computed from. */
  readonly behind: RowsBehind;
  /** Levels of the statement that find them. */
  readonly levels: number;
  /** Of the groups of a list: the list. */
  readonly groupsOf?: List;
  /** Of the points of a series: the series. */
  readonly pointsOf?: Selected;
  /** Whether a request has no such rows whatever the database has. */
  readonly isAbsent?: (argumentsOf: ArgumentsOf) => boolean;
  /** The type that they are rows of, of a field that can have rows of several types. */
  readonly typeName?: string;
}

/** How many rows a selection has in a request. */
interface Counts {
  /** Objects of the response if every condition keeps every row: the work of the process has to be paid before it. */
  readonly objects: number;
  /** Rows of its level. A row over a to-one edge is read once, however many objects it is in the response. */
  readonly read: number;
  /** Different rows among them. */
  readonly different: number;
}

const noShape: ListShape = {};

const oneRow: Counts = { objects: 1, read: 1, different: 1 };

/** The figures of one request. */
export class Request {
  readonly argumentsOf: ArgumentsOf = (selected) => this.bound.givenTo(selected);
  private readonly counts = new Map<Rows, Counts>();

  constructor(
    private readonly bound: BoundOperation,
    readonly context: CostContext,
  ) {}

  /** The rows of a selection over all rows above together; one above the root. */
  rows(rows: Rows | undefined): Counts {
    if (!rows) return oneRow;
    let counts = this.counts.get(rows);
    if (!counts) this.counts.set(rows, (counts = this.count(rows)));
    return counts;
  }

  private count(rows: Rows): Counts {
    const { above, groupsOf, pointsOf, target, edge } = rows;
    const size = rows.size(this.argumentsOf);
    const parents = this.rows(above);
    if (pointsOf) {
      const points = this.pointsOf(pointsOf);
      const read = parents.read * points;
      return { objects: parents.objects * points, read, different: read };
    }
    if (groupsOf) {
      const cells = this.cells(rows.selected, groupsOf)?.count ?? 0;
      const read = Math.min(parents.read * size, this.selected(groupsOf) + parents.read * cells);
      return { objects: parents.read === 0 ? 0 : (parents.objects * read) / parents.read, read, different: read };
    }
    const most = target ? volumeOf(target) : Infinity;
    if (!edge || !isToManyEdge(edge.field)) {
      const one = Math.min(size, above ? fanOuts.few.rows : most);
      const kept = this.kept(rows);
      // The filter of a list at the root keeps a share of the type, or what an index finds. A look-up by keys has no filter.
      const left = edge ? one * kept : Math.min(one, most * kept, target ? this.selected(rows) : one);
      const each = edge || kept === 1 ? left : left * shares.some;
      const read = Math.min(parents.read * each, most);
      return { objects: parents.objects * one, read, different: Math.min(read, most) };
    }
    const kept = this.kept(rows);
    const one = fanOutOf(edge.source, edge.field);
    const each = Math.min(size, one * kept);
    const links = linksOfEach(edge.source, edge.field, parents.read);
    const found = Math.min(parents.read * each, links * kept) * (kept < 1 ? shares.some : 1);
    const full = Math.min(parents.read * Math.min(size, one), links);
    const read = Math.max(found, full * shares.least);
    const { rows: different } = reached(edge.source, edge.field, parents.different);
    const objects = parents.read === 0 ? 0 : (parents.objects * full) / parents.read;
    return { objects, read, different: Math.min(read, different) };
  }

  /** The share of the rows of a list that its filter, its search, its date and its cursors are taken to leave. */
  kept(list: List): number {
    const shape = this.bound.shapeOf(list.selected);
    const cursors = shape?.kind === 'page' ? (shape.page.after ? 1 : 0) + (shape.page.before ? 1 : 0) : 0;
    return this.fulfilling(list) * shares.beyond ** cursors;
  }

  /** The share of the rows of a list that its filter, its search and its date are taken to leave. */
  fulfilling(list: List): number {
    const { filter } = this.list(list);
    const kept = filter ? keptBy(filter) : 1;
    if (kept === 0) return 0;
    return Math.max(shares.least, kept) * shareFound(this.searchOf(list)) * (this.isDated(list) ? shares.beyond : 1);
  }

  /** Whether rows of a list are left out because they start after the date that the request names. */
  isDated(list: List): boolean {
    if (!list.target?.started) return false;
    if (this.bound.operation.directives.dateGiven) return true;
    let root = list;
    while (root.above) root = root.above;
    const shape = this.bound.shapeOf(root.selected);
    return shape !== undefined && 'dateGiven' in shape && shape.dateGiven === true;
  }

  /** Whether a selection is of a type that an id among the arguments does not name, or no dimension. */
  isAbsent(rows: Rows | undefined): boolean {
    if (!rows) return false;
    if (rows.isAbsent?.(this.argumentsOf)) return true;
    const shape = rows.typeName === undefined ? undefined : this.bound.shapeOf(rows.selected);
    if (shape?.kind === 'node') return shape.typeName !== rows.typeName;
    if (shape?.kind === 'nodes') return !shape.groups.some(({ typeName }) => typeName === rows.typeName);
    return this.isAbsent(rows.above);
  }

  /** The links and rows that a list has beyond its page, for all rows above together. */
  reach({ above, edge, target }: List): Reached {
    if (edge && isToManyEdge(edge.field)) return reached(edge.source, edge.field, this.rows(above).different);
    const rows = target ? volumeOf(target) : 1;
    return { links: rows, rows };
  }

  /** The rows of a list that its filter leaves to be read: those that an index finds by equality with keys. */
  selected(list: List, filter: All | undefined = this.list(list).filter): number {
    const links = this.reach(list).links * shareFound(this.searchOf(list));
    const { target } = list;
    if (filter && keptBy(filter) === 0) return 0;
    return filter && target ? Math.min(links, selectedBy(filter, target, this.valuesOf(list))) : links;
  }

  /** The filter and the order of a list. A filter that keeps every row is none. */
  list({ selected }: List): Pick<ListShape, 'filter' | 'order'> {
    const shape = this.bound.shapeOf(selected);
    if (shape?.kind !== 'page' && shape?.kind !== 'list') return noShape;
    const { filter, order } = shape;
    if (!filter || !isEmpty(filter)) return shape;
    return order ? { order } : noShape;
  }

  /** The values of the arguments of a list. */
  valuesOf({ selected }: List): ValuesByPath {
    return this.bound.valuesOf(selected);
  }

  /** The text that a list is searched for. */
  searchOf({ selected }: List): unknown {
    return this.argumentsOf(selected)['search'];
  }

  /** How many points a series has. */
  pointsOf(series: Selected): number {
    return this.bound.repeatsOf(series);
  }

  /** The cells of groups, if those without rows are listed. */
  cells(groups: Selected, { target }: List): Cells | undefined {
    return Cells.of(groups, this.bound, target, this.context);
  }

  /** What groups are kept and ordered by. */
  measuresOf(groups: Selected): readonly Measure[] {
    const shape = this.bound.shapeOf(groups);
    return shape?.kind === 'groups' || shape?.kind === 'change' ? measuresUsed(shape) : [];
  }

  /** How many periods a forecast has, at most. */
  aheadOf(forecast: Selected): number {
    return this.bound.repeatsOf(forecast);
  }

  /** The filter of `count`, `share` or `forecast`. */
  filterOf(part: Selected): All | undefined {
    const shape = this.bound.shapeOf(part);
    return shape?.kind === 'measure' || shape?.kind === 'forecast' ? shape.filter : undefined;
  }
}

/** Adds the work of a selection in a request. */
export type Pricing = (work: Work, request: Request) => void;
