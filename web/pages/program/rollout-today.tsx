import { useQuery } from '@apollo/client/react';
import { SimpleGrid, Stack } from '@mantine/core';
import { Figure } from '../../shared/figure';
import { Forbidden, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { RolloutTodayDocument } from './documents';
import { today, type RolloutSpan } from './rollout-variables';
import { programTexts } from './texts';

/** How far the program is today, for those who do not see how it came there. */
export function RolloutToday({ code, span: { target } }: { readonly code: string; readonly span: RolloutSpan }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const result = useQuery(RolloutTodayDocument, { variables: { program: code } });
  return (
    <Stack gap="md">
      <Loaded result={result} skeleton={<SkeletonRows count={1} height={96} />}>
        {({ partners: { totalCount }, enrolled, qualified }) => {
          const share = (count: number): string => format.percent(totalCount === 0 ? 0 : count / totalCount);
          const part = (count: number): string =>
            t('ofVisible', { count: totalCount, part: format.number(count), number: format.number(totalCount) });
          return (
            <SimpleGrid cols={{ base: 1, sm: target ? 3 : 2 }}>
              <Figure title={t('qualifiedNow')} value={share(qualified.totalCount)}>
                {part(qualified.totalCount)}
              </Figure>
              <Figure title={t('enrolledNow')} value={share(enrolled.totalCount)}>
                {part(enrolled.totalCount)}
              </Figure>
              {target && (
                <Figure
                  title={t('target', { minimum: target.minimum, maximum: target.maximum })}
                  value={t('range', { from: format.month(target.from), to: format.month(target.to) })}
                >
                  {t(target.to < today() ? 'targetPast' : 'targetAhead')}
                </Figure>
              )}
            </SimpleGrid>
          );
        }}
      </Loaded>
      <Forbidden>{t('courseForbidden')}</Forbidden>
    </Stack>
  );
}
