import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Viewer } from './access/viewer';
import { systemClock } from './clock';
import type { Config } from './config';
import { statementEnds } from './database/cancel';
import { createReadPool } from './database/pool';
import { createEngine, type WiredEngine } from './engine';
import { policiesOf } from './engine/metadata/policy';
import { entities } from './model/entities';

export interface CommandEngine {
  readonly engine: WiredEngine;
  /** One connection, which is opened when a statement runs. The command ends it. */
  readonly pool: Pool;
  readonly ends: ReturnType<typeof statementEnds>;
}

/**
 * An engine for a command that runs in a terminal, with the limits of the hub for the viewer's role.
 * @param timeoutMs the longest time of a statement, in milliseconds
 */
export function commandEngine(
  schema: GraphQLSchema,
  dataSource: DataSource,
  url: string,
  { costLimits, preparedLevels }: Config,
  { role }: Viewer,
  timeoutMs: number,
): CommandEngine {
  const pool = createReadPool({ url, size: 1, statementTimeoutMs: timeoutMs, onError: () => undefined });
  const ends = statementEnds(timeoutMs);
  const engine = createEngine({
    schema,
    dataSource,
    pool,
    clock: systemClock,
    classes: entities,
    policies: policiesOf(entities),
    limits: { cost: () => costLimits[role], preparedLevels },
    ends,
  });
  return { engine, pool, ends };
}
