import { StartError } from '../start-error';

/** Where a database is, and what the connection string says of the sessions on it. */
export interface DatabaseAddress {
  /** A connection string for each host, in the order in which they are tried. */
  readonly hosts: readonly [string, ...string[]];
  /** The database and its hosts, as messages show them: without user and password. */
  readonly shown: string;
  /** Session settings that the string asks for, by `options=-c name=value`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Which servers will do: one that is no standby, one that also takes writes by default, or any. */
  readonly servers: 'primary' | 'read-write' | 'any';
  /** How long one host may take to let a connection in, in milliseconds. */
  readonly connectTimeoutMs: number;
}

/** How long a pool waits for a connection, in milliseconds: so that each host can have its time. */
export function patienceWith({ hosts, connectTimeoutMs }: DatabaseAddress): number {
  return Math.max(5_000, (hosts.length + 1) * connectTimeoutMs);
}

/** Long enough for a distant server; short, since requests wait for it while a server is silent. */
const usualConnectTimeoutMs = 1_500;

const form = /^(postgres(?:ql)?:\/\/)(?:([^/?#]*)@)?([^/?#@]*)(\/[^?#]*)?(?:\?([^#]*))?$/;
const example = 'postgres://user:password@host/name';

/**
 * Reads a connection string, also one of several hosts as libpq writes it: `postgres://user@a:5432,b:5432/name`, with
 * `target_session_attrs` and `connect_timeout` (seconds, for each host).
 * @throws StartError saying what is wrong; the string may hold a password, so it is never quoted
 */
export function databaseAddress(url: string): DatabaseAddress {
  const [, scheme = '', user, authority = '', path = '', query = ''] = form.exec(url) ?? [];
  if (scheme === '') refuse(`is not a PostgreSQL address: it must look like ${example}.`);
  if (path.length < 2) refuse(`names no database: it must end in one, as in ${example}.`);
  const parameters = new URLSearchParams(query);
  const take = (name: string): string | undefined => {
    const value = parameters.get(name) ?? undefined;
    parameters.delete(name);
    return value;
  };

  const servers = serversOf(take('target_session_attrs'));
  const connectTimeoutMs = timeoutOf(take('connect_timeout'));
  if ((take('load_balance_hosts') ?? 'disable') !== 'disable')
    refuse('asks for load_balance_hosts: the hub tries the hosts in their order.');
  const { settings, rest } = settingsIn(take('options'));
  if (rest !== '') parameters.set('options', rest);

  const places = hostsOf(authority, take('host'), take('port'));
  const hosts = places.map(({ host, port }) => {
    const text = `${scheme}${user === undefined ? '' : `${user}@`}${host.startsWith('/') ? 'localhost' : host}${port === '' ? '' : `:${port}`}${path}`;
    if (!URL.canParse(text)) refuse(`is not a PostgreSQL address: it must look like ${example}.`);
    const single = new URL(text);
    for (const [name, value] of parameters) single.searchParams.set(name, value);
    if (host.startsWith('/')) single.searchParams.set('host', host);
    return single.toString();
  });
  const shown = places.map(({ host, port }) => (port === '' ? host : `${host}:${port}`)).join(',');
  return {
    hosts: hosts as [string, ...string[]],
    shown: `${path.slice(1)} at ${shown}`,
    settings,
    servers,
    connectTimeoutMs,
  };
}

function refuse(what: string): never {
  throw new StartError(`DATABASE_URL ${what}`);
}

interface Place {
  readonly host: string;
  readonly port: string;
}

/** The hosts of the parameters `host` and `port` win over those before the path, as they do for libpq. */
function hostsOf(authority: string, host: string | undefined, port: string | undefined): readonly Place[] {
  const places =
    host === undefined
      ? authority.split(',').map((each) => {
          const [, name = '', number = ''] = /^(.*?)(?::(\d*))?$/.exec(each) ?? [];
          return /^\[[^\]]*$/.test(name) ? { host: each, port: '' } : { host: name, port: number };
        })
      : host.split(',').map((name) => ({ host: name.includes(':') ? `[${name}]` : name, port: '' }));
  const ports = port?.split(',') ?? [];
  if (ports.length > 1 && ports.length !== places.length)
    refuse(`has ${places.length} hosts and ${ports.length} ports: one port for all, or one for each.`);
  if (places.length > 1 && places.some((each) => each.host === ''))
    refuse('has several hosts, one of which has no name.');
  return places.map((each, index) => ({ host: each.host, port: (ports[index] ?? ports[0]) || each.port }));
}

function serversOf(text = 'primary'): DatabaseAddress['servers'] {
  if (text === 'primary' || text === 'read-write' || text === 'any') return text;
  return refuse(
    `asks for target_session_attrs=${text.replaceAll(/[^\w-]/g, '')}: the hub writes too, so it must be primary, read-write or any.`,
  );
}

function timeoutOf(text: string | undefined): number {
  if (text === undefined) return usualConnectTimeoutMs;
  if (!/^\d{1,3}$/.test(text) || text === '0')
    refuse('holds a connect_timeout that is no number of seconds from 1 to 999.');
  return Number(text) * 1_000;
}

/**
 * Takes the settings out of `options`. The hub sets them itself once the connection is open: poolers refuse or drop the
 * parameter. What is no setting stays, such as the name of an endpoint that a provider's proxy reads.
 */
function settingsIn(options = ''): { readonly settings: Readonly<Record<string, string>>; readonly rest: string } {
  const settings: Record<string, string> = {};
  const rest = options.replaceAll(
    /(?:^|\s)(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)/g,
    (_all, name: string, value: string) => {
      settings[name.replaceAll('-', '_').toLowerCase()] = value.replaceAll(/\\(.)/g, '$1');
      return '';
    },
  );
  return { settings, rest: rest.trim() };
}
