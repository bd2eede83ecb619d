import type { CountedFate, DurationPart, GroupCondition, Measure, Position, Total } from '../condition/measure';
import { Having } from '../condition/measure';
import type { ConditionReader } from '../condition/reader';
import { ArgumentError } from '../errors/errors';
import type { Entity } from '../metadata/graph';
import { maximumSortKeys } from '../metadata/limits';
import { findable } from './binder';
import type { Given } from './bound-arguments';
import type { GroupOrder } from './groups-shape';

/** A measure, and what stands below the member that names it: tests, or a direction. */
interface ReadMeasure {
  readonly measure: Measure;
  readonly rest: unknown;
  readonly at: string;
}

/** Reads the measures that groups are kept and ordered by. Operands and positions become values of the reader. */
export class MeasureReader {
  /** @param entity of the rows that are grouped */
  constructor(
    private readonly conditions: ConditionReader,
    private readonly entity: Entity,
  ) {}

  /** Reads `having`. */
  having(given: Given): Having {
    return new Having(this.condition(given, 'having', 1));
  }

  private condition(given: Given, path: string, depth: number): GroupCondition {
    const each = this.conditions.members(given, path, depth, (name, value, at): GroupCondition | undefined => {
      if (value === null) return undefined;
      switch (name) {
        case 'and':
        case 'or': {
          const conditions = value as readonly Given[];
          this.conditions.countListed(conditions, at);
          const read = conditions.map((one, index) => this.condition(one, `${at}.${index}`, depth + 1));
          return { kind: name === 'and' ? 'all' : 'any', each: read };
        }
        case 'not':
          return { kind: 'not', of: this.condition(value as Given, at, depth + 1) };
        default: {
          const tested = this.measures(name, value, at).map(({ measure, rest, at: own }): GroupCondition => {
            return { kind: 'measure', measure, tests: this.conditions.compares(rest as Given, own, depth + 1) };
          });
          return { kind: 'all', each: tested };
        }
      }
    });
    return { kind: 'all', each };
  }

  /** Reads `orderBy`. */
  order(given: readonly Given[], by: readonly string[]): readonly GroupOrder[] {
    if (given.length > maximumSortKeys)
      throw new ArgumentError(`\`orderBy\` has ${given.length} keys; at most ${maximumSortKeys} are allowed.`);
    return given.map((key, index): GroupOrder => {
      const [name, value] = Object.entries(key)[0] as [string, unknown];
      const at = `orderBy.${index}`;
      if (name === 'count') return { sort: value as string };
      if (name === 'key') {
        const { by: dimension, sort } = value as { readonly by: string; readonly sort: string };
        if (!by.includes(dimension))
          throw new ArgumentError(`\`${at}\` is by ${dimension}, which \`by\` does not name.`);
        return { by: by.indexOf(dimension), sort };
      }
      const [read] = this.measures(name === 'countOf' ? 'count' : name, value, `${at}.${name}`);
      if (!read) throw new ArgumentError(`\`${at}.${name}\` names nothing to order by.`);
      const { sort } = typeof read.rest === 'string' ? { sort: read.rest } : (read.rest as { readonly sort: string });
      return { measure: read.measure, sort };
    });
  }

  /** The measures that a member names. */
  private measures(name: string, value: unknown, at: string): readonly ReadMeasure[] {
    switch (name) {
      case 'count':
      case 'share': {
        const { of, ...rest } = value as { readonly of?: Given | null };
        const filter = of ? this.conditions.filter(this.entity, of, `${at}.of`, 2) : undefined;
        return [{ measure: { kind: name, ...(filter && { of: filter }) }, rest, at }];
      }
      case 'shareOfAll':
        return [{ measure: { kind: name }, rest: value, at }];
      case 'gained':
      case 'lost':
      case 'kept':
      case 'moved':
      case 'net':
        return [{ measure: { kind: 'fate', fate: name satisfies CountedFate }, rest: value, at }];
      case 'min':
      case 'max':
        return this.fields(value, at, (field) => ({ kind: 'bound', which: name, field }));
      case 'sum':
      case 'average':
      case 'median':
        return this.totals(name, value, at);
      case 'percentile': {
        const { at: position, of } = value as { readonly at: number; readonly of: unknown };
        return this.totals(this.position(position, `${at}.at`), of, `${at}.of`);
      }
      case 'duration':
        return this.durations(value as Given, at);
      default:
        throw new Error(`${at} names no measure.`);
    }
  }

  private fields(value: unknown, at: string, measure: (field: string) => Measure): readonly ReadMeasure[] {
    return Object.entries(value as Given).flatMap(([field, rest]) =>
      rest === null || rest === undefined ? [] : [{ measure: measure(field), rest, at: `${at}.${field}` }],
    );
  }

  private totals(total: Total, value: unknown, at: string): readonly ReadMeasure[] {
    return Object.entries(value as Given).flatMap(([field, rest]): readonly ReadMeasure[] => {
      if (rest === null || rest === undefined) return [];
      const path = `${at}.${field}`;
      if (this.entity.fields.get(field)?.kind !== 'composite')
        return [{ measure: { kind: 'total', total, field }, rest, at: path }];
      const { currency, amount, sort } = rest as { currency: string; amount?: unknown; sort?: string };
      this.conditions.values[`${path}.currency`] = findable(currency);
      const measure: Measure = { kind: 'total', total, field, currency: `${path}.currency` };
      return [
        amount === undefined ? { measure, rest: sort, at: path } : { measure, rest: amount, at: `${path}.amount` },
      ];
    });
  }

  private durations(value: Given, at: string): readonly ReadMeasure[] {
    const { from, to, by, sort, ...parts } = value as { from: string; to: string; by?: string; sort?: string };
    const read = (part: string, rest: unknown): ReadMeasure => ({
      measure: { kind: 'duration', part: part as DurationPart, from, to },
      rest,
      at: `${at}.${part}`,
    });
    if (by !== undefined) return [read(by, sort)];
    return Object.entries(parts).flatMap(([part, rest]) =>
      rest === null || rest === undefined ? [] : [read(part, rest)],
    );
  }

  private position(value: number, path: string): Position {
    if (value < 0 || value > 1) throw new ArgumentError(`\`${path}\` is ${value}; it must be from 0 to 1.`);
    this.conditions.values[path] = value;
    return { path };
  }
}
