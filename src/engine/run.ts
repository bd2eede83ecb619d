import type { Pool, PoolClient } from 'pg';
import type { Plan } from './plan/planner';

/** How many levels the prepared statements of one connection may have together before the connection is replaced. */
const preparedLevelsPerConnection = 4_000;

/** What runs plans on the read-only pool. */
export class Runner {
  private readonly uses = new WeakMap<Plan, { count: number; readonly name: string }>();
  private readonly prepared = new WeakMap<object, { levels: number; readonly names: Set<string> }>();
  private count = 0;
  /** How many statements were sent to the database. */
  statements = 0;

  constructor(private readonly pool: Pool) {}

  /**
   * Runs a plan's statement once.
   * It is prepared under a name from its second use on, since planning costs more than running it; and a connection whose
   * prepared statements have grown large is replaced, since each keeps its memory as long as the connection lives.
   */
  async run(plan: Plan, values: readonly unknown[]): Promise<string> {
    const client = await this.pool.connect();
    let retire = false;
    try {
      const use = this.use(plan);
      this.statements++;
      const query = { text: plan.statement.text, values: [...values], rowMode: 'array' as const };
      const named = use.count > 1;
      const result = await client.query<[string]>(named ? { ...query, name: use.name } : query);
      if (named) retire = this.remember(client, use.name, plan.levels);
      return result.rows[0]?.[0] ?? '[]';
    } catch (problem) {
      retire = isConnectionLost(problem);
      throw problem;
    } finally {
      client.release(retire);
    }
  }

  private use(plan: Plan): { count: number; readonly name: string } {
    let use = this.uses.get(plan);
    if (!use) {
      use = { count: 0, name: `hub_${++this.count}` };
      this.uses.set(plan, use);
    }
    use.count++;
    return use;
  }

  private remember(client: PoolClient, name: string, levels: number): boolean {
    let held = this.prepared.get(client);
    if (!held) this.prepared.set(client, (held = { levels: 0, names: new Set() }));
    if (held.names.has(name)) return false;
    held.names.add(name);
    held.levels += levels;
    return held.levels > preparedLevelsPerConnection;
  }
}

/** Errors without an SQLSTATE come from the connection, not from the statement. */
function isConnectionLost(problem: unknown): boolean {
  return !(
    problem instanceof Error &&
    'code' in problem &&
    typeof problem.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(problem.code)
  );
}
