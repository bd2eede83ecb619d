import { isEnumType } from 'graphql';
import { column, constant, id, mapped, nested, ofTarget, ofTargets, together, toOne } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import { geohashOf } from '../condition/cell';
import { labelOf } from '../metadata/entity';
import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import { groupKey } from '../relation/groups/group-order';
import type { Grouping } from '../relation/groups/grouping';
import type { Key } from '../relation/groups/keys';
import type { Level } from '../relation/level';
import type { Select } from '../sql/sql';
import { sql } from '../sql/sql';
import type { RowPlanner } from './row-planner';
import { readersBelow } from './row-planner';

/** Plans the values of the keys of groups, each in the same form, so that one component can show any dimension. */
export class KeyValuePlanner {
  /** @param level that has the groups */
  constructor(
    private readonly objects: RowPlanner,
    private readonly grouping: Pick<Grouping, 'keys' | 'orders'>,
    private readonly level: Level,
  ) {}

  /** A list with an object for each dimension. */
  plan(selected: Selected): Reader {
    return together(
      this.grouping.keys.map((key, by) =>
        key.target ? this.rows(selected, key, key.target, by) : this.value(selected, key, by),
      ),
    );
  }

  /** Of a dimension whose keys are values. */
  private value(selected: Selected, { dimension }: Key, by: number): Reader {
    const { level } = this;
    const { grid } = dimension;
    const shown = (value: unknown): string => (grid === undefined ? String(value) : geohashOf(Number(value), grid));
    const text = (to: (value: string) => string): Reader =>
      mapped(column(level.index, level.position(groupKey(by))), (value) => to(shown(value)));
    return nested(
      readersBelow(selected, ({ definition, parentType }) => {
        switch (definition.name) {
          case 'dimension':
            return constant(dimension.name);
          case 'value':
            return text((value) => value);
          case 'label': {
            const type = this.objects.builder.related.graph.schema.getType(dimension.type);
            return text((value) => (isEnumType(type) ? labelOf(type.name, value) : value));
          }
          case 'node':
            return constant(null);
          default:
            return constant(parentType.name);
        }
      }),
    );
  }

  /** Of a dimension whose keys are rows, or sets of rows. All that is read of the rows is read from one level. */
  private rows(selected: Selected, { dimension }: Key, target: Entity, by: number): Reader {
    const { level, objects } = this;
    const isSet = dimension.part === 'set';
    const named = isSet ? this.grouping.orders.members(target, groupKey(by)) : groupKey(by);
    let found: Level | undefined;
    const rows = (): Level => {
      const keys = level.keys(named);
      const members: Select = { columns: [sql`unnest("key") as "key"`], from: sql`${keys} "sets"` };
      return (found ??= objects.builder.found(target, isSet ? members : keys));
    };
    const ofRows = (value: Reader): Reader => {
      const read = isSet ? ofTargets : ofTarget;
      return read(level.index, level.position(named), rows().index, rows().columnPosition('id'), value);
    };
    return nested(
      readersBelow(selected, (field) => {
        switch (field.definition.name) {
          case 'dimension':
            return constant(dimension.name);
          case 'value':
            return ofRows(this.text(field, target, rows(), target.naming.key));
          case 'label':
            return ofRows(this.text(field, target, rows(), target.naming.label));
          case 'node': {
            if (isSet) return constant(null);
            const shape = objects.shape(field, target, rows());
            return toOne(level.index, level.position(named), shape, rows().columnPosition('id'));
          }
          default:
            return constant(field.parentType.name);
        }
      }),
    );
  }

  /** A text of a row; its global id if no field is given. */
  private text(selected: Selected, target: Entity, rows: Level, name: string | undefined): Reader {
    const { builder, conditions } = this.objects;
    const field = name === undefined ? undefined : builder.related.field(target, name);
    switch (field?.kind) {
      case 'localised':
        return column(
          rows.index,
          rows.position(conditions.values.of(rows, field, this.objects.localeOf(selected)).shown),
        );
      case 'column':
      case 'computed':
        return column(rows.index, rows.position(conditions.values.of(rows, field).shown));
      default:
        return id(target.name, rows.index, rows.columnPosition('id'), builder.related.date);
    }
  }
}
