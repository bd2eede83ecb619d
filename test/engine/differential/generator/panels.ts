import { isEnumType } from 'graphql';
import { toMany } from '../../../reference/edges';
import { dimensionOf } from '../../../reference/dimensions';
import type { Filter } from '../../../reference/filter';
import { filterLevels, mostFilterLevels } from '../../../reference/filter';
import type { Material } from './draft';
import { judgedOften } from './draft';
import { inputOf } from './fields';
import { fieldsOfFilter, filterOf, memberOf } from './filters';

/** A filter as a filter panel makes it: conditions on dimensions, whose facets are then selected. */
export interface Panel {
  readonly filter: Filter;
  readonly dimensions: readonly string[];
}

/** How many levels a condition of a panel aims at. A long path has more, and what joins conditions adds up to two. */
const room = 5;

/** A filter of one or two dimensions, preferably those that were chosen least; undefined if it nests deeper than the hub accepts. */
export function panelOf(draft: Material, type: string): Panel | undefined {
  const { choice, schema, usage } = draft;
  const names = schema.getType(`${type}Dimension`);
  if (!isEnumType(names)) return undefined;
  const all = names
    .getValues()
    .map(({ name }) => name)
    .filter((name) => !draft.graph.edge(type, dimensionOf(type, name).path[0] ?? '')?.kind.startsWith('derived'));
  const label = (name: string): string => `facet of ${type}.${name}`;
  const dimensions = Array.from({ length: choice.integer(1, 2) }, () => {
    const name = choice.weighted(all.map((each) => [usage.weight(label(each)), each]));
    usage.add(label(name));
    return name;
  });
  const conditions = dimensions.flatMap((name) => {
    const { path } = dimensionOf(type, name);
    return Array.from({ length: choice.chance(20) ? 2 : 1 }, () => condition(draft, type, path, room));
  });
  if (choice.chance(25)) conditions.push(filterOf(draft, type, 3));
  const filter = joined(draft, conditions);
  const isAccepted = filterLevels(inputOf(draft, `${type}Filter`), filter) <= mostFilterLevels;
  return isAccepted ? { filter, dimensions: [...new Set(dimensions)] } : undefined;
}

/** Conditions as members of one filter if their names differ. Otherwise they are joined, mostly by `and`. */
function joined({ choice }: Material, conditions: readonly Filter[]): Filter {
  const members = conditions.flatMap((each) => Object.keys(each));
  const fits = new Set(members).size === members.length;
  if (fits && choice.chance(65)) return Object.assign({}, ...conditions) as Filter;
  const [first, ...others] = conditions;
  return choice.weighted<() => Filter>([
    [6, () => ({ and: conditions })],
    [3, () => ({ ...first, ...(others.length > 0 && { and: others }) })],
    [1, () => ({ or: conditions })],
    [1, () => ({ not: { or: conditions } })],
  ])();
}

/** A condition on the end of a path, and sometimes on the rows along it. */
function condition(draft: Material, type: string, path: readonly string[], left: number): Filter {
  const { choice, graph } = draft;
  const [step = '', ...further] = path;
  const fields = fieldsOfFilter(draft, type);
  const field = fields[step];
  if (!field) return {};
  const edge = graph.edge(type, step);
  const presence = fields[`has${step.charAt(0).toUpperCase()}${step.slice(1)}`];
  if (further.length === 0) {
    if (presence && choice.chance(20)) return { [presence.name]: choice.chance(50) };
    if (edge && toMany.has(edge.kind) && edge.kind !== 'reference' && choice.chance(75))
      return { [step]: { some: filterOf(judgedOften(draft), edge.target, left - 2) } };
    return { [step]: memberOf(draft, type, field, left) };
  }
  if (!edge || edge.kind === 'reference') return {};
  const isMany = toMany.has(edge.kind);
  const below = left - (isMany ? 2 : 1);
  const related = isMany ? judgedOften(draft) : draft;
  const own = choice.chance(85) ? condition(related, edge.target, further, below) : {};
  const beside = choice.chance(60) ? filterOf(related, edge.target, Math.min(below, 3)) : {};
  const inside = choice.chance(20) ? { and: [own, beside] } : { ...beside, ...own };
  if (!isMany) return { [step]: inside };
  const other = choice.chance(10) ? (memberOf(draft, type, field, left) as Filter | null) : {};
  return { [step]: { ...other, [choice.chance(88) ? 'some' : choice.pick(['every', 'none'])]: inside } };
}
