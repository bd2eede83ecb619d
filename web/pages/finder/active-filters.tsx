import { Group, NativeSelect, Pill } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { circleText } from '../../shared/map/place-texts';
import { finderTexts } from './texts';
import { useChangeFinder, usePlace } from './use-finder';

const radii = [10, 25, 50, 100, 250, 500];

/** The part of the map and the circle that the list is limited to. The other filters show in their panel. */
export function ActiveFilters() {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const { box, circle, place = t('thePoint') } = usePlace();
  const change = useChangeFinder();
  if (!box && !circle) return null;
  const circleName = circle && t('circle', { kilometres: format.kilometres(circle.kilometres), place });
  return (
    <Group gap="xs">
      {box && (
        <Pill
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('remove', { name: t('box') }), tabIndex: 0, 'aria-hidden': false }}
          onRemove={() => change({ box: '' })}
        >
          {t('box')}
        </Pill>
      )}
      {circle && circleName && (
        <>
          <Pill
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('remove', { name: circleName }), tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => change({ near: '', place: '', order: '' })}
          >
            {circleName}
          </Pill>
          <NativeSelect
            size="xs"
            aria-label={t('radius')}
            value={circle.kilometres}
            data={[...new Set([...radii, circle.kilometres])]
              .sort((one, other) => one - other)
              .map((each) => ({ value: String(each), label: format.kilometres(each) }))}
            onChange={({ currentTarget: { value } }) =>
              change({ near: circleText({ ...circle, kilometres: Number(value) }) })
            }
          />
        </>
      )}
    </Group>
  );
}
