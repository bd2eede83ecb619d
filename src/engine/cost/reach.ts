import type { Entity, Field } from '../metadata/graph';
import { fanOuts, volumes } from './prices';

/** An edge to any number of rows. */
export type ToMany = Field & { readonly kind: 'list' | 'connection' };

/** How many links lead over an edge, and to how many different rows. */
export interface Reached {
  readonly links: number;
  readonly rows: number;
}

/** How many rows a type is taken to have. */
export function volumeOf({ volume }: Entity): number {
  return volumes[volume];
}

/** How many related rows a junction of two types has at most for each row of the larger one. */
const junctionShare = 4;

/** How many links an edge has over all rows of its source. */
function linksOf(source: Entity, { path, target }: ToMany): number {
  switch (path.kind) {
    case 'foreign':
      return volumeOf(target);
    case 'link':
      return volumeOf(path.entity);
    case 'junction':
      return junctionShare * Math.max(volumeOf(source), volumeOf(target));
  }
}

/**
 * How many related rows one row of the source of an edge is taken to have: of few, the mean of what one row can have and of
 * what it has on average.
 */
export function fanOutOf(source: Entity, edge: ToMany): number {
  const { rows, share } = fanOuts[edge.related];
  const most = linksOf(source, edge);
  const some = share > 0 ? Math.max(rows, share * most) : Math.sqrt(rows * (most / volumeOf(source)));
  return Math.max(1, Math.min(some, rows > 0 && share === 0 ? rows : most, volumeOf(edge.target)));
}

/**
 * The links over an edge from some rows of its source: those of one row with many, or of all rows with twice the average.
 * They are never more than the edge has.
 */
export function reached(source: Entity, edge: ToMany, rows: number): Reached {
  const all = linksOf(source, edge);
  const links = Math.min(linksOfEach(source, edge, rows), all);
  return { links, rows: Math.min(links, volumeOf(edge.target)) };
}

/**
 * The links that a subquery for each of some rows reads. Rows can come again, over edges to one row or of many rows to many:
 * then it reads their links again.
 */
export function subqueryLinks(source: Entity, edge: ToMany, rows: number): number {
  const all = linksOf(source, edge);
  return Math.min(linksOfEach(source, edge, rows), Math.max(all, (rows * all) / volumeOf(source)));
}

/**
 * The links that a subquery for each of some rows reads if the rows are at the end of a to-one edge. They are mostly rows with
 * many links: each reads the geometric mean of what one row can have and of what it has on average.
 */
export function popularLinks(source: Entity, edge: ToMany, rows: number): number {
  return rows * Math.sqrt(fanOutOf(source, edge) * (linksOf(source, edge) / volumeOf(source)));
}

/** The links over an edge if they are read anew for each row of its source, also where rows come again. */
export function linksOfEach(source: Entity, edge: ToMany, rows: number): number {
  const most = fanOutOf(source, edge);
  const usual = (2 * linksOf(source, edge)) / volumeOf(source);
  return Math.min(rows * most, Math.max(most, rows * usual));
}

/** How many rows a row is related to over an edge that leads back: the sources of one row of its target. */
export function fanIn(source: Entity, name: string, edge: Field, target: Entity): number {
  if (edge.kind === 'list' || edge.kind === 'connection') {
    if (edge.path.kind === 'foreign') return 1;
    const back = edgeBack(source, edge.path, target);
    return back ? fanOutOf(target, back) : fanOuts.most.share * volumeOf(source);
  }
  if (edge.kind === 'inverse') return 1;
  const back = [...target.fields.values()].find(
    (field): field is ToMany =>
      isToManyEdge(field) &&
      field.target === source &&
      field.path.kind === 'foreign' &&
      field.path.edge === name &&
      !field.path.alike,
  );
  return back ? fanOutOf(target, back) : fanOuts.most.share * volumeOf(source);
}

function edgeBack(source: Entity, path: ToMany['path'], target: Entity): ToMany | undefined {
  return [...target.fields.values()].find((field): field is ToMany => {
    if (!isToManyEdge(field) || field.target !== source) return false;
    if (path.kind === 'link') return field.path.kind === 'link' && field.path.entity === path.entity;
    return path.kind === 'junction' && field.path.kind === 'junction' && field.path.table === path.table;
  });
}

export function isToManyEdge(field: Field): field is ToMany {
  return field.kind === 'list' || field.kind === 'connection';
}

/** The column of the related rows of an edge that holds the key of the row above. */
export function keyAbove({ path }: ToMany): string | undefined {
  return path.kind === 'foreign' ? path.column : undefined;
}

/** Whether the rows that a field leads to are derived anew for each row. */
export function isDerived(field: Field): boolean {
  switch (field.kind) {
    case 'toOne':
    case 'inverse':
      return field.target.derived;
    case 'list':
    case 'connection':
      return field.target.derived || (field.path.kind === 'link' && field.path.entity.derived);
    default:
      return false;
  }
}
