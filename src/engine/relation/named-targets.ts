import type { All, Condition, Test } from '../condition/condition';

/** Rows that one column of other rows leads to: those whose key is one of some texts. */
export interface NamedTarget {
  readonly column: string;
  readonly table: string;
  readonly key: string;
  readonly texts: readonly string[];
}

/**
 * The targets that every row which a condition keeps leads to, as far as the condition names them by a text of theirs:
 * `{metric: {code: {eq: "REVENUE"}}}`.
 * @param values the operands of the condition
 */
export function namedTargets(condition: All, values: Readonly<Record<string, unknown>>): readonly NamedTarget[] {
  return condition.each.flatMap((part): readonly NamedTarget[] => {
    if (part.kind === 'all') return namedTargets(part, values);
    if (part.kind !== 'field' || part.field.kind !== 'toOne') return [];
    const { column, target } = part.field;
    return part.tests.flatMap((test) =>
      test.kind === 'exists' ? keysIn(test.of, values).map((key) => ({ column, table: target.table, ...key })) : [],
    );
  });
}

function keysIn(
  condition: All,
  values: Readonly<Record<string, unknown>>,
): readonly Pick<NamedTarget, 'key' | 'texts'>[] {
  return condition.each.flatMap((part: Condition) => {
    if (part.kind === 'all') return keysIn(part, values);
    if (part.kind !== 'field' || part.field.kind !== 'column') return [];
    const { column: key } = part.field;
    return part.tests.flatMap((test) => {
      const texts = textsOf(test, values);
      return texts ? [{ key, texts }] : [];
    });
  });
}

/** The texts that a test compares a value with; undefined if it is no such test. */
function textsOf(test: Test, values: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  if (test.kind !== 'compare' || !['eq', 'in'].includes(test.operator.name)) return undefined;
  const operand = values[test.at];
  const all: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  return all.every((each) => typeof each === 'string') ? all : undefined;
}
