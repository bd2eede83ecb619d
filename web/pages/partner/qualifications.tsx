import type { FragmentType } from '@apollo/client';
import { Badge, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { CheckIcon } from '../../shell/icons';
import { useTexts } from '../../shell/texts';
import { PartnerAwardsFragmentDoc, type PartnerAwardsFragment } from './documents';
import { partnerTexts } from './texts';
import { usePartnerFragment } from './use-partner';

type Award = PartnerAwardsFragment['awards']['nodes'][number];

const badges = {
  ACTIVE: { text: 'valid', color: 'teal' },
  SUSPENDED: { text: 'suspended', color: 'orange' },
  SCHEDULED: { text: 'scheduled', color: 'gray' },
} as const;

/** The badges of a partner: what it holds, and until when. Those who may know also see what is suspended and what begins later. */
export function Qualifications({ partner }: { readonly partner: FragmentType<PartnerAwardsFragment> }) {
  const t = useTexts(partnerTexts);
  const data = usePartnerFragment(PartnerAwardsFragmentDoc, 'PartnerAwards', partner);
  if (!data) return null;
  const held = data.awards.nodes.flatMap((award) =>
    award.status === 'ENDED' ? [] : [{ award, badge: badges[award.status] }],
  );
  return (
    <Section title={t('qualifications')} count={held.length}>
      {held.length === 0 && <Text c="dimmed">{t('noQualifications')}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {held.map(({ award, badge }) => (
          <QualificationBadge key={award.id} award={award} text={t(badge.text)} color={badge.color} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

interface QualificationBadgeProps {
  readonly award: Award;
  readonly text: string;
  readonly color: string;
}

function QualificationBadge({ award, text, color }: QualificationBadgeProps) {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const { qualification, status, validFrom, lastDay, suspensions } = award;
  const from = format.day(validFrom);
  const suspension = suspensions.find(({ inForce }) => inForce);
  return (
    <Paper withBorder p="sm" component="article" aria-label={qualification.name}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <Text fw={600} component="h3" size="md" m={0}>
          {qualification.name}
        </Text>
        <Badge
          variant="light"
          color={color}
          tt="none"
          flex="none"
          {...(status === 'ACTIVE' && { leftSection: <CheckIcon size={12} /> })}
        >
          {text}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {qualification.program.name}
      </Text>
      <Text size="sm" mt={6}>
        {lastDay === null ? t('validSince', { from }) : t('validUntil', { from, to: format.day(lastDay) })}
      </Text>
      {suspension && (
        <Text size="sm">
          {t('suspendedBecause', { from: format.day(suspension.validFrom), reason: suspension.reason })}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={6}>
        {qualification.summary}
      </Text>
    </Paper>
  );
}
