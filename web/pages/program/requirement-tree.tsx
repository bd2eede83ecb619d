import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useLanguage, useTexts } from '../../shell/texts';
import { RequirementLineFragmentDoc, type RequirementLineFragment } from './documents';
import classes from './requirement-tree.module.css';
import { programTexts } from './texts';
import { useRule } from './use-rule';

type RequirementRow = {
  readonly id: string;
  readonly parent: { readonly id: string } | null;
} & FragmentType<RequirementLineFragment>;

interface RequirementTreeProps {
  /** All requirements of a qualification or a tier, those of every depth. */
  readonly requirements: readonly RequirementRow[];
  /** The requirement whose children are shown; those without a parent unless it is given. */
  readonly parent?: string;
}

/** What a qualification or a tier requires. Requirements side by side must all be met, unless the one above says otherwise. */
export function RequirementTree({ requirements, parent }: RequirementTreeProps) {
  const t = useTexts(programTexts);
  const ids = new Set(requirements.map(({ id }) => id));
  // A parent that is not in force on this day leaves its children at the top.
  const shown = requirements.filter((each) => {
    const above = each.parent && ids.has(each.parent.id) ? each.parent.id : undefined;
    return above === parent;
  });
  if (requirements.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noRequirements')}
      </Text>
    );
  }
  return (
    <ul className={classes['tree']}>
      {shown.map((requirement) => (
        <li key={requirement.id}>
          <RequirementLine requirement={requirement} />
          {requirements.some((each) => each.parent?.id === requirement.id) && (
            <RequirementTree requirements={requirements} parent={requirement.id} />
          )}
        </li>
      ))}
    </ul>
  );
}

function RequirementLine({ requirement }: { readonly requirement: FragmentType<RequirementLineFragment> }) {
  const locale = useLanguage();
  const ruleOf = useRule();
  const { data, complete } = useFragment({
    fragment: RequirementLineFragmentDoc,
    fragmentName: 'RequirementLine',
    from: requirement,
    variables: { locale },
  });
  if (!complete) return null;
  return (
    <>
      <Text size="sm">{data.summary}</Text>
      <Text size="xs" c="dimmed">
        {ruleOf(data)}
      </Text>
    </>
  );
}
