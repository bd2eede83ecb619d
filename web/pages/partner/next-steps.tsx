import type { FragmentType } from '@apollo/client';
import { Accordion, Badge, Group, Text } from '@mantine/core';
import { listOf, textOf } from '../../app/search';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { PartnerNextStepsFragmentDoc, type PartnerNextStepsFragment } from './documents';
import { RequirementTree, type Check } from './requirement-tree';
import { partnerRoute } from './route';
import { stepTexts } from './step-texts';
import { usePartnerFragment } from './use-partner';

/** Something that a partner can reach, with what it has and misses. */
interface Step {
  readonly key: string;
  readonly name: string;
  readonly isHeld: boolean;
  readonly isNearest: boolean;
  readonly status: 'MET' | 'MISSING' | 'UNKNOWN';
  readonly missingCount: number | null;
  readonly since: string | null;
  readonly requirements: readonly Check[];
}

/** In the address: nothing is open, although the nearest qualification would be. */
const closed = 'none';

/** What a partner misses for each qualification and for the next tier, the nearest first. */
export function NextSteps({ partner }: { readonly partner: FragmentType<PartnerNextStepsFragment> }) {
  const t = useTexts(stepTexts);
  const { open } = partnerRoute.useSearch();
  const navigate = partnerRoute.useNavigate();
  const data = usePartnerFragment(PartnerNextStepsFragmentDoc, 'PartnerNextSteps', partner);
  if (!data) return null;
  const steps = stepsOf(data, (tier) => t('tier', { tier }));
  const first = steps.find(({ isHeld }) => !isHeld)?.key;
  const value = open === undefined ? (first === undefined ? [] : [first]) : [...listOf(open)];
  const change = (keys: readonly string[]): void =>
    void navigate({
      search: (search) => ({ ...search, open: textOf(keys.filter((key) => key !== closed)) ?? closed }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Section title={t('title')}>
      {steps.length === 0 ? (
        <Text c="dimmed">{t(data.programs.length === 0 ? 'notEnrolled' : 'notShown')}</Text>
      ) : (
        <Accordion multiple variant="contained" order={3} value={value} onChange={change}>
          {steps.map((step) => (
            <Accordion.Item key={step.key} value={step.key}>
              <Accordion.Control>
                <StepTitle step={step} />
              </Accordion.Control>
              <Accordion.Panel>
                {step.requirements.length === 0 ? (
                  <Text size="sm">{t('noRequirements')}</Text>
                ) : (
                  <RequirementTree checks={step.requirements} />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Section>
  );
}

function StepTitle({ step: { name, isHeld, isNearest, status, missingCount, since } }: { readonly step: Step }) {
  const t = useTexts(stepTexts);
  const format = useFormat();
  const state =
    status === 'MET'
      ? t('met')
      : missingCount === null
        ? t('cannotBeMet')
        : t('missing', { count: missingCount, number: format.number(missingCount) });
  return (
    <Group gap="xs">
      <Text span fw={600}>
        {name}
      </Text>
      {isHeld && (
        <Badge variant="light" color="teal" tt="none">
          {t('held')}
        </Badge>
      )}
      {isNearest && (
        <Badge variant="light" tt="none">
          {t('nearest')}
        </Badge>
      )}
      <Text span size="sm" c="dimmed">
        {state}
        {since !== null && ` ${t('since', { day: format.day(since) })}`}
      </Text>
    </Group>
  );
}

/** The nearest qualification, the next tier, the other qualifications, and at last those that the partner holds. */
function stepsOf(
  { qualifications, nextQualification, eligibility, nextTier }: PartnerNextStepsFragment,
  tierName: (tier: string) => string,
): readonly Step[] {
  const held = new Set(qualifications.map(({ id }) => id));
  const all = eligibility.map(({ qualification, ...rest }) => ({
    ...rest,
    key: qualification.slug,
    name: qualification.name,
    isHeld: held.has(qualification.id),
    isNearest: qualification.id === nextQualification?.qualification.id,
  }));
  const tiers = nextTier
    ? [
        {
          ...nextTier,
          key: `tier-${nextTier.tier.code.toLowerCase()}`,
          name: tierName(nextTier.tier.name),
          isHeld: false,
          isNearest: false,
        },
      ]
    : [];
  return [
    ...all.filter(({ isNearest }) => isNearest),
    ...tiers,
    ...all.filter(({ isHeld, isNearest }) => !isHeld && !isNearest),
    ...all.filter(({ isHeld }) => isHeld),
  ];
}
