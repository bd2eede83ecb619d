import pg from 'pg';

/** A day stays the text that the database sent: as a `Date` it could move. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The same pool for every contender that brings none of its own. @param {string} [settings] more settings of its sessions */
export function createPool(settings = '') {
  return new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.POOL_SIZE),
    idleTimeoutMillis: 0,
    options: `-c default_transaction_read_only=on -c jit=off -c timezone=UTC ${settings}`,
  });
}

/** The day that periods are held against, as the hub takes it. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}
