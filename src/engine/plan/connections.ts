import { getNamedType } from 'graphql';
import type { Page } from '../operation/bound-arguments';
import type { Entity } from '../metadata/graph';
import type { Selected, Selection } from '../operation/selection';
import { nothing } from '../sql/sql';
import type { Reader } from '../assemble/result';
import { constant, cursor, nested } from '../assemble/readers';
import type { Edge } from '../relation/level';
import { CountingPlanner } from './aggregates';
import type { Listed, RowPlanner } from './edges';
import { below } from './edges';
import type { PageFinder, PageReader } from '../assemble/page-readers';
import {
  atEnd,
  connection,
  eachRow,
  goesOn,
  ofParent,
  pageByParent,
  perParent,
  wholePage,
  within,
} from '../assemble/page-readers';
import type { List, PerSource } from './lists';
import type { PageRead } from '../relation/index-walk';

const summaries = new Set(['aggregate', 'groups', 'facets']);

/** Plans one connection: its page, its count, and whether it goes on; each only where it is selected. */
export class ConnectionPlanner {
  private readonly selection: Selection;
  private readonly page: Page;
  private readonly source: string;
  private readonly read: PageRead;
  private readonly list: List;
  private readonly counting: CountingPlanner;
  private listed: Listed | undefined;
  /** Whether all rows of the list are read for an aggregate, groups or facets. */
  private readonly isSummarised: boolean;

  constructor(
    private readonly objects: RowPlanner,
    selected: Selected,
    private readonly target: Entity,
    private readonly edge: Edge | undefined,
  ) {
    const { shape, source } = objects.argumentsOf(selected);
    if (shape.kind !== 'page') throw new Error(`${selected.path.join('.')} is no page.`);
    const selection = selected.selections.get(getNamedType(selected.definition.type).name);
    if (!selection) throw new Error(`${selected.path.join('.')} is no connection.`);
    this.selection = selection;
    this.page = shape.page;
    this.source = source;
    const { size, backward, after, before, ranks } = shape.page;
    this.list = objects.list(target, shape, source);
    const { filter, searched } = shape;
    const chosen = { ...(filter && { filter }), ...(searched && { searched }) };
    this.counting = new CountingPlanner(objects, target, edge, chosen, source);
    this.isSummarised = selection.fields.some(({ definition }) => summaries.has(definition.name));
    const asked = selection.fields.filter(({ definition }) => definition.name === 'pageInfo').flatMap(below);
    const whereCut = backward ? 'hasPreviousPage' : 'hasNextPage';
    this.read = {
      size,
      backward,
      oneMore: asked.some(({ definition }) => definition.name === whereCut),
      after: after && { source: `${source}.after`, nulls: after, rank: ranks?.after },
      before: before && { source: `${source}.before`, nulls: before, rank: ranks?.before },
    };
  }

  plan(): Reader {
    const fields = this.selection.fields.map((field) => [field.key, this.part(field)] as const);
    return connection(this.listed && this.find(this.listed), fields);
  }

  private part(field: Selected): PageReader {
    switch (field.definition.name) {
      case 'nodes':
        return eachRow(this.objects.row(field, this.target, this.rows()));
      case 'edges':
        this.rows();
        return eachRow(nested(below(field).map((each) => [each.key, this.edgePart(each)] as const)));
      case 'pageInfo':
        this.rows();
        return within(below(field).map((each) => [each.key, this.info(each)] as const));
      case 'totalCount':
        return ofParent(this.totalCount(field));
      case 'aggregate':
        return ofParent(this.counting.aggregate(field));
      case 'groups':
        return ofParent(this.counting.groups(field));
      case 'facets':
        return ofParent(this.counting.facets(field));
      default:
        return ofParent(constant(this.selection.typeName));
    }
  }

  private edgePart(field: Selected): Reader {
    if (field.definition.name === 'cursor') return this.cursor();
    return field.definition.name === 'node'
      ? this.objects.row(field, this.target, this.rows())
      : constant(field.parentType.name);
  }

  private info({ definition: { name }, parentType }: Selected): PageReader {
    switch (name) {
      case 'hasNextPage':
        return goesOn(!this.page.backward, this.beyond('after'));
      case 'hasPreviousPage':
        return goesOn(this.page.backward, this.beyond('before'));
      case 'startCursor':
        return atEnd('first', this.cursor());
      case 'endCursor':
        return atEnd('last', this.cursor());
      default:
        return ofParent(constant(parentType.name));
    }
  }

  /** The level of the page, made where something first needs its rows. */
  private rows(): Listed {
    if (this.listed) return this.listed;
    const { edge, read } = this;
    const { builder } = this.objects;
    if (edge) {
      const list = { ...this.list, edge };
      this.listed = this.objects.listed(list, builder.page(list, read));
    } else {
      this.listed = { list: { ...builder.all(this.list, read), sourceKey: nothing }, targets: undefined };
    }
    this.listed.list.level.columnPosition('id');
    return this.listed;
  }

  private find({ list: { level, sourceKey } }: Listed): PageFinder {
    if (!this.edge) return wholePage(level.index, this.page);
    const { parent } = this.edge;
    return pageByParent(level.index, level.position(sourceKey), parent.index, parent.columnPosition('id'), this.page);
  }

  private cursor(): Reader {
    const { level, keys } = this.rows().list;
    const positions = keys.map((key) => level.position(key));
    return cursor(this.source, this.objects.builder.related.date, level.index, positions);
  }

  private totalCount(field: Selected): Reader {
    const { shape } = this.objects.argumentsOf(field);
    const upTo = shape.kind === 'count' ? shape.upTo : undefined;
    const counted =
      upTo === undefined && this.isSummarised
        ? this.counting.count()
        : this.objects.builder.count(this.list, this.edge, upTo);
    return this.perParent(counted, 0);
  }

  /** Whether rows stand beyond the cursor that bounds the page on a side; undefined without such a cursor. */
  private beyond(side: 'before' | 'after'): Reader | undefined {
    const bound = side === 'before' ? this.read.after : this.read.before;
    if (!bound) return undefined;
    return this.perParent(this.objects.builder.beyond(this.list, side, bound, this.edge), false);
  }

  private perParent({ level, sourceKey, value }: PerSource, otherwise: unknown): Reader {
    const parent = this.edge?.parent;
    const keys = parent && {
      sourceKey: level.position(sourceKey),
      level: parent.index,
      id: parent.columnPosition('id'),
    };
    return perParent(level.index, level.position(value), keys, otherwise);
  }
}
