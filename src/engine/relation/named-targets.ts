import type { All, Condition, Test } from '../condition/condition';

/** The rows of a table whose key is one of some texts, and the column by which other rows refer to them. */
export interface NamedTarget {
  readonly column: string;
  readonly table: string;
  readonly key: string;
  readonly texts: readonly string[];
}

/**
 * The targets that a condition names by a text, as in `{metric: {code: {eq: "REVENUE"}}}`. Each row that the condition keeps refers to
 * one of them.
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

/** The texts that a test compares a value with. Returns undefined for a test of another kind. */
function textsOf(test: Test, values: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  if (test.kind !== 'compare' || !['eq', 'in'].includes(test.operator.name)) return undefined;
  const operand = values[test.at];
  const all: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  return all.every((each) => typeof each === 'string') ? all : undefined;
}
