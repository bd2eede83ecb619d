import type { FragmentType } from '@apollo/client';
import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Section } from '../../shared/section';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import { useViewer } from '../../shell/viewers';
import { PartnerProfileFragmentDoc, type PartnerProfileFragment } from './documents';
import { partnerTexts } from './texts';
import { usePartnerFragment } from './use-partner';

interface ProfileProps {
  readonly partner: FragmentType<PartnerProfileFragment>;
}

function useProfile(partner: ProfileProps['partner']): PartnerProfileFragment | undefined {
  const isNamed = useViewer().token !== undefined;
  return usePartnerFragment(PartnerProfileFragmentDoc, 'PartnerProfile', partner, { isNamed });
}

const statusColors = { PROSPECT: 'gray', ACTIVE: 'teal', SUSPENDED: 'orange', CLOSED: 'red' } as const;

/** What a reader wants to know first: where it is, and whether the vendor works with it. */
export function Summary({ partner }: ProfileProps) {
  const t = useTexts(partnerTexts);
  const profile = useProfile(partner);
  if (!profile) return null;
  const { city, country, status, description } = profile;
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Text span>{city === null ? country.name : `${city}, ${country.name}`}</Text>
        <Badge variant="light" color={statusColors[status]} tt="none">
          {t(status)}
        </Badge>
      </Group>
      {description !== null && <Text span>{description}</Text>}
    </Stack>
  );
}

/** What is recorded of the company itself. */
export function Facts({ partner }: ProfileProps) {
  const t = useTexts(partnerTexts);
  const format = useFormat();
  const profile = useProfile(partner);
  if (!profile) return null;
  const { legalName, website, contactUrl, email, telephone, founded, employeeRange, parent, children, terms } = profile;
  const taxonomies = Map.groupBy(terms, ({ taxonomy }) => taxonomy.name);
  const enrolments = profile.enrolments.nodes.map(({ id, program, tier, validFrom }) => (
    <Text key={id} size="sm">
      {tier ? t('enrolledAt', { program: program.name, tier: tier.name }) : program.name}{' '}
      <Text span size="sm" c="dimmed">
        {t('enrolledSince', { month: format.month(validFrom) })}
      </Text>
    </Text>
  ));
  const subsidiaries = children.nodes.map(({ slug, name }) => <PartnerLink key={slug} slug={slug} name={name} />);
  const hidden = children.totalCount - subsidiaries.length;
  return (
    <Section title={t('about')}>
      <Stack component="dl" gap="xs" m={0}>
        <Fact name={t('legalName')}>{legalName}</Fact>
        <Fact name={t('enrolments')}>{enrolments.length > 0 && enrolments}</Fact>
        <Fact name={t('website')}>{website !== null && <OutsideLink address={website} />}</Fact>
        <Fact name={t('contactPage')}>{contactUrl !== null && <OutsideLink address={contactUrl} />}</Fact>
        <Fact name={t('email')}>{email !== null && <Anchor href={`mailto:${email}`}>{email}</Anchor>}</Fact>
        <Fact name={t('telephone')}>
          {telephone !== null && <Anchor href={`tel:${telephone.replaceAll(' ', '')}`}>{telephone}</Anchor>}
        </Fact>
        <Fact name={t('founded')}>{founded}</Fact>
        <Fact name={t('employees')}>{employeeRange?.replace('-', '–')}</Fact>
        <Fact name={t('parent')}>{parent && <PartnerLink slug={parent.slug} name={parent.name} />}</Fact>
        <Fact name={t('children')}>
          {subsidiaries.length > 0 && (
            <Stack gap={2} align="flex-start">
              {subsidiaries}
              {hidden > 0 && <Text size="sm">{t('childrenMore', { count: hidden })}</Text>}
            </Stack>
          )}
        </Fact>
        {[...taxonomies].map(([taxonomy, members]) => (
          <Fact key={taxonomy} name={taxonomy}>
            {format.list(members.map(({ name }) => name))}
          </Fact>
        ))}
      </Stack>
    </Section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === false) return null;
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}

function PartnerLink({ slug, name }: { readonly slug: string; readonly name: string }) {
  return (
    <Anchor component={Link} to={`/partners/${slug}`} size="sm">
      {name}
    </Anchor>
  );
}

/** A recorded address is a text that anybody may have written: only those of the web become links. */
export function OutsideLink({ address, children }: { readonly address: string; readonly children?: ReactNode }) {
  if (!/^https?:\/\//i.test(address)) return <>{address}</>;
  return (
    <Anchor href={address} rel="noopener noreferrer" size="sm" underline="always">
      {children ?? address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </Anchor>
  );
}
