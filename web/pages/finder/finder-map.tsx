import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { failureOf } from '../../graph/failure';
import type { Mark } from '../../shared/map/places';
import { Failed, Waiting } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { FinderMapDocument, type FinderMapQuery } from './documents';
import { boxText } from '../../shared/map/place-texts';
import { finderTexts } from './texts';
import { useChangeFinder, usePlace } from './use-finder';
import type { useMapVariables } from './use-map';

// Loaded while the numbers of the map are asked for.
const map = import('../../shared/map/world-map').then((module) => ({ default: module.WorldMap }));
const WorldMap = lazy(() => map);

/** All partners that fit, where they are. The part of the map that is shown is a filter of the list. */
export function FinderMap({ variables }: { readonly variables: ReturnType<typeof useMapVariables> }) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const { data, previousData, error, refetch } = useQuery(FinderMapDocument, { variables });
  const shown = data ?? previousData;
  const marks = useMemo(() => shown?.partners.groups.nodes.flatMap(markOf) ?? [], [shown]);
  const { box, circle } = usePlace();
  const change = useChangeFinder();
  const skeleton = (
    <Waiting>
      <Skeleton height={360} />
    </Waiting>
  );
  if (error) return <Failed failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!shown) return skeleton;
  return (
    <Suspense fallback={skeleton}>
      <WorldMap
        label={t('map')}
        marks={marks}
        box={box}
        circle={circle}
        outsideHint={(count) => t('elsewhere', { count, number: format.number(count) })}
        onBox={(chosen) => change({ box: chosen && boxText(chosen) })}
      />
    </Suspense>
  );
}

function markOf({ count, meanPosition, key: { grid } }: FinderMapQuery['partners']['groups']['nodes'][number]): Mark[] {
  return grid && meanPosition ? [{ id: grid.code, ...meanPosition, count, box: grid.box }] : [];
}
