import type { CountedList } from './counting';
import { groupsOf, keepsKeys, keptIn, shownKeys } from './counting';
import type { Dimension, Key } from './dimensions';
import { dimensionOf } from './dimensions';
import type { Filter } from './filter';
import type { Group } from './empty-cells';
import { nameOf } from './empty-cells';
import { GroupOrdering } from './group-order';
import type { PageArguments } from './page';
import type { Row } from './tables';

interface ChangeArguments {
  readonly from: string;
  readonly to: string;
  readonly by?: readonly string[] | null;
  readonly keys?: Filter | null;
  readonly first: number;
}

/** A group at both dates. */
interface Cell {
  readonly keys: readonly Key[];
  readonly then: ReadonlySet<Row>;
  readonly now: ReadonlySet<Row>;
}

/** The field `change` of a connection. */
export function changeIn(list: CountedList): (given: ChangeArguments) => unknown {
  return ({ from, to, by, keys, first }) => {
    const { graph, type } = list;
    const dimensions = (by ?? []).map((name) => dimensionOf(type, name));
    const [before, after] = [list.asOf(from), list.asOf(to)];
    const cells = cellsOf(rowsByKey(before, dimensions), rowsByKey(after, dimensions)).filter((cell) =>
      keepsKeys(graph, type, dimensions, cell.keys, keys ?? {}),
    );
    const moved = ({ then, now }: Cell): Row[] => [...then, ...now].filter((row) => !then.has(row) || !now.has(row));
    const ordering = new GroupOrdering(graph, type, dimensions, []);
    const ordered = cells
      .map((cell) => ({ cell, place: ordering.placeOf({ keys: cell.keys, rows: moved(cell) }) }))
      .sort((one, other) => ordering.compare(one.place, other.place))
      .map(({ cell }) => cell);
    return {
      totalCount: ordered.length,
      nodes: () =>
        ordered.slice(0, first).map(({ keys: own, then, now }) => ({
          key: shownKeys(list, dimensions, own),
          gained: (given: PageArguments) =>
            after.connection(
              [...now].filter((row) => !then.has(row)),
              given,
            ),
          lost: (given: PageArguments) =>
            before.connection(
              [...then].filter((row) => !now.has(row)),
              given,
            ),
          kept: (given: PageArguments) =>
            after.connection(
              [...now].filter((row) => then.has(row)),
              given,
            ),
        })),
    };
  };
}

function rowsByKey(list: CountedList, dimensions: readonly Dimension[]): ReadonlyMap<string, Group> {
  const groups = groupsOf(list, keptIn(list), dimensions);
  return new Map(groups.map((group) => [JSON.stringify(group.keys.map(nameOf)), group]));
}

function cellsOf(before: ReadonlyMap<string, Group>, after: ReadonlyMap<string, Group>): Cell[] {
  return [...new Map([...before, ...after])].map(([name, { keys }]) => ({
    keys,
    then: new Set(before.get(name)?.rows),
    now: new Set(after.get(name)?.rows),
  }));
}
