import type { All, Compare } from './condition';
import type { FieldTests } from './condition';
import { fieldsIn } from './condition';

/** A position among sorted values: 0.5, 0.9, or what the argument at a path says. */
export type Position = 'median' | 'p90' | { readonly path: string };

/** What a set of numbers or amounts comes to. */
export type Total = 'sum' | 'average' | Position;

/** What the times between two moments come to. */
export type DurationPart = 'count' | 'mean' | 'min' | 'max' | Position;

/** What became of a row in a group between two dates. */
export type Fate = 'gained' | 'lost' | 'kept';

/** The numbers of rows by fate: those gained and lost together, and those gained less those lost, are numbers too. */
export type CountedFate = Fate | 'moved' | 'net';

/** One number or value that a group comes to, which groups are kept or ordered by. */
export type Measure =
  | { readonly kind: 'count' | 'share'; readonly of?: All }
  | { readonly kind: 'shareOfAll' }
  /** Of a group of `change`, how many of its rows have a fate. */
  | { readonly kind: 'fate'; readonly fate: CountedFate }
  | { readonly kind: 'bound'; readonly which: 'min' | 'max'; readonly field: string }
  /** Of money, in the currency that an argument names. */
  | { readonly kind: 'total'; readonly total: Total; readonly field: string; readonly currency?: string }
  | { readonly kind: 'duration'; readonly part: DurationPart; readonly from: string; readonly to: string };

/** A condition on groups. JSON has its key, which is equal for conditions that have one plan. */
export class Having {
  constructor(readonly condition: GroupCondition) {}

  toJSON(): string {
    return keyOf(this.condition);
  }
}

/** A tree of tests of measures. */
export type GroupCondition =
  | { readonly kind: 'all' | 'any'; readonly each: readonly GroupCondition[] }
  | { readonly kind: 'not'; readonly of: GroupCondition }
  | MeasureTests;

/** Tests of a measure; a group passes each of them. */
interface MeasureTests {
  readonly kind: 'measure';
  readonly measure: Measure;
  readonly tests: readonly Compare[];
}

function keyOf(condition: GroupCondition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `${condition.kind}(${condition.each.map(keyOf).join()})`;
    case 'not':
      return `not(${keyOf(condition.of)})`;
    case 'measure': {
      const tests = condition.tests.map(({ at, constant }) => `${at}=${String(constant)}`);
      return `${JSON.stringify(condition.measure)}(${tests.join()})`;
    }
  }
}

/** Every measure that a condition tests. */
export function measuresIn(condition: GroupCondition): readonly Measure[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.each.flatMap(measuresIn);
    case 'not':
      return measuresIn(condition.of);
    case 'measure':
      return [condition.measure];
  }
}

/** The fields of the rows of a group that a measure reads, by their names. */
export function fieldsRead(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case 'bound':
    case 'total':
      return [measure.field];
    case 'duration':
      return [measure.from, measure.to];
    default:
      return [];
  }
}

/** The fields that the filter of a measure tests, of rows at any distance. */
export function fieldsTested(measure: Measure): readonly FieldTests[] {
  return 'of' in measure && measure.of ? fieldsIn(measure.of) : [];
}
