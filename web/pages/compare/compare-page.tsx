import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listOf } from '../../app/search';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { ComparePartnersDocument, type ComparePartnersQuery } from './documents';
import { compareRoute } from './route';
import { compareTexts } from './texts';

/** At most so many partners stand side by side. */
const most = 4;

type Partner = NonNullable<ComparePartnersQuery['partnersBySlug'][number]>;

/** Some partners side by side. */
export function ComparePage() {
  const t = useTexts(compareTexts);
  const slugs = listOf(compareRoute.useSearch().partners).slice(0, most);
  const variables = { slugs, locale: useLanguage() };
  const result = useQuery(ComparePartnersDocument, { variables, skip: slugs.length === 0 });
  const nothing = <Empty title={t('none')}>{t('noneHint')}</Empty>;
  return (
    <Page
      title={t('title')}
      summary={t('summary')}
      queries={[pageQuery(t('title'), ComparePartnersDocument, variables)]}
    >
      {slugs.length === 0 ? (
        nothing
      ) : (
        <Loaded result={result} skeleton={<SkeletonRows />}>
          {({ partnersBySlug }) => {
            const partners = partnersBySlug.filter((partner) => partner !== null);
            return partners.length === 0 ? nothing : <Comparison partners={partners} />;
          }}
        </Loaded>
      )}
    </Page>
  );
}

function Comparison({ partners }: { readonly partners: readonly Partner[] }) {
  const t = useTexts(compareTexts);
  const format = useFormat();
  const row = (name: string, cell: (partner: Partner) => ReactNode) => (
    <Table.Tr key={name}>
      <Table.Th scope="row" w={150} style={{ verticalAlign: 'top' }}>
        {name}
      </Table.Th>
      {partners.map((partner) => (
        <Table.Td key={partner.id} style={{ verticalAlign: 'top' }}>
          {cell(partner)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
  const names = (name: string, namesOf: (partner: Partner) => readonly string[]) => {
    const common = namesOf(partners[0] as Partner).filter((each) =>
      partners.every((other) => namesOf(other).includes(each)),
    );
    return row(name, (partner) => <Names names={namesOf(partner)} common={partners.length > 1 ? common : []} />);
  };
  return (
    <Table.ScrollContainer minWidth={150 + partners.length * 190} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table layout="fixed" verticalSpacing="sm" striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('partner')}</Table.Th>
            {partners.map(({ id, slug, name }) => (
              <Table.Th key={id} scope="col">
                <Anchor component={Link} to={`/partners/${slug}`}>
                  {name}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row(t('place'), ({ city, country }) => [city, country.name].filter(Boolean).join(', '))}
          {names(t('qualifications'), ({ qualifications }) => qualifications.map(({ name }) => name))}
          {names(t('tiers'), ({ enrolments }) =>
            enrolments.nodes.map(({ program, tier }) => tier?.name ?? t('noTier', { program: program.name })),
          )}
          {names(t('technologies'), ({ technologies }) => technologies.nodes.map(({ name }) => name))}
          {names(t('terms'), ({ terms }) => terms.map(({ name }) => name))}
          {names(t('distributors'), ({ distributors }) => distributors.nodes.map(({ name }) => name))}
          {row(t('locations'), ({ locations }) => format.number(locations.totalCount))}
          {row(t('references'), ({ references }) => format.number(references.totalCount))}
          {row(t('founded'), ({ founded }) => founded ?? <Missing />)}
          {row(t('employees'), ({ employeeRange }) => employeeRange ?? <Missing />)}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Missing() {
  const t = useTexts(compareTexts);
  return (
    <Text span inherit c="dimmed">
      {t('unknown')}
    </Text>
  );
}

/** What all partners have stands out, and comes first. */
function Names({ names, common }: { readonly names: readonly string[]; readonly common: readonly string[] }) {
  const t = useTexts(compareTexts);
  if (names.length === 0)
    return (
      <Text span inherit c="dimmed">
        {t('nothing')}
      </Text>
    );
  const isCommon = (name: string): boolean => common.includes(name);
  const sorted = [...names].sort((one, other) => Number(isCommon(other)) - Number(isCommon(one)));
  return (
    <Group gap={4}>
      {sorted.map((name) => (
        <Badge
          key={name}
          tt="none"
          variant={isCommon(name) ? 'filled' : 'light'}
          // The usual shade of the dark scheme is too light for white text.
          color={isCommon(name) ? 'indigo.8' : 'gray'}
        >
          {name}
        </Badge>
      ))}
    </Group>
  );
}
