import { useTexts } from '../../shell/texts';
import type { DimensionCode } from './dimensions';
import type { Line } from './heat-map';
import { coverageTexts } from './texts';

const statuses = ['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED'] as const;
const models = ['IAAS', 'PAAS', 'SAAS', 'MANAGED'] as const;

/** What a row or a column is called. The API has the names of rows in all languages, and those of enums in English alone. */
export function useLabel(): (dimension: DimensionCode, line: Pick<Line, 'name' | 'label'>) => string {
  const t = useTexts(coverageTexts);
  return (dimension, { name, label }) => {
    if (label === undefined) return t('noValue');
    const known =
      dimension === 'STATUS'
        ? statuses.find((each) => each === name)
        : dimension === 'OFFERING_SERVICE_MODEL'
          ? models.find((each) => each === name)
          : undefined;
    return known === undefined ? label : t(known);
  };
}
