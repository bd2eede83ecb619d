import { getNamedType, isEnumType, isObjectType } from 'graphql';
import type { CountedList } from './counting';
import type { Dimension, Key } from './dimensions';
import { targetOf } from './dimensions';
import type { Graph } from './graph';
import { naturalKeys } from './lookups';
import type { Row } from './tables';
import { computedValues } from './values';

/** The codes of types whose key also names another row. */
const codes = new Set(['FiscalQuarter', 'Tier', 'EngagementKind', 'FinancingKind', 'Requirement']);

/** What names a row to people, if it is not its name. */
const titles: Readonly<Record<string, string>> = { Requirement: 'summary', Reference: 'title' };

/** Values of enums whose labels are not their names in words. */
const abbreviations: Readonly<Record<string, string>> = { IAAS: 'IaaS', PAAS: 'PaaS', SAAS: 'SaaS' };

/** The values of the key of a group, one for each dimension, all in the same form. */
export function keyValuesOf(list: CountedList, dimensions: readonly Dimension[], keys: readonly Key[]): object[] {
  const { graph, type, shown } = list;
  return dimensions.map((dimension, place) => {
    const key = keys[place] ?? null;
    const target = targetOf(graph, type, dimension);
    if (target && key !== null) {
      const rows = dimension.part === 'set' ? (key as readonly Row[]) : [key as Row];
      return {
        dimension: dimension.name,
        value: rows.map((row) => valueOf(graph, target, row)).join(', '),
        label: (given: Readonly<Record<string, unknown>>) =>
          rows.map((row) => labelOf(graph, target, row, given)).join(', '),
        node: () => (dimension.part === 'set' ? null : (shown(dimension.key, target, rows)[0] ?? null)),
      };
    }
    const value = key === null ? null : String(key);
    return {
      dimension: dimension.name,
      value,
      label: value !== null && isOfEnum(graph, type, dimension) ? inWords(value) : value,
      node: null,
    };
  });
}

function valueOf(graph: Graph, type: string, row: Row): string {
  const property = codes.has(type) ? 'code' : naturalKeys[type];
  if (property !== undefined) return String(row[property]);
  return `${type}:${row.id}${graph.view.isDated ? `@${graph.view.day}` : ''}`;
}

function labelOf(graph: Graph, type: string, row: Row, given: Readonly<Record<string, unknown>>): unknown {
  const property = titles[type] ?? 'name';
  const localised = computedValues.get(`${type}.${property}`);
  if (localised) return localised(graph, row, given);
  return row[property] ?? valueOf(graph, type, row);
}

function isOfEnum({ schema }: Graph, type: string, { key }: Dimension): boolean {
  const keys = schema.getType(`${type}Key`);
  const field = isObjectType(keys) ? keys.getFields()[key] : undefined;
  return isEnumType(field && getNamedType(field.type));
}

function inWords(value: string): string {
  const [first = '', ...others] = value.split('_').join(' ').toLowerCase();
  return abbreviations[value] ?? first.toUpperCase() + others.join('');
}
