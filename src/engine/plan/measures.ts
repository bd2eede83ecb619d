import type { Entity, Field } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import { grouped } from '../relation/groups/group-order';
import { partOf, percentileAt } from '../relation/groups/having';
import type { DurationPart, Measures, Percentile, Total } from '../relation/groups/measures';
import type { Level } from '../relation/level';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import { column, constant, nested, objectsOf } from '../assemble/readers';
import type { Reader } from '../assemble/result';
import type { RowPlanner } from './row-planner';
import { below, readersBelow } from './row-planner';

/** Plans what the rows of an aggregate or a group come to. */
export class MeasurePlanner {
  constructor(
    private readonly objects: RowPlanner,
    private readonly target: Entity,
    private readonly measures: Measures,
    private readonly level: Level,
  ) {}

  /** One field of an aggregate or a group. */
  part(selected: Selected): Reader {
    const { measures } = this;
    const part = selected.definition.name;
    switch (part) {
      case 'count':
      case 'share': {
        const { shape, source } = this.objects.argumentsOf(selected);
        const found = of(measures.count(part, shape.kind === 'measure' ? shape.filter : undefined, source));
        return this.at(part === 'count' ? orZero(found) : found);
      }
      case 'min':
      case 'max':
        return this.each(selected, (_, field) => this.at(of(measures.bound(part, field))));
      case 'sum':
      case 'average':
        return this.each(selected, (own, field) => this.total(own, field, part));
      case 'median':
        return this.each(selected, (own, field) => this.total(own, field, partOf(part, '')));
      case 'percentile': {
        const total = this.percentile(selected);
        return this.each(selected, (own, field) => this.total(own, field, total));
      }
      case 'duration':
        return this.duration(selected);
      default:
        return constant(selected.parentType.name);
    }
  }

  private at(value: Sql): Reader {
    return column(this.level.index, this.level.position(value));
  }

  private percentile(selected: Selected): Percentile {
    return percentileAt(`${this.objects.argumentsOf(selected).source}.at`);
  }

  private field(name: string): Field | undefined {
    return this.objects.builder.related.field(this.target, name);
  }

  /** An object with a member for fields of the rows. */
  private each(selected: Selected, read: (member: Selected, field: Field) => Reader): Reader {
    return nested(
      readersBelow(selected, (member) => {
        const field = this.field(member.definition.name);
        return field ? read(member, field) : constant(member.parentType.name);
      }),
    );
  }

  private total(selected: Selected, field: Field, total: Total): Reader {
    if (field.kind === 'composite') {
      const amounts = of(this.measures.amounts(total, field));
      const parts = below(selected).map(({ key, definition }) => {
        const place = ['currency', 'amount'].indexOf(definition.name);
        return [key, place < 0 ? () => field.typeName : (each: readonly unknown[]) => each[place]] as const;
      });
      return objectsOf(this.level.index, this.level.position(sql`coalesce(${amounts}, '[]')`), parts);
    }
    const value = of(this.measures.number(total, field));
    return this.at(total === 'sum' ? sql`coalesce(${value}, '0')` : value);
  }

  private duration(selected: Selected): Reader {
    const { shape } = this.objects.argumentsOf(selected);
    if (shape.kind !== 'duration') throw new Error(`${selected.path.join('.')} is bound to something else.`);
    const [from, to] = [this.field(shape.from), this.field(shape.to)];
    if (!from || !to) throw new Error(`${this.target.name} has no ${shape.from} or no ${shape.to}.`);
    const read = (part: DurationPart): Sql => of(this.measures.duration(part, from, to));
    return nested(
      readersBelow(selected, (member) => {
        const { name } = member.definition;
        switch (name) {
          case 'count':
            return this.at(orZero(read(name)));
          case 'mean':
          case 'min':
          case 'max':
            return this.at(read(name));
          case 'median':
          case 'p90':
            return this.at(read(partOf(name, '')));
          case 'percentile':
            return this.at(read(this.percentile(member)));
          default:
            return constant(member.parentType.name);
        }
      }),
    );
  }
}

function of(name: string): Sql {
  return identifier(grouped, name);
}

/** The count of rows of a list that has none. */
function orZero(value: Sql): Sql {
  return sql`coalesce(${value}, 0)`;
}
