import type {
  GraphQLFieldConfig,
  GraphQLFieldConfigArgumentMap,
  GraphQLInputObjectType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import { GraphQLEnumType, GraphQLObjectType as ObjectType, GraphQLString } from 'graphql';
import type { EntityTypes } from '../metadata/generated';
import { generated } from '../metadata/generated';
import { maximumFiscalDays, maximumPoints } from '../metadata/limits';
import { uncapitalised } from '../metadata/names';
import { ForecastTypes } from './declare-forecast';
import { scalarOf } from './operator-inputs';
import { listOf, nonNull } from './wrappers';

type Field = GraphQLFieldConfig<unknown, unknown>;

/** Gives connections and groups their `series`. */
export class SeriesTypes {
  private readonly date;
  /** The type of fiscal quarters; undefined if no type has them. */
  private readonly quarters: GraphQLObjectType | undefined;
  private readonly args: GraphQLFieldConfigArgumentMap;
  private readonly forecasts: ForecastTypes;

  constructor(schema: GraphQLSchema, types: EntityTypes) {
    this.date = scalarOf(schema, 'Date');
    this.quarters = types.all.find(({ name }) => types.optionsOf(name)?.span);
    const owner = this.quarters && types.optionsOf(this.quarters.name)?.span?.owner;
    const { date } = this;
    this.forecasts = new ForecastTypes(date, owner);
    this.args = {
      every: { type: nonNull(periodType(this.quarters)), description: 'The length of the periods.' },
      from: { type: nonNull(date), description: 'The first day. The period that contains it begins on it.' },
      to: {
        type: nonNull(date),
        description: `The last day, not before \`from\`, else BAD_USER_INPUT. The period that contains it ends on it. There can be at most ${maximumPoints} points${this.quarters ? `, with FISCAL_QUARTER at most ${maximumFiscalDays} days` : ''}, else BAD_USER_INPUT. Days after today show what is already known of them.`,
      },
      ...(owner !== undefined && {
        [owner]: {
          type: GraphQLString,
          description: `The slug of the ${owner} whose fiscal quarters are taken; by default, those of every ${owner}. With another period than FISCAL_QUARTER, it gets BAD_USER_INPUT.`,
        },
      }),
    };
  }

  /**
   * The series of an entity: the type of `series`, for lists and for their groups.
   * @param filter of its rows
   */
  seriesOf(name: string, aggregate: GraphQLObjectType, filter: GraphQLInputObjectType): ObjectType {
    const { quarters } = this;
    const day = (description: string): Field => ({ type: nonNull(this.date), description });
    const point = new ObjectType({
      ...generated('point', name),
      description: `A period of a series of the type \`${name}\`, with the aggregates as of its last day.`,
      fields: {
        startsOn: day('The first day of the period.'),
        endsOn: day('The last day of the period: the day as of which the aggregates are.'),
        ...(quarters && {
          [uncapitalised(quarters.name)]: {
            type: quarters,
            description: 'The fiscal quarter that is the period. Null if the periods are no fiscal quarters.',
          },
        }),
        aggregate: {
          type: nonNull(aggregate),
          description:
            'The aggregates as of `endsOn`: the same as of the same list with this request date. All dates of the filter, of the rows and of their fields follow that day; what the viewer may see is judged today.',
        },
      },
    });
    return new ObjectType({
      ...generated('series', name),
      description: `A list of the type \`${name}\` over time. Its points have no groups; groups have series of their own.`,
      fields: {
        points: { type: listOf(point), description: 'One point for each period, in the order of the last days.' },
        forecast: this.forecasts.of(filter),
      },
    });
  }

  /** The field `series` of a connection. */
  ofList(series: ObjectType): Field {
    return {
      type: nonNull(series),
      description:
        'The whole list over time: its aggregates as of the last day of each period. On an edge, each source row has its own series, also for days before the source row starts.',
      args: this.args,
    };
  }

  /** The field `series` of a group. */
  ofGroup(series: ObjectType): Field {
    return {
      type: nonNull(series),
      description:
        'This group over time: the aggregates of the rows that have its key on the last day of each period. A condition in `having` decides which groups are listed, as of the request date; it does not limit the points.',
      args: this.args,
    };
  }
}

function periodType(quarters: GraphQLObjectType | undefined): GraphQLEnumType {
  return new GraphQLEnumType({
    name: 'SeriesPeriod',
    description: 'The length of the periods of a series.',
    values: {
      DAY: { description: 'Each day.' },
      WEEK: { description: 'Weeks from Monday to Sunday.' },
      MONTH: { description: 'Calendar months.' },
      QUARTER: { description: 'Calendar quarters.' },
      YEAR: { description: 'Calendar years.' },
      ...(quarters && {
        FISCAL_QUARTER: { description: `The rows of the type \`${quarters.name}\`, as they are known today.` },
      }),
    },
  });
}
