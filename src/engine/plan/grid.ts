import { column, composite, constant, made, nested } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import { boxOfCell, centreOf, geohashOf } from '../condition/cell';
import type { Box } from '../condition/point';
import type { Selected } from '../operation/selection';
import { grouped, groupKey } from '../relation/groups/group-order';
import type { Grouping } from '../relation/groups/grouping';
import type { Level } from '../relation/level';
import { identifier } from '../sql/sql';
import { readersBelow } from './row-planner';

/** The readers of an object by the names of its fields. */
type Members = (name: string) => Reader;

function object(selected: Selected, member: Members): Reader {
  return nested(fieldsOf(selected, member));
}

function fieldsOf(selected: Selected, member: Members): readonly (readonly [string, Reader])[] {
  return readersBelow(selected, ({ definition, parentType }) =>
    definition.name === '__typename' ? constant(parentType.name) : member(definition.name),
  );
}

/** The object of a cell, made of its number. @param position of the number in the level */
export function cell(selected: Selected, grid: number, { index }: Level, position: number): Reader {
  const part =
    <Made>(make: (box: Box) => Made): Members =>
    (name) =>
      made(index, position, (number) => make(boxOfCell(number, grid))[name as keyof Made]);
  const fields = readersBelow(selected, (field): Reader => {
    switch (field.definition.name) {
      case 'code':
        return made(index, position, (number) => geohashOf(number, grid));
      case 'box':
        return object(
          field,
          part((box) => box),
        );
      case 'centre':
        return object(field, part(centreOf));
      default:
        return constant(field.parentType.name);
    }
  });
  return composite(fields, column(index, position));
}

/** The mean of the positions of the rows of each group. It is null if the groups are by no grid. */
export function meanPosition(selected: Selected, { keys, measures }: Grouping, level: Level): Reader {
  const by = keys.findIndex(({ dimension }) => dimension.grid !== undefined);
  const { path: [name = ''] = [], grid } = keys[by]?.dimension ?? {};
  const field = measures.field(name);
  if (grid === undefined || field?.kind !== 'composite') return constant(null);
  const number = level.position(groupKey(by));
  const mean = (part: 'latitude' | 'longitude'): Reader => {
    const position = level.position(identifier(grouped, measures.meanPart(field, part)));
    const [least, most] = part === 'latitude' ? (['south', 'north'] as const) : (['west', 'east'] as const);
    return (result) => {
      const [means, numbers] = [position, number].map((each) => result.column(level.index, each)) as (
        number | null
      )[][];
      return (row) => {
        const [degrees, cellNumber] = [means?.[row] ?? null, numbers?.[row] ?? null];
        if (degrees === null || cellNumber === null) return null;
        const box = boxOfCell(cellNumber, grid);
        return Math.min(Math.max(degrees, box[least]), box[most]);
      };
    };
  };
  return composite(
    fieldsOf(selected, (part) => mean(part as 'latitude' | 'longitude')),
    mean('latitude'),
  );
}
