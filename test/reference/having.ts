import { decimalOrderText } from './decimal';
import { codePointTexts } from './edges';
import type { Group } from './empty-cells';
import type { Filter } from './filter';
import { keeps } from './filter';
import type { Graph } from './graph';
import type { Condition } from './operators';
import { fulfils, millionths } from './operators';
import { comparable } from './order';
import { durationOf, percentileOf } from './statistics';
import type { Row } from './tables';
import { boundOf, fieldOf, totalOf, typeNameOf } from './totals';

/** A group, as conditions and orders of groups see it. */
export interface Measured {
  readonly graph: Graph;
  readonly type: string;
  readonly rows: readonly Row[];
  /** The number of rows of the whole list. */
  readonly all: number;
  readonly fates?: Group['fates'];
}

/** A value of a group, and what stands below the member that names it. */
interface Value {
  readonly value: unknown;
  readonly rest: unknown;
  /** The key by which values of the same measure are ordered. */
  readonly key: number | string | bigint | null;
  readonly kind?: Condition['kind'];
  readonly ranks?: Condition['ranks'];
}

type Given = Readonly<Record<string, unknown>>;

/** Whether a group fulfils `having`: true, false, or null if that is unknown. */
export function has(group: Measured, given: Given): boolean | null {
  return every(
    Object.entries(given).map(([name, value]) => {
      if (value === null || value === undefined) return true;
      switch (name) {
        case 'and':
          return every((value as readonly Given[]).map((each) => has(group, each)));
        case 'or':
          return negate(every((value as readonly Given[]).map((each) => negate(has(group, each)))));
        case 'not':
          return negate(has(group, value as Given));
        default:
          return every(valuesOf(group, name, value).map((each) => passes(group, each)));
      }
    }),
  );
}

function every(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

function negate(result: boolean | null): boolean | null {
  return result === null ? null : !result;
}

function passes({ graph }: Measured, { value, rest, kind = 'plain', ranks }: Value): boolean | null {
  return every(
    Object.entries(rest as Given).map(([operator, operand]) =>
      operator === 'of' ? true : fulfils({ kind, operator, operand, graph, ranks }, value),
    ),
  );
}

/** The value of a measure that an order names, and its direction. */
export function ordered(
  group: Measured,
  name: string,
  value: unknown,
): { readonly key: Value['key']; readonly sort: string } {
  const [found] = valuesOf(group, name === 'countOf' ? 'count' : name, value);
  if (!found) throw new Error(`An order by ${name} names no value.`);
  const sort = typeof found.rest === 'string' ? found.rest : String((found.rest as { readonly sort: unknown }).sort);
  return { key: found.key, sort };
}

function valuesOf(group: Measured, name: string, given: unknown): readonly Value[] {
  const { graph, type, rows, all } = group;
  const plain = (value: number | null, rest: unknown): Value => ({ value, rest, key: value });
  switch (name) {
    case 'count':
    case 'share': {
      const { of } = given as { readonly of?: Filter | null };
      const count = of ? rows.filter((row) => keeps(graph, type, row, of)).length : rows.length;
      return [plain(name === 'count' ? count : rows.length === 0 ? null : count / rows.length, given)];
    }
    case 'gained':
    case 'lost':
    case 'kept':
    case 'moved':
    case 'net':
      return [plain(group.fates?.[name] ?? 0, given)];
    case 'shareOfAll':
      return [plain(all === 0 ? null : rows.length / all, given)];
    case 'min':
    case 'max':
      return members(given).map(([field, rest]) => {
        const value = boundOf(graph, type, field, rows, name === 'min' ? -1 : 1);
        const key = value === null ? null : (comparable(graph, fieldOf(graph, type, field))(value) ?? 0);
        const kind = typeNameOf(graph, type, field) === 'Decimal' ? 'decimal' : 'plain';
        return { value, rest, key, kind, ranks: ranksOf(graph, type, field) };
      });
    case 'percentile': {
      const { at, of } = given as { readonly at: number; readonly of: unknown };
      return totals(group, of, (field) => percentileOf(graph, type, field, rows, at));
    }
    case 'median':
      return totals(group, given, (field) => percentileOf(graph, type, field, rows, 0.5));
    case 'duration': {
      const { from, to, by, sort, ...parts } = given as { from: string; to: string; by?: string; sort?: string };
      const times = durationOf(graph, type, rows, { from, to });
      if (by !== undefined) return [plain(times[by.toLowerCase()] as number | null, sort)];
      return members(parts).map(([part, rest]) => plain(times[part] as number | null, rest));
    }
    default:
      return totals(group, given, (field) => totalOf(graph, type, field, rows, name as 'sum' | 'average'));
  }
}

function members(given: unknown): readonly [string, unknown][] {
  return Object.entries(given as Given).filter(([, value]) => value !== null && value !== undefined);
}

function totals({ graph, type }: Measured, given: unknown, total: (field: string) => unknown): readonly Value[] {
  return members(given).map(([field, rest]): Value => {
    const found = total(field);
    const typeName = typeNameOf(graph, type, field);
    if (typeName === 'Decimal') {
      const key = found === null ? null : decimalOrderText(String(found));
      return { value: found, rest, key, kind: 'decimal' };
    }
    if (typeName !== 'Money') {
      const value = found === null ? null : Number(found);
      return { value, rest, key: value };
    }
    const { currency, amount, sort } = rest as { currency: string; amount?: unknown; sort?: string };
    const own = (found as readonly { currency: string; amount: string }[]).find((each) => each.currency === currency);
    const value = own?.amount ?? null;
    return { value, rest: amount ?? sort, key: value === null ? null : millionths(value), kind: 'decimal' };
  });
}

/** The places of the texts of a field; undefined if they compare by code points, or are no texts. */
function ranksOf(graph: Graph, type: string, field: string): Condition['ranks'] {
  const isText = typeNameOf(graph, type, field) === 'String';
  return isText && !codePointTexts.has(field) ? graph.tables.ranks : undefined;
}
