import type { Client } from 'pg';
import { StartError } from '../start-error';
import { databaseAddress } from './address';
import { isPooled, SessionClient, type Pooling } from './session-client';

/** What a start finds between the hub and its database. */
interface FoundPooling {
  readonly pooling: Pooling;
  /** What whoever runs the hub should know of it. */
  readonly notice?: string;
}

/** How often two connections ask in turn whose session they have. */
const turns = 6;

/**
 * Finds out whether a pooler stands in front of the database, and what can be relied upon there. A pooler is known by
 * the process that it names when it lets a connection in: one of its own invention. That it gives sessions to others is
 * proven when two connections have one session, or one connection several; that it does not can be proven by nobody, so
 * where there is a pooler, sessions count as shared unless `DATABASE_POOLING=session` says otherwise.
 * @throws StartError where the hub cannot work that way
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
        'set it to transaction, or have the pooler keep a session for each connection.',
    );
  }
  if (moves) {
    const notice =
      'The pooler in front of the database shares sessions: settings go with each transaction, and no statement is prepared';
    return { pooling: 'transaction', notice };
  }
  if (pooled && asked === 'auto') {
    const notice =
      'A pooler stands in front of the database: its sessions count as shared, so no statement is prepared. Where it keeps ' +
      'a session for each connection, DATABASE_POOLING=session is faster';
    return { pooling: 'transaction', notice };
  }
  return { pooling: asked };
}

/** The server process that has the connection's session now. */
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
        `(${(error as Error).message}): have it pool by session or by transaction.`,
      { cause: error },
    );
  }
}
