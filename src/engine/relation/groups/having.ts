import type { GroupCondition, Having, Measure, Position } from '../../condition/measure';
import type { Field } from '../../metadata/graph';
import type { Sql } from '../../sql/sql';
import { allLeft, identifier, join, parameter, sql } from '../../sql/sql';
import { ChangedGroups } from './changes';
import type { Comparable, ConditionCompiler } from '../condition';
import type { Grouping } from './grouping';
import { grouped } from './group-order';
import type { Percentile } from './measures';

/** What groups come to, as conditions and orders of groups see it. */
export class GroupValues {
  /** @param source the prefix of the sources of the operands */
  constructor(
    private readonly conditions: ConditionCompiler,
    private readonly grouping: Grouping,
    private readonly source: string,
  ) {}

  /** A measure of a group. */
  of(measure: Measure): Comparable {
    const { measures } = this.grouping;
    switch (measure.kind) {
      case 'count':
      case 'share': {
        const type = measure.kind === 'count' ? 'bigint' : 'double precision';
        return comparable(named(measures.count(measure.kind, measure.of, this.source)), type);
      }
      case 'fate':
        return comparable(ChangedGroups.count(measure.fate), 'bigint');
      case 'shareOfAll':
        return comparable(this.grouping.shareOfAll(), 'double precision');
      case 'bound': {
        const { name, type } = measures.comparableBound(measure.which, this.field(measure.field));
        return comparable(named(name), type);
      }
      case 'total': {
        const currency =
          measure.currency === undefined ? undefined : parameter(`${this.source}.${measure.currency}`, 'text');
        const { name, type } = measures.comparableTotal(
          partOf(measure.total, this.source),
          this.field(measure.field),
          currency,
        );
        return comparable(named(name), type);
      }
      case 'duration': {
        const [from, to] = [this.field(measure.from), this.field(measure.to)];
        const name = measures.duration(partOf(measure.part, this.source), from, to);
        return comparable(named(name), measure.part === 'count' ? 'bigint' : 'double precision');
      }
    }
  }

  /** Compiles a condition on groups; undefined if it keeps every group. */
  condition({ condition }: Having): Sql | undefined {
    return this.compile(condition);
  }

  private compile(condition: GroupCondition): Sql | undefined {
    switch (condition.kind) {
      case 'all':
        return allLeft(...condition.each.map((each) => this.compile(each)));
      case 'any': {
        const each = condition.each.map((one) => sql`(${this.compile(one) ?? sql`true`})`);
        return each.length > 0 ? sql`(${join(each, ' or ')})` : sql`false`;
      }
      case 'not':
        return sql`not (${this.compile(condition.of) ?? sql`true`})`;
      case 'measure':
        return this.conditions.compareAll(this.of(condition.measure), condition.tests, this.source);
    }
  }

  private field(name: string): Field {
    const field = this.grouping.measures.field(name);
    if (!field) throw new Error(`The rows of a group have no ${name}.`);
    return field;
  }
}

/** A part with its position as SQL. @param source the prefix of the name of the value of a position */
export function partOf<Part extends string>(
  part: Part | Position,
  source: string,
): Exclude<Part, 'median' | 'p90'> | Percentile {
  switch (part) {
    case 'median':
      return { at: sql`0.5` };
    case 'p90':
      return { at: sql`0.9` };
    default:
      return typeof part === 'object'
        ? percentileAt(`${source}.${part.path}`)
        : (part as Exclude<Part, 'median' | 'p90'>);
  }
}

/** The percentile at a position that is a value of the request. */
export function percentileAt(source: string): Percentile {
  return { at: parameter(source, 'numeric') };
}

function named(name: string): Sql {
  return identifier(grouped, name);
}

function comparable(value: Sql, type: string): Comparable {
  return { sql: value, ordered: value, type };
}
