import { LRUCache } from 'lru-cache';
import type { Pool, PoolClient } from 'pg';
import type { Plan } from '../plan/planner';

/** The prepared statements of one connection. */
interface Held {
  /** The levels of each statement, by its name. */
  readonly levels: LRUCache<string, number>;
  /** Names that are evicted here and not yet deallocated in the database. */
  readonly surplus: Set<string>;
}

/** A level with many conditions counts as several: one for so many characters of the statement. */
const charactersOfLevel = 600;

/** The size of a plan's statement, in levels. */
function sizeOf({ levels, statement }: Plan): number {
  return Math.max(levels, Math.ceil(statement.text.length / charactersOfLevel));
}

/** The statements that pg takes to be prepared on a connection. It has no public way to remove one. */
interface WithParsedStatements {
  readonly connection?: { readonly parsedStatements?: { [name: string]: string } };
}

/**
 * Bounds the memory of prepared statements. The database keeps each as long as its connection lives, with its generic plan:
 * about 60 kB for each level. When those of one connection have too many levels together, the least recently used ones are
 * deallocated.
 */
export class PreparedStatements {
  private readonly held = new Map<PoolClient, Held>();
  private deallocations = 0;

  /** @param maximum the most levels that the statements of one connection may have together */
  constructor(
    pool: Pool,
    private readonly maximum: number,
  ) {
    pool.on('remove', (client) => this.held.delete(client));
  }

  /** Whether a connection may prepare a statement under a name. A statement that alone is above the maximum is not prepared. */
  use(client: PoolClient, name: string, plan: Plan): boolean {
    const size = sizeOf(plan);
    if (size > this.maximum) return false;
    let held = this.held.get(client);
    if (!held) {
      const surplus = new Set<string>();
      const dispose = (_levels: number, gone: string, reason: string): void => {
        if (reason === 'evict') surplus.add(gone);
      };
      const sizes = new LRUCache<string, number>({ maxSize: this.maximum, sizeCalculation: (each) => each, dispose });
      this.held.set(client, (held = { levels: sizes, surplus }));
    }
    if (held.levels.get(name) === undefined) held.levels.set(name, size);
    held.surplus.delete(name);
    return true;
  }

  /** Whether statements of a connection are evicted and not yet deallocated. */
  hasSurplus(client: PoolClient): boolean {
    return (this.held.get(client)?.surplus.size ?? 0) > 0;
  }

  /** Deallocates the evicted statements. @returns whether the connection can still be used */
  async tidy(client: PoolClient): Promise<boolean> {
    const { surplus } = this.held.get(client) ?? {};
    if (!surplus || surplus.size === 0) return true;
    const { parsedStatements } = (client as WithParsedStatements).connection ?? {};
    if (!parsedStatements) return false;
    const names = [...surplus];
    surplus.clear();
    try {
      await client.query(names.map((name) => `deallocate ${name}`).join('; '));
    } catch {
      return false;
    }
    for (const name of names) Reflect.deleteProperty(parsedStatements, name);
    this.deallocations += names.length;
    return true;
  }

  figures(): { readonly statements: number; readonly levels: number; readonly deallocations: number } {
    let statements = 0;
    let levels = 0;
    for (const { levels: sizes } of this.held.values()) {
      statements += sizes.size;
      levels += sizes.calculatedSize;
    }
    return { statements, levels, deallocations: this.deallocations };
  }
}
