import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { NotFound } from '../../app/root-route';
import { Page } from '../../shared/page';
import { pageQuery } from '../../shared/page-actions/page-actions';
import { Empty, Loaded, SkeletonRows } from '../../shared/states';
import { seesEnded } from '../../graph/roles';
import { useLanguage, useTexts } from '../../shell/texts';
import { ProgramChoiceDocument, ProgramDetailsDocument, RolloutDocument, RolloutTodayDocument } from './documents';
import { ProgramContent } from './program-content';
import { rolloutSpan, rolloutVariables } from './rollout-variables';
import { programRoute } from './route';
import { programTexts } from './texts';

/** One program: how far it is, and what it consists of. */
export function ProgramPage() {
  const t = useTexts(programTexts);
  const locale = useLanguage();
  const search = programRoute.useSearch();
  const navigate = programRoute.useNavigate();
  const choice = useQuery(ProgramChoiceDocument, { variables: { locale } });
  const programs = choice.data?.programs.nodes ?? [];
  const code = search.code ?? programs[0]?.code;
  const variables = { code: code ?? '', locale };
  const result = useQuery(ProgramDetailsDocument, { variables, skip: code === undefined });
  const program = result.data?.program;
  const span = program ? rolloutSpan(program, search.to) : undefined;
  const queries = [pageQuery(t('program'), ProgramDetailsDocument, variables)];
  const seesAll = seesEnded(choice.data?.viewer.role);
  if (program && span) {
    queries.push(
      seesAll
        ? pageQuery(t('rollout'), RolloutDocument, rolloutVariables(program.code, span, search))
        : pageQuery(t('rollout'), RolloutTodayDocument, { program: program.code }),
    );
  }
  return (
    <Page title={program?.name ?? t('program')} summary={program?.summary} queries={queries}>
      {programs.length > 1 && (
        <NativeSelect
          label={t('choose')}
          maw={360}
          mb="lg"
          value={code ?? ''}
          data={programs.map((each) => ({ value: each.code, label: each.name }))}
          onChange={({ currentTarget }) => void navigate({ search: { code: currentTarget.value } })}
        />
      )}
      {choice.data && code === undefined ? (
        <Empty title={t('noPrograms')} />
      ) : (
        <Loaded<unknown>
          result={code === undefined ? choice : result}
          skeleton={<SkeletonRows count={4} height={160} />}
        >
          {() => (program ? <ProgramContent program={program} span={span} seesAll={seesAll} /> : <NotFound />)}
        </Loaded>
      )}
    </Page>
  );
}
