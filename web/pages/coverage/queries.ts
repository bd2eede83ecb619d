import { pageQuery, type PageQuery } from '../../shared/page-actions/page-actions';
import type { Translate } from '../../shell/texts';
import { cellVariables, marginVariables, type Choices } from './choices';
import { cellFilter } from './dimensions';
import {
  ApplicationFunnelByQualificationDocument,
  ApplicationFunnelDocument,
  CoverageCellsDocument,
  CoverageChangesDocument,
  CoverageChangePartnersDocument,
  CoverageConcentrationDocument,
  CoverageFinancingDocument,
  CoverageMarginsDocument,
  CoveragePartnersDocument,
  RequestFunnelDocument,
  type CoverageChangePartnersQueryVariables,
  type CoverageChangesQueryVariables,
  type CoveragePartnersQueryVariables,
} from './documents';
import type { CoverageText } from './texts';

export function partnersVariables(choices: Choices, locale: string): CoveragePartnersQueryVariables {
  const { rows, columns, cell = { row: '', column: '' }, asOf } = choices;
  return { filter: cellFilter(rows, cell.row, columns, cell.column), asOf, locale };
}

export function changeVariables({ rows, columns, from, to }: Choices, locale: string): CoverageChangesQueryVariables {
  return { rows, columns, from, to, locale };
}

export function changePartnersVariables(choices: Choices, locale: string): CoverageChangePartnersQueryVariables {
  const { rows, columns, cell = { row: '', column: '' }, from, to, side } = choices;
  return {
    filter: cellFilter(rows, cell.row, columns, cell.column),
    from,
    to,
    gained: side === 'gained',
    lost: side === 'lost',
    kept: side === 'kept',
    locale,
  };
}

/** What the part of the page asks that is shown. */
export function queriesOf(choices: Choices, locale: string, t: Translate<CoverageText>): readonly PageQuery[] {
  const { part, cell, asOf } = choices;
  switch (part) {
    case 'map': {
      const partners = pageQuery(t('partnersOfCell'), CoveragePartnersDocument, partnersVariables(choices, locale));
      return [
        ...(cell ? [partners] : []),
        pageQuery(t('cells'), CoverageCellsDocument, cellVariables(choices)),
        pageQuery(t('margins'), CoverageMarginsDocument, marginVariables(choices, locale)),
      ];
    }
    case 'change': {
      const variables = changePartnersVariables(choices, locale);
      return [
        ...(cell ? [pageQuery(t('partnersOfCell'), CoverageChangePartnersDocument, variables)] : []),
        pageQuery(t('change'), CoverageChangesDocument, changeVariables(choices, locale)),
      ];
    }
    case 'concentration':
      return [pageQuery(t('concentration'), CoverageConcentrationDocument, { asOf, locale })];
    case 'funnel':
      return [
        pageQuery(t('byQualification'), ApplicationFunnelByQualificationDocument, { asOf, locale }),
        pageQuery(t('applications'), ApplicationFunnelDocument, { asOf }),
        pageQuery(t('requests'), RequestFunnelDocument, { asOf, locale }),
      ];
    case 'financing':
      return [pageQuery(t('financing'), CoverageFinancingDocument, { asOf })];
  }
}
