import { Group, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { CheckIcon, CrossIcon, QuestionIcon } from '../../shell/icons';
import { useTexts } from '../../shell/texts';
import type { PartnerNextStepsFragment } from './documents';
import classes from './requirement-tree.module.css';
import { stepTexts } from './step-texts';

export type Check = PartnerNextStepsFragment['eligibility'][number]['requirements'][number];

const looks = {
  MET: { icon: <CheckIcon size={12} />, color: 'teal' },
  MISSING: { icon: <CrossIcon size={12} />, color: 'red' },
  UNKNOWN: { icon: <QuestionIcon size={12} />, color: 'gray' },
} as const;

interface RequirementTreeProps {
  readonly checks: readonly Check[];
  /** The requirement whose parts are shown; undefined at the top. */
  readonly parent?: string;
}

/** The requirements as they belong together, each with its result. */
export function RequirementTree({ checks, parent }: RequirementTreeProps) {
  const t = useTexts(stepTexts);
  const own = checks.filter(({ requirement }) => requirement.parent?.id === parent);
  if (own.length === 0) return null;
  return (
    <ul className={classes['tree']}>
      {own.map((check) => {
        const { icon, color } = looks[check.status];
        return (
          <li key={check.requirement.id}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <ThemeIcon size={20} radius="xl" variant="light" color={color} mt={1}>
                {icon}
              </ThemeIcon>
              <Text size="sm">
                <VisuallyHidden>{t(check.status)}: </VisuallyHidden>
                {check.requirement.summary} <Amount check={check} />
              </Text>
            </Group>
            <RequirementTree checks={checks} parent={check.requirement.id} />
          </li>
        );
      })}
    </ul>
  );
}

/** What the partner has, of what is needed. A role may see that a requirement is missing without seeing the number behind it. */
function Amount({ check: { status, required, actual, points, requirement } }: { readonly check: Check }) {
  const t = useTexts(stepTexts);
  const format = useFormat();
  const { form, metric } = requirement;
  // That everything below is needed is seen below.
  if (required === null || form === 'ALL' || metric?.unit === 'BOOLEAN') return null;
  const write = (amount: string): string => {
    if (metric?.unit === 'MONEY' && metric.currency !== null) return format.money(amount, metric.currency);
    return metric?.unit === 'PERCENT' ? `${format.decimal(amount)} %` : format.decimal(amount);
  };
  // One of one says no more than that it is met.
  if (required === '1' && (actual === '1' || (actual === '0' && status === 'MISSING'))) return null;
  const text =
    actual === null
      ? t('needs', { required: write(required) })
      : t('actualOf', { actual: write(actual), required: write(required) });
  return (
    <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
      ({text}
      {points !== null && `, ${t('points', { points: format.decimal(points) })}`})
    </Text>
  );
}
