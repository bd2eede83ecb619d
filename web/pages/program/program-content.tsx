import { Anchor, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { Empty } from '../../shared/states';
import { useTexts } from '../../shell/texts';
import { Competence } from './competence';
import type { ProgramDetailsQuery } from './documents';
import { Financing } from './financing';
import { Launches } from './launches';
import { Qualification, Tier } from './qualification';
import { RolloutCourse } from './rollout';
import { RolloutToday } from './rollout-today';
import type { RolloutSpan } from './rollout-variables';
import { programTexts } from './texts';

interface ProgramContentProps {
  readonly program: NonNullable<ProgramDetailsQuery['program']>;
  /** Undefined if the program has launched nowhere. */
  readonly span: RolloutSpan | undefined;
  /** Whether the viewer sees what is no longer in force, without which there is no course of the rollout. */
  readonly seesAll: boolean;
}

/** The sections of the page of a program. */
export function ProgramContent({ program, span, seesAll }: ProgramContentProps) {
  const t = useTexts(programTexts);
  const { vendor, salesPolicy, launches, qualifications, tiers, competences, financingPrograms } = program;
  return (
    <Stack gap={40}>
      <Group gap="xs">
        <Badge variant="default">{vendor.name}</Badge>
        <Badge variant="default">{t(salesPolicy)}</Badge>
      </Group>
      <Section title={t('rollout')}>
        {!span ? (
          <Empty title={t('notLaunched')} />
        ) : seesAll ? (
          <RolloutCourse program={program} span={span} />
        ) : (
          <RolloutToday code={program.code} span={span} />
        )}
      </Section>
      <Section title={t('qualifications')} isEmpty={qualifications.length === 0}>
        <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md">
          {qualifications.map((qualification) => (
            <Qualification key={qualification.id} qualification={qualification} />
          ))}
        </SimpleGrid>
      </Section>
      {tiers.length > 0 && (
        <Section title={t('tiers')}>
          <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md">
            {tiers.map((tier) => (
              <Tier key={tier.id} tier={tier} />
            ))}
          </SimpleGrid>
        </Section>
      )}
      <Section title={t('competences')} isEmpty={competences.length === 0}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {competences.map((competence) => (
            <Competence key={competence.id} competence={competence} />
          ))}
        </SimpleGrid>
      </Section>
      <Section title={t('launches')} isEmpty={launches.length === 0}>
        <Launches launches={launches} />
      </Section>
      <Section title={t('financing')} isEmpty={financingPrograms.totalCount === 0}>
        <FinancingPrograms programs={financingPrograms} />
      </Section>
    </Stack>
  );
}

/** How many financing programs are shown before the reader asks for more. */
const firstPrograms = 9;

function FinancingPrograms({
  programs: { nodes, totalCount },
}: {
  readonly programs: ProgramContentProps['program']['financingPrograms'];
}) {
  const t = useTexts(programTexts);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? nodes : nodes.slice(0, firstPrograms);
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md">
        {shown.map((each) => (
          <Financing key={each.id} program={each} />
        ))}
      </SimpleGrid>
      {totalCount > shown.length && (
        <Group mt="sm" gap="sm">
          {nodes.length > shown.length && (
            <Button variant="default" size="xs" onClick={() => setWhole(true)}>
              {t('showFinancing', { count: nodes.length })}
            </Button>
          )}
          <Text size="sm" c="dimmed">
            {t('moreFinancing', { shown: shown.length, count: totalCount })}{' '}
            <Anchor href="/coverage?part=financing">{t('financingByQuarter')}</Anchor>
          </Text>
        </Group>
      )}
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly isEmpty?: boolean;
  readonly children: ReactNode;
}

function Section({ title, isEmpty = false, children }: SectionProps) {
  const t = useTexts(programTexts);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="md">
        {title}
      </Title>
      {isEmpty ? <Empty title={t('none')} /> : children}
    </section>
  );
}
