import { ActionIcon, Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { geoCircle, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import { useMemo } from 'react';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { drawMarks, type Drawn } from './clusters';
import { mapTexts } from './map-texts';
import { boxAround, scaled, world, type Box, type Circle, type Mark } from './places';
import { useLand } from './topology';
import { useRectangle } from './use-rectangle';
import classes from './world-map.module.css';

interface WorldMapProps {
  readonly label: string;
  readonly marks: readonly Mark[];
  /** What the map shows; the whole world without it. */
  readonly box?: Box | undefined;
  /** Drawn on the map, and shown whole if there is no box. */
  readonly circle?: Circle | undefined;
  /** Called when the reader chooses another part of the map; with nothing for the whole world. */
  readonly onBox: (box: Box | undefined) => void;
  /** What a mark is called, by its number; partners without it. */
  readonly markName?: ((count: number) => string) | undefined;
  /** Says how many are not on the part of the map that is shown. */
  readonly outsideHint?: ((count: number) => string) | undefined;
}

/** A map with marks, which are joined where they would cover each other. A click on a mark, a rectangle or a button zooms. */
export function WorldMap({ label, marks, box, circle, onBox, markName, outsideHint }: WorldMapProps) {
  const t = useTexts(mapTexts);
  const { ref, width: measured } = useElementSize();
  const width = Math.max(280, measured);
  const height = Math.round(Math.min(440, Math.max(220, width * 0.5)));
  const shown = box ?? (circle ? boxAround(circle) : world);
  const projection = useMemo(
    () => project(shown, width, height),
    [shown.south, shown.west, shown.north, shown.east, width, height],
  );
  const land = useLand(shown.east - shown.west < 40);
  const path = geoPath(projection);
  const shapes = useMemo(
    () => land && { land: geoPath(projection)(land.land), borders: geoPath(projection)(land.borders) },
    [land, projection],
  );
  const drawn = useMemo(() => drawMarks(marks, projection, { width, height }), [marks, projection, width, height]);
  const sum = (of: readonly Mark[]): number => of.reduce((total, { count }) => total + count, 0);
  const outside = sum(marks) - sum(drawn);
  const rectangle = useRectangle((from, to) => onBox(boxBetween(projection, from, to)));
  return (
    <div ref={ref} className={classes['map']}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} role="group" aria-label={label} {...rectangle.handlers}>
        <path className={classes['land']} d={shapes?.land ?? ''} />
        <path className={classes['borders']} d={shapes?.borders ?? ''} />
        {circle && <path className={classes['area']} d={path(circleOf(circle)) ?? ''} />}
        {drawn.map((mark) => (
          <MarkOnMap key={mark.id} mark={mark} markName={markName} onZoom={() => onBox(zoomedTo(mark, shown))} />
        ))}
        {rectangle.shape && <rect className={classes['area']} {...rectangle.shape} />}
      </svg>
      <Group gap={4} className={classes['buttons'] ?? ''}>
        <ActionIcon variant="default" aria-label={t('zoomIn')} onClick={() => onBox(scaled(shown, 0.5))}>
          +
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('zoomOut')}
          disabled={box === undefined}
          onClick={() => onBox(scaled(shown, 2))}
        >
          −
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('wholeWorld')}
          disabled={box === undefined}
          onClick={() => onBox(undefined)}
        >
          ⤢
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed" mt={4} className={classes['hint'] ?? ''}>
        {t('drag')}
      </Text>
      {outsideHint && outside > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {outsideHint(outside)}
        </Text>
      )}
    </div>
  );
}

interface MarkOnMapProps extends Pick<WorldMapProps, 'markName'> {
  readonly mark: Drawn;
  readonly onZoom: () => void;
}

function MarkOnMap({ mark: { x, y, radius, count }, markName, onZoom }: MarkOnMapProps) {
  const t = useTexts(mapTexts);
  const format = useFormat();
  const label = markName?.(count) ?? t('zoomTo', { count, number: format.number(count) });
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      className={classes['mark']}
      onClick={onZoom}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onZoom();
      }}
    >
      <title>{label}</title>
      <circle cx={x} cy={y} r={radius} />
      {count > 1 && (
        <text x={x} y={y} dy="0.35em">
          {format.number(count, { notation: 'compact' })}
        </text>
      )}
    </g>
  );
}

function project({ south, west, north, east }: Box, width: number, height: number): GeoProjection {
  const rotated = geoMercator().rotate([-(west + east) / 2, 0]);
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [west + 0.001, south],
      [east - 0.001, north],
      [(west + east) / 2, (south + north) / 2],
    ],
  };
  return rotated.fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    corners,
  );
}

function circleOf({ latitude, longitude, kilometres }: Circle) {
  return geoCircle()
    .center([longitude, latitude])
    .radius(kilometres / 111.195)();
}

/** The part of the map that a mark covers, and at most half of what is shown. */
function zoomedTo({ box, latitude, longitude }: Drawn, shown: Box): Box {
  const half = { height: (shown.north - shown.south) / 4, width: (shown.east - shown.west) / 4 };
  const around = {
    south: latitude - half.height,
    north: latitude + half.height,
    west: longitude - half.width,
    east: longitude + half.width,
  };
  if (!box || box.east - box.west > half.width * 2) return around;
  const room = Math.max(0.01, (box.east - box.west) * 0.1);
  return { south: box.south - room, north: box.north + room, west: box.west - room, east: box.east + room };
}

type Point = readonly [number, number];

function boxBetween(projection: GeoProjection, from: Point, to: Point): Box | undefined {
  const [one, other] = [projection.invert?.([...from]), projection.invert?.([...to])];
  if (!one || !other) return undefined;
  const [west, east] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  return { west, east, south: Math.min(one[1], other[1]), north: Math.max(one[1], other[1]) };
}
