import { LRUCache } from 'lru-cache';
import type { Pool, PoolClient } from 'pg';
import type { Plan } from '../plan/planner';

/** What the prepared statements of one connection hold. */
interface Held {
  /** The levels of each statement, by its name. */
  readonly levels: LRUCache<string, number>;
  /** Names that are no longer held here but still by the database. */
  readonly surplus: Set<string>;
}

/** A level with many conditions counts as several: by so many characters each. */
const charactersOfLevel = 600;

/** The names that a connection of pg believes to be prepared; the driver has no other way to make it forget one. */
interface WithParsedStatements {
  readonly connection?: { readonly parsedStatements?: { [name: string]: string } };
}

/**
 * The memory that prepared statements take: each is kept by the database as long as its connection lives, some 60 kB for each
 * level, its plan for any values included. So the least used ones are deallocated where those of one connection have too many levels together.
 */
export class PreparedStatements {
  private readonly held = new Map<PoolClient, Held>();
  private deallocations = 0;

  /** @param maximum levels that the statements of one connection may have together */
  constructor(
    pool: Pool,
    private readonly maximum: number,
  ) {
    pool.on('remove', (client) => this.held.delete(client));
  }

  /** Whether a connection may run a statement under a name; one that is too large for the bound stays without. */
  use(client: PoolClient, name: string, { levels, statement }: Plan): boolean {
    const size = Math.max(levels, Math.ceil(statement.text.length / charactersOfLevel));
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

  /** Deallocates what is too much. @returns whether the connection can be used further */
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
