import type { GraphQLFieldConfig, GraphQLInputObjectType, GraphQLScalarType } from 'graphql';
import { GraphQLEnumType, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLString } from 'graphql';
import { fewestPeriods, forecastMethod } from '../../forecast/forecast';
import { maximumAhead, maximumFiscalDays, maximumPoints } from '../metadata/limits';
import { nonNull } from './wrappers';

type Field = GraphQLFieldConfig<unknown, unknown>;

const reasons = new GraphQLEnumType({
  name: 'NoForecast',
  description: 'The reason why there is no forecast, or why there is no `reachedOn`.',
  values: {
    TOO_FEW_PERIODS: {
      description: `There are fewer than ${fewestPeriods} periods from the last one before growth begins.`,
    },
    MISSING_VALUES: { description: 'The share of a period is not known, because the list had no rows at its end.' },
    NO_GROWTH: { description: 'The values of all periods are the same.' },
    FALLING: {
      description: 'The last value is not above the first, or more than a third of the growth has been lost again.',
    },
    REACHED: { description: 'The value has been reached already. `reachedOn` says when, without a forecast.' },
    NOT_REACHED: {
      description: `Less than half of the possible futures reach the value within ${maximumAhead} periods; of fiscal quarters, within those that the calendar has.`,
    },
  },
});

const backtest = new GraphQLObjectType({
  name: 'ForecastBacktest',
  description:
    'The error of the method on this series: its last quarter, forecast from the periods before and compared with what came.',
  fields: {
    periods: { type: nonNull(GraphQLInt), description: 'The number of the periods that were compared.' },
    meanAbsoluteError: {
      type: nonNull(GraphQLFloat),
      description: 'The mean distance between the expected and the true values, as rows or as a share.',
    },
    covered: {
      type: nonNull(GraphQLFloat),
      description: 'The fraction of the true values from `low` to `high`. About 0.8 is intended.',
    },
  },
});

/** The field `forecast` of every series. */
export class ForecastTypes {
  private readonly forecast: GraphQLObjectType;

  /** What is said of series by FISCAL_QUARTER. */
  private readonly ofQuarters: string;

  /** @param owner the argument that names the owner of a fiscal calendar */
  constructor(
    private readonly date: GraphQLScalarType,
    owner: string | undefined,
  ) {
    this.ofQuarters =
      owner === undefined ? '' : ` Of a series by FISCAL_QUARTER without \`${owner}\`, it gets BAD_USER_INPUT.`;
    const day = (description: string): Field => ({ type: nonNull(date), description });
    const value = (description: string): Field => ({ type: nonNull(GraphQLFloat), description });
    const period = new GraphQLObjectType({
      name: 'ForecastPeriod',
      description: 'A period to come, with the values that are possible at its end.',
      fields: {
        startsOn: day('The first day of the period.'),
        endsOn: day('The last day of the period.'),
        expected: value('The median: half of the possible futures are above it.'),
        low: value('A tenth of the possible futures is below it.'),
        high: value('A tenth of the possible futures is above it.'),
      },
    });
    this.forecast = new GraphQLObjectType({
      name: 'Forecast',
      description:
        'The values to come of a count or a share of the rows of a series, as growth curves continue it. Only whole periods that end by the request date are known; the forecast begins with the period after the last of them. The same series has the same forecast.',
      fields: {
        method: {
          type: GraphQLString,
          description: `The method and its source; null without a forecast. ${forecastMethod}`,
        },
        reason: { type: reasons, description: 'The reason for what is null; null if there is a forecast.' },
        periods: {
          type: new GraphQLList(nonNull(period)),
          description:
            'The periods to come up to the one that contains `until`; empty if that one is known. Fiscal quarters end with the calendar, if it has none that contains `until`. Null without a forecast, and with `reaching`.',
        },
        reachedOn: {
          type: date,
          description:
            'The last day of the period by which half of the possible futures have reached the value; of a value that is reached already, of the first period that has it. A future reaches a value if less than half a row is missing. Null without a forecast, with `until`, and with the reason NOT_REACHED.',
        },
        earliest: {
          type: date,
          description: `The last day of the period by which a tenth of the possible futures has reached the value; null as \`reachedOn\`, or if fewer reach it within ${maximumAhead} periods.`,
        },
        latest: {
          type: date,
          description: `The last day of the period by which nine tenths of the possible futures have reached the value; null as \`reachedOn\`, or if fewer reach it within ${maximumAhead} periods.`,
        },
        backtest: {
          type: backtest,
          description:
            'The error of the method on this series. Null without a forecast, or if the first three quarters of the series have none.',
        },
      },
    });
  }

  /** The field of the series of a type. */
  of(filter: GraphQLInputObjectType): Field {
    const together = 'Together with `count`, it gets BAD_USER_INPUT.';
    return {
      type: nonNull(this.forecast),
      description:
        'The future of a count or a share of the rows, from the periods that are known at the request date. Exactly one of `until` and `reaching` is given, else BAD_USER_INPUT. Without `count` and `share`, all rows are counted.' +
        this.ofQuarters,
      args: {
        count: { type: filter, description: 'Forecasts the number of the rows that fulfil this condition.' },
        share: {
          type: filter,
          description: `Forecasts the fraction of the rows that fulfil this condition, from 0 to 1. ${together}`,
        },
        until: {
          type: this.date,
          description: `Forecasts each period to come up to the one that contains this day, which is not before \`from\`, else BAD_USER_INPUT. From \`from\` to this day, there can be at most ${maximumPoints} periods, of fiscal quarters at most ${maximumFiscalDays} days, else BAD_USER_INPUT.`,
        },
        reaching: {
          type: GraphQLFloat,
          description: `Forecasts in which period this value is reached, at most ${maximumAhead} periods ahead: a number of rows, 0 or more, or a share, from 0 to 1, else BAD_USER_INPUT. Together with \`until\`, it gets BAD_USER_INPUT.`,
        },
      },
    };
  }
}
