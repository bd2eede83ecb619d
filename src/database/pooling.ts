import type { Client } from 'pg';
import { StartError } from '../start-error';
import { databaseAddress } from './address';
import { isPooled, SessionClient, type Pooling } from './session-client';

/** The pooler that a start has found in front of the database. */
interface FoundPooling {
  readonly pooling: Pooling;
  /** What the operator of the hub should know about it. */
  readonly notice?: string;
}

/** How often two connections ask in turn which session they have. */
const turns = 6;

/**
 * Finds out whether there is a pooler in front of the database, and how it assigns sessions. A pooler is recognised by the
 * process number that it names when it accepts a connection, which is not that of a server process. It shares sessions if
 * two connections have one session, or one connection has several. The opposite cannot be proven, so the sessions of a
 * pooler count as shared unless `DATABASE_POOLING=session` says otherwise.
 * @throws StartError if the hub cannot use the pooler
 */
export async function findPooling(url: string, asked: Pooling): Promise<FoundPooling> {
  const session = { address: databaseAddress(url), pooling: 'auto', settings: {}, readOnly: true } as const;
  const [one, other]: readonly [Client, Client] = [new SessionClient({ session }), new SessionClient({ session })];
  try {
    await one.connect();
    await other.connect();
    const seen = [new Set<number>(), new Set<number>()] as const;
    for (let turn = 0; turn < turns; turn++) {
      seen[0].add(await sessionOf(one));
      seen[1].add(await sessionOf(other));
    }
    const moves = seen[0].size > 1 || seen[1].size > 1 || [...seen[0]].some((pid) => seen[1].has(pid));
    const pooled = isPooled(one);
    if (pooled) await refuseStatementPooling(one, session.address.shown);
    return judge(asked, pooled, moves);
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

function judge(asked: Pooling, pooled: boolean, moves: boolean): FoundPooling {
  if (moves && asked === 'session') {
    throw new StartError(
      'DATABASE_POOLING is session, but the pooler in front of the database gives one session to several connections: ' +
        'set it to transaction, or configure the pooler to keep a session for each connection.',
    );
  }
  if (moves) {
    const notice =
      'The pooler in front of the database shares sessions: each transaction sets its settings, and no statement is prepared';
    return { pooling: 'transaction', notice };
  }
  if (pooled && asked === 'auto') {
    const notice =
      'There is a pooler in front of the database. Its sessions count as shared, so no statement is prepared. If it keeps ' +
      'a session for each connection, set DATABASE_POOLING=session, which is faster';
    return { pooling: 'transaction', notice };
  }
  return { pooling: asked };
}

/** The number of the server process that has the connection's session now. */
async function sessionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

async function refuseStatementPooling(client: Client, shown: string): Promise<void> {
  try {
    await client.query('begin');
    await client.query('commit');
  } catch (error) {
    throw new StartError(
      `The pooler in front of the database ${shown} does not keep the statements of a transaction together ` +
        `(${(error as Error).message}): configure it to pool by session or by transaction.`,
      { cause: error },
    );
  }
}
