import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Anchor, Card, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import {
  ProgramQualificationFragmentDoc,
  ProgramTierFragmentDoc,
  type ProgramQualificationFragment,
  type ProgramTierFragment,
} from './documents';
import { RequirementTree } from './requirement-tree';
import { programTexts } from './texts';

/** A qualification: what it stands for, who holds it, and what it requires. */
export function Qualification({
  qualification,
}: {
  readonly qualification: FragmentType<ProgramQualificationFragment>;
}) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: ProgramQualificationFragmentDoc,
    fragmentName: 'ProgramQualification',
    from: qualification,
    variables: { locale },
  });
  if (!complete) return null;
  const { slug, name, summary, partners, requirements } = data;
  return (
    <Card withBorder>
      <Title order={3} size="h4">
        {name}
      </Title>
      <Anchor component={Link} to="/" search={{ qualification: slug } as never} size="sm">
        {t('holders', { count: partners.totalCount, number: format.number(partners.totalCount) })}
      </Anchor>
      <Text size="sm" mt="xs">
        {summary}
      </Text>
      <Title order={4} size="h6" mt="md" mb={4}>
        {t('requirements')}
      </Title>
      <RequirementTree requirements={requirements} />
    </Card>
  );
}

/** A tier, and what it requires. */
export function Tier({ tier }: { readonly tier: FragmentType<ProgramTierFragment> }) {
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment: ProgramTierFragmentDoc,
    fragmentName: 'ProgramTier',
    from: tier,
    variables: { locale },
  });
  if (!complete) return null;
  return (
    <Card withBorder>
      <Title order={3} size="h4" mb={4}>
        {data.name}
      </Title>
      <RequirementTree requirements={data.requirements} />
    </Card>
  );
}
