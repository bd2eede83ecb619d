import type { Graph } from './graph';
import type { Point } from './point';
import type { Row } from './tables';

/** Where a row is; null if it is not recorded. */
export function positionOf({ latitude, longitude }: Row): Point | null {
  return latitude == null ? null : ({ latitude, longitude } as Point);
}

/** Every place of a row: its own position, and of a partner those of its locations. */
export function placesOf(graph: Graph, type: string, row: Row): readonly Point[] {
  const others = type === 'Partner' ? graph.reach('Partner', row, 'locations') : [];
  return [row, ...others].map(positionOf).filter((place) => place !== null);
}
