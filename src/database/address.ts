import { StartError } from '../start-error';

/** A connection string, read. */
export interface DatabaseAddress {
  /** A connection string for each host, in the order in which the hosts are tried. */
  readonly hosts: readonly [string, ...string[]];
  /** The database and its hosts for messages, without user and password. */
  readonly shown: string;
  /** The session settings of `options=-c name=value`. */
  readonly settings: Readonly<Record<string, string>>;
  /** The servers that can be used: any but a standby, one that takes writes by default, or any. */
  readonly servers: 'primary' | 'read-write' | 'any';
  /** The longest time that one host may take to accept a connection, in milliseconds. */
  readonly connectTimeoutMs: number;
}

/** The longest time that a pool waits for a connection, in milliseconds: enough to try each host. */
export function patienceWith({ hosts, connectTimeoutMs }: DatabaseAddress): number {
  return Math.max(5_000, (hosts.length + 1) * connectTimeoutMs);
}

/** The default is enough for a distant server. Requests wait so long for a server that does not respond. */
const usualConnectTimeoutMs = 1_500;

const form = /^(postgres(?:ql)?:\/\/)(?:([^/?#]*)@)?([^/?#@]*)(\/[^?#]*)?(?:\?([^#]*))?$/;
const example = 'postgres://user:password@host/name';

/**
 * Reads a connection string, also one of several hosts as libpq writes it: `postgres://user@a:5432,b:5432/name`, with
 * `target_session_attrs` and `connect_timeout` (seconds, for each host).
 * @throws StartError if it is wrong. The message never quotes the string, which may hold a password
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

/** The hosts and ports. As in libpq, the parameters `host` and `port` override those before the path. */
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
    refuse(`has ${places.length} hosts and ${ports.length} ports: give one port for all, or one for each.`);
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
    refuse('has a wrong connect_timeout: it must be a number of seconds from 1 to 999.');
  return Number(text) * 1_000;
}

/**
 * Splits `options` into its settings and the rest. The hub sets the settings itself after it has connected, because poolers
 * refuse or drop the parameter. The rest, such as the name of an endpoint that a provider's proxy reads, is sent.
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
