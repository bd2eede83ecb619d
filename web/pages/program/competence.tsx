import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Card, Text, Title } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { ProgramCompetenceFragmentDoc, type ProgramCompetenceFragment } from './documents';
import { programTexts } from './texts';

/** A competence, and what requires it. */
export function Competence({ competence }: { readonly competence: FragmentType<ProgramCompetenceFragment> }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: ProgramCompetenceFragmentDoc,
    fragmentName: 'ProgramCompetence',
    from: competence,
    variables: { locale },
  });
  if (!complete) return null;
  const targets = data.requirements.map(({ qualification, tier }) => (qualification ?? tier)?.name ?? '');
  const names = [...new Set(targets)].filter((name) => name !== '');
  return (
    <Card withBorder>
      <Title order={3} size="h5">
        {data.name}
      </Title>
      <Text size="sm" c="dimmed">
        {names.length === 0 ? t('requiredByNothing') : t('requiredBy', { names: format.list(names) })}
      </Text>
    </Card>
  );
}
