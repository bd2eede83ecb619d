import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import type { RequirementLineFragment } from './documents';
import { programTexts } from './texts';

/** Says in words what the rule of a requirement asks for. Its numbers are exact decimal texts. */
export function useRule(): (requirement: RequirementLineFragment) => string {
  const t = useTexts(programTexts);
  const format = useFormat();

  const quantity = (value: string, metric: RequirementLineFragment['metric']): string => {
    const amount = format.decimal(value);
    switch (metric?.unit) {
      case 'MONEY':
        return metric.currency === null ? amount : format.money(value, metric.currency);
      case 'PERCENT':
        return t('percent', { amount });
      case 'PEOPLE':
        return t('people', { count: Number(value), amount });
      case 'POINTS':
        return t('points', { count: Number(value), amount });
      default:
        return amount;
    }
  };

  const ask = ({
    form,
    minimum,
    metric,
    heldTier,
    heldQualifications,
    points,
    cap,
    floor,
  }: RequirementLineFragment) => {
    const count = Number(minimum ?? 0);
    const least = minimum === null ? '' : format.decimal(minimum);
    switch (form) {
      case 'ALL':
        return t('ruleAll');
      case 'AT_LEAST':
        return t('ruleAtLeast', { least });
      case 'SCORE':
        return minimum === null ? t('ruleSum') : t('ruleScore', { count, amount: least });
      case 'HOLDS':
        if (heldTier) return t('ruleTier', { tier: heldTier.name });
        return t('ruleHolds', { least, names: format.list(heldQualifications.map(({ name }) => name)) });
      case 'METRIC':
        if (!metric) return '';
        if (metric.unit === 'BOOLEAN' || minimum === null || points !== null || cap !== null || floor !== null)
          return metric.name;
        return t('ruleMetric', { metric: metric.name, value: quantity(minimum, metric) });
    }
  };

  return (requirement) => {
    const { form, points, cap, floor } = requirement;
    const parts = [ask(requirement)];
    if (points !== null && form === 'METRIC')
      parts.push(t('pointsEach', { count: Number(points), amount: format.decimal(points) }));
    if (cap !== null) parts.push(t('atMost', { count: Number(cap), amount: format.decimal(cap) }));
    if (floor !== null) parts.push(t('atLeast', { count: Number(floor), amount: format.decimal(floor) }));
    return parts.filter((part) => part !== '').join(' · ');
  };
}
