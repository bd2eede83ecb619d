import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineFigures } from '../engine';

/** A figure with the name that it is published under. */
interface Published {
  readonly name: string;
  readonly help: string;
  readonly value: (figures: EngineFigures) => number;
}

const counters: readonly Published[] = [
  {
    name: 'hub_plan_hits_total',
    help: 'Operations whose plan was in the plan cache.',
    value: ({ plans }) => plans.hits,
  },
  { name: 'hub_plan_misses_total', help: 'Operations whose plan was made.', value: ({ plans }) => plans.misses },
  {
    name: 'hub_plan_evictions_total',
    help: 'Plans evicted from the plan cache.',
    value: ({ plans }) => plans.evictions,
  },
  { name: 'hub_fallbacks_total', help: 'Operations that graphql-js executed.', value: ({ fallbacks }) => fallbacks },
  { name: 'hub_statements_total', help: 'Statements sent to the database.', value: ({ statements }) => statements },
  {
    name: 'hub_cancellations_total',
    help: 'Statements cancelled because their clients went away.',
    value: ({ cancellations }) => cancellations,
  },
  {
    name: 'hub_terminations_total',
    help: 'Database sessions ended because their statements did not end when they were cancelled.',
    value: ({ terminations }) => terminations,
  },
  {
    name: 'hub_plan_trials_total',
    help: 'Statements that were repeated to compare the generic plan with the custom plan.',
    value: ({ planTrials }) => planTrials,
  },
  {
    name: 'hub_deallocations_total',
    help: 'Prepared statements deallocated to bound the memory of the database.',
    value: ({ prepared }) => prepared.deallocations,
  },
];

const gauges: readonly Published[] = [
  { name: 'hub_plans', help: 'Plans in the plan cache.', value: ({ plans }) => plans.count },
  {
    name: 'hub_plans_custom',
    help: 'Plans in the plan cache whose statements have plan_cache_mode = force_custom_plan.',
    value: ({ plans }) => plans.custom,
  },
  {
    name: 'hub_plan_bytes',
    help: 'Estimated memory of the plans in the plan cache, in bytes.',
    value: ({ plans }) => plans.bytes,
  },
  {
    name: 'hub_prepared_statements',
    help: 'Prepared statements over all connections.',
    value: ({ prepared }) => prepared.statements,
  },
  {
    name: 'hub_prepared_levels',
    help: 'Levels of the prepared statements over all connections; one is about 60 kB in the database.',
    value: ({ prepared }) => prepared.levels,
  },
  { name: 'hub_connections', help: 'Connections of the read pool.', value: ({ connections }) => connections.total },
  {
    name: 'hub_connections_idle',
    help: 'Idle connections of the read pool.',
    value: ({ connections }) => connections.idle,
  },
];

/** The metrics of one hub, in the text format of Prometheus. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly seconds = new Histogram({
    name: 'hub_statement_seconds',
    help: 'Duration of statements, in seconds.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'hub_errors_total',
    help: 'Errors in responses, by code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  private readonly turns = new Histogram({
    name: 'hub_turn_wait_seconds',
    help: 'Time that statements have waited for a connection, in seconds.',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly turnRefusals = new Counter({
    name: 'hub_turn_refusals_total',
    help: 'Statements that got no connection, by reason.',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  private readonly afterCharges = new Counter({
    name: 'hub_after_charges_total',
    help: 'Requests that were charged after they had run, because they took more than their price.',
    registers: [this.registry],
  });
  private readonly afterChargedCost = new Counter({
    name: 'hub_after_charged_cost_total',
    help: 'Cost that was charged to requests after they had run.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Publishes figures that are counted elsewhere. */
  publish(figures: () => EngineFigures): void {
    const registers = [this.registry];
    for (const { name, help, value } of gauges) {
      const collect = (): void => gauge.set(value(figures()));
      const gauge = new Gauge({ name, help, registers, collect });
    }
    for (const { name, help, value } of counters) {
      const collect = (): void => {
        counter.reset();
        counter.inc(value(figures()));
      };
      const counter = new Counter({ name, help, registers, collect });
    }
  }

  /** Records the duration of a statement, in seconds. */
  statement(seconds: number): void {
    this.seconds.observe(seconds);
  }

  /** Publishes how many requests wait for a connection. */
  publishWaiting(waiting: () => number): void {
    const collect = (): void => gauge.set(waiting());
    const help = 'Requests that wait for a connection.';
    const gauge = new Gauge({ name: 'hub_connections_waiting', help, registers: [this.registry], collect });
  }

  /** Records that a statement got its turn, and how long it had waited, in seconds. */
  turn(waited: number): void {
    this.turns.observe(waited);
  }

  /** Counts a statement that got no turn. */
  turnRefusal(reason: string): void {
    this.turnRefusals.inc({ reason });
  }

  /** Records what a request was charged after it had run. */
  afterCharge(cost: number): void {
    this.afterCharges.inc();
    this.afterChargedCost.inc(cost);
  }

  /** Counts an error in a response. */
  error(code: string): void {
    this.errors.inc({ code });
  }

  /** Serves `/metrics`. */
  serve(app: FastifyInstance): void {
    app.get('/metrics', async (_request, reply) =>
      reply.type(this.registry.contentType).send(await this.registry.metrics()),
    );
  }
}
