import type { CountedList } from './counting';
import { groupsOf, keepsKeys, keptIn, shownKeys } from './counting';
import type { Dimension, Grid } from './dimensions';
import { dimensionOf } from './dimensions';
import type { Filter } from './filter';
import type { Group } from './empty-cells';
import { nameOf } from './empty-cells';
import type { GroupOrder } from './group-order';
import { GroupOrdering } from './group-order';
import { pageOf } from './group-pages';
import { has } from './having';
import type { PageArguments } from './page';
import type { Row } from './tables';

interface ChangeArguments extends PageArguments {
  readonly from: string;
  readonly to: string;
  readonly by?: readonly string[] | null;
  readonly grid?: Grid | null;
  readonly keys?: Filter | null;
  readonly having?: Filter | null;
  readonly orderBy?: readonly GroupOrder[] | null;
}

/** A group at both dates. Its rows are those that it gained or lost. */
interface Cell extends Group {
  readonly gained: readonly Row[];
  readonly lost: readonly Row[];
  readonly kept: readonly Row[];
}

/** The field `change` of a connection. */
export function changeIn(list: CountedList): (given: ChangeArguments) => unknown {
  return (given) => {
    const { from, to, by, grid, keys, having } = given;
    const { graph, type } = list;
    const dimensions = (by ?? []).map((name) => dimensionOf(type, name, grid));
    const [before, after] = [list.asOf(from), list.asOf(to)];
    const cells = changesOf(groupsIn(before, dimensions), groupsIn(after, dimensions)).filter(
      (cell) =>
        keepsKeys(graph, type, dimensions, cell.keys, keys ?? {}) &&
        has({ graph, type, all: 0, ...cell }, having ?? {}) === true,
    );
    const orderBy = given.orderBy ?? [];
    const ordering = new GroupOrdering(graph, type, dimensions, orderBy);
    const ordered = cells
      .map((cell) => ({ cell, place: ordering.placeOf(cell) }))
      .sort((one, other) => ordering.compare(one.place, other.place))
      .map(({ cell }) => cell);
    return pageOf({ graph, type, ordering, orderBy, change: { from, to } }, ordered, given, (cell) => ({
      key: shownKeys(list, dimensions, cell.keys),
      gained: (page: PageArguments) => after.connection(cell.gained, page),
      lost: (page: PageArguments) => before.connection(cell.lost, page),
      kept: (page: PageArguments) => after.connection(cell.kept, page),
    }));
  };
}

function groupsIn(list: CountedList, dimensions: readonly Dimension[]): readonly Group[] {
  return groupsOf(list, keptIn(list), dimensions);
}

/** What became of the rows of groups between two dates. */
export function changesOf(before: readonly Group[], after: readonly Group[]): readonly Cell[] {
  const byName = (groups: readonly Group[]): ReadonlyMap<string, Group> =>
    new Map(groups.map((group) => [JSON.stringify(group.keys.map(nameOf)), group]));
  const [earlier, later] = [byName(before), byName(after)];
  return [...new Map([...earlier, ...later])].map(([name, { keys }]) => {
    const [then, now] = [new Set(earlier.get(name)?.rows), new Set(later.get(name)?.rows)];
    const gained = [...now].filter((row) => !then.has(row));
    const lost = [...then].filter((row) => !now.has(row));
    const kept = [...now].filter((row) => then.has(row));
    const rows = [...gained, ...lost];
    const fates = {
      gained: gained.length,
      lost: lost.length,
      kept: kept.length,
      moved: rows.length,
      net: gained.length - lost.length,
    };
    return { keys, rows, gained, lost, kept, fates };
  });
}
