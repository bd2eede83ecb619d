import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Badge, Card, Group, Text, Title } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { Countries } from './countries';
import { ProgramFinancingFragmentDoc, type ProgramFinancingFragment } from './documents';
import { programTexts } from './texts';

const colors = { PLANNED: 'gray', OPEN: 'teal', CLOSED: 'orange' } as const;

/** A financing program: what it is for, whether it takes requests, and whose. */
export function Financing({ program }: { readonly program: FragmentType<ProgramFinancingFragment> }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: ProgramFinancingFragmentDoc,
    fragmentName: 'ProgramFinancing',
    from: program,
    variables: { locale },
  });
  if (!complete) return null;
  const { name, kind, status, opensOn, closesOn, eligibleQualifications, countries } = data;
  return (
    <Card withBorder>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        <Badge variant="dot" color={colors[status]} flex="none">
          {t(status)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {kind.name}
      </Text>
      <Text size="sm" mt="xs">
        {opensOn === null
          ? t('noWindow')
          : closesOn === null
            ? t('opensOn', { from: format.day(opensOn) })
            : t('window', { from: format.day(opensOn), to: format.day(closesOn) })}
      </Text>
      {eligibleQualifications.length > 0 && (
        <Text size="sm">{t('eligible', { names: format.list(eligibleQualifications.map((each) => each.name)) })}</Text>
      )}
      <Countries countries={countries} />
    </Card>
  );
}
