import { useQuery } from '@apollo/client/react';
import { Tabs } from '@mantine/core';
import { seesEnded } from '../../graph/roles';
import { Page } from '../../shared/page';
import { Loaded, SkeletonRows } from '../../shared/states';
import { useLanguage, useTexts } from '../../shell/texts';
import { Change } from './change';
import { parts } from './choices';
import { Concentration } from './concentration';
import { CoverageMap } from './coverage-map';
import { CoverageStartDocument } from './documents';
import { Financing } from './financing';
import { Funnel } from './funnel';
import { queriesOf } from './queries';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

/** Where the partners are, what has changed, how it is spread, and what is on its way. */
export function CoveragePage() {
  const t = useTexts(coverageTexts);
  const locale = useLanguage();
  const choices = useChoices();
  const { part, choose } = choices;
  const start = useQuery(CoverageStartDocument);
  return (
    <Page title={t('title')} summary={t('summary')} queries={queriesOf(choices, locale, t)}>
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(chosen) => choose({ part: chosen ?? '', cell: '', side: '', gap: '' })}
      >
        <Tabs.List mb="lg">
          {parts.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Loaded result={start} skeleton={<SkeletonRows count={3} height={120} />}>
          {({ viewer: { role }, programs }) => {
            const seesAll = seesEnded(role);
            const days = programs.nodes.flatMap(({ launches }) => launches.map(({ plannedFrom }) => plannedFrom));
            const since = days.toSorted()[0];
            return (
              <>
                <Tabs.Panel value="map">
                  <CoverageMap since={since} seesAll={seesAll} />
                </Tabs.Panel>
                <Tabs.Panel value="change">
                  <Change since={since} seesAll={seesAll} />
                </Tabs.Panel>
                <Tabs.Panel value="concentration">
                  <Concentration since={since} />
                </Tabs.Panel>
                <Tabs.Panel value="funnel">
                  <Funnel isForbidden={role === 'PUBLIC'} seesAll={seesAll} since={since} />
                </Tabs.Panel>
                <Tabs.Panel value="financing">
                  <Financing isForbidden={!seesAll} since={since} />
                </Tabs.Panel>
              </>
            );
          }}
        </Loaded>
      </Tabs>
    </Page>
  );
}
