/** A Postgres address, read as libpq reads a connection URI. */
export interface DatabaseAddress {
  /** Tried in order. A host that starts with `/` is the folder of a Unix socket. */
  hosts: { host: string; port: number }[];
  /** Null where the address doesn't say: the driver then takes PGUSER, PGPASSWORD and PGDATABASE. */
  user: string | null;
  password: string | null;
  database: string | null;
  tls: TlsMode;
  /** A file with the certificates to trust; null: Node's own. */
  rootCertificate: string | null;
  /** Files with our certificate and its key. */
  clientCertificate: { certificate: string; key: string } | null;
  targetSession: TargetSession | null;
  /** The startup parameter `options`, as some hosts need it; null: none. */
  options: string | null;
  /** Parameters that ask for more than Firebreak does; it connects all the same. */
  ignored: { parameter: string; why: string }[];
}

const tlsModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof tlsModes)[number];

const targetSessions = ['read-write', 'primary', 'read-only', 'standby', 'prefer-standby'] as const;
export type TargetSession = (typeof targetSessions)[number];

/** What is wrong with an address, without its password. */
export interface AddressFault {
  found: string;
  expected: string;
  remedy: string;
}

export type ReadAddress = { kind: 'ok'; address: DatabaseAddress } | { kind: 'fault'; fault: AddressFault };

/** Reads `postgres://user:password@host:5432/database?sslmode=require`; several hosts are separated by commas. */
export function readDatabaseAddress(text: string): ReadAddress {
  try {
    return { kind: 'ok', address: addressIn(text) };
  } catch (error) {
    if (error instanceof Faulty) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

/** The address as people see it: `firebreak at db.example.com:5432`. Never contains a password. */
export function placeOf({ database, hosts }: DatabaseAddress): string {
  const places = hosts.map(({ host, port }) =>
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
  );
  return `${database === null ? '' : `${database} `}at ${places.join(', ')}`;
}

class Faulty extends Error {
  readonly fault: AddressFault;
  constructor(found: string, expected: string, remedy: string) {
    super(found);
    this.fault = { found, expected, remedy };
  }
}

const uri =
  /^postgres(?:ql)?:\/\/(?:(?<login>[^/?#]*)@)?(?<hosts>[^/?#]*)(?:\/(?<path>[^?#]*))?(?:\?(?<query>[^#]*))?$/;

function addressIn(text: string): DatabaseAddress {
  const parts = uri.exec(text.trim())?.groups;
  if (!parts) throw notAnAddress(text);
  const [user, password] = splitOnce(parts.login ?? '', ':');
  const query = parametersIn(parts.query ?? '');
  const known = createReader(query);
  const address: DatabaseAddress = {
    user: known.text('user') ?? decoded(user, 'the user'),
    password: known.text('password') ?? decoded(password, 'the password'),
    database: known.text('dbname') ?? decoded(parts.path ?? '', 'the name of the database'),
    hosts: hostsIn(known.text('host') ?? parts.hosts ?? '', known.text('port')),
    tls: tlsIn(known),
    rootCertificate: rootCertificateIn(known),
    clientCertificate: clientCertificateIn(known),
    targetSession: targetSessionIn(known),
    options: known.text('options'),
    ignored: [],
  };
  for (const name of query.keys()) if (!known.has(name)) checkOther(name, query.get(name) ?? '', address);
  return address;
}

function notAnAddress(text: string): Faulty {
  const scheme = /^[a-z]{2,12}:\/\//i.exec(text)?.[0];
  const isOurs = scheme !== undefined && /^postgres(?:ql)?:/.test(scheme);
  return new Faulty(
    scheme ? `an address starting with “${scheme}”` : "text that isn't an address",
    'a Postgres URL (version 14 or later)',
    isOurs
      ? 'In the user and the password, write / as %2F, ? as %3F, # as %23 and @ as %40.'
      : 'Set it to a URL like postgres://user:password@host:5432/firebreak, or leave it unset for the built-in Postgres.',
  );
}

/** The text of `%41`-style escapes; null if there is none. */
function decoded(text: string, what: string): string | null {
  if (text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    const remedy = 'Write % as %25.';
    throw new Faulty(
      `a % in ${what} that no two hexadecimal digits follow`,
      'escapes such as %40 for @',
      remedy,
    );
  }
}

function hostsIn(list: string, portList: string | null): DatabaseAddress['hosts'] {
  const ports = portList?.split(',') ?? [];
  return list.split(',').map((one, index) => {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(one) ?? [];
    if ((bracketed === undefined && plain === undefined) || (bracketed === undefined && port?.includes(':')))
      throw new Faulty('an IPv6 address without brackets', 'a host', 'Write it as [::1]:5432.');
    const host = bracketed ?? decoded(plain ?? '', 'the host') ?? 'localhost';
    return { host, port: portIn(port || ports[index] || ports[0] || '5432') };
  });
}

function portIn(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= 65_535) return Number(text);
  throw new Faulty(
    'a port that is no number',
    'a port from 1 to 65535',
    'Postgres listens on 5432 by default.',
  );
}

function parametersIn(query: string): Map<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair): [string, string] => {
      const [name, value] = splitOnce(pair, '=');
      return [name, decoded(value, `the parameter ${name}`) ?? ''];
    }),
  );
}

/** Reads parameters by name, and knows which were asked for. */
interface Reader {
  text(name: string): string | null;
  oneOf<T extends string>(name: string, values: readonly T[]): T | null;
  has(name: string): boolean;
}

function createReader(query: ReadonlyMap<string, string>): Reader {
  const asked = new Set<string>();
  const text = (name: string) => {
    asked.add(name);
    return query.get(name) || null;
  };
  return {
    text,
    oneOf: (name, values) => {
      const value = text(name);
      const found = values.find((one) => one === value);
      if (value === null || found !== undefined) return found ?? null;
      throw new Faulty(
        `the parameter ${name}=${value}`,
        `one of ${values.join(', ')}`,
        'Correct or remove it.',
      );
    },
    has: (name) => asked.has(name),
  };
}

function tlsIn(known: Reader): TlsMode {
  const mode = known.oneOf('sslmode', tlsModes);
  const isOn = known.oneOf('ssl', ['true', 'false']) === 'true';
  const certificate = known.text('sslrootcert');
  if (certificate === 'system') return 'verify-full';
  // As libpq does: who names the certificates to trust wants them checked.
  if (certificate !== null && (mode === null || mode === 'require')) return 'verify-ca';
  return mode ?? (isOn ? 'require' : 'disable');
}

function rootCertificateIn(known: Reader): string | null {
  const file = known.text('sslrootcert');
  return file === 'system' ? null : file;
}

function clientCertificateIn(known: Reader): DatabaseAddress['clientCertificate'] {
  const certificate = known.text('sslcert');
  const key = known.text('sslkey');
  if (certificate === null && key === null) return null;
  if (certificate !== null && key !== null) return { certificate, key };
  throw new Faulty('only one of sslcert and sslkey', 'both or neither', 'Name both files.');
}

function targetSessionIn(known: Reader): TargetSession | null {
  const found = known.oneOf('target_session_attrs', ['any', ...targetSessions]);
  return found === 'any' ? null : found;
}

/** Parameters of libpq and of other clients that change nothing for Firebreak. */
const harmless = new Set([
  ...['application_name', 'fallback_application_name', 'connect_timeout', 'keepalives', 'keepalives_idle'],
  ...['keepalives_interval', 'keepalives_count', 'tcp_user_timeout', 'load_balance_hosts', 'sslsni'],
  ...[
    'sslcompression',
    'pgbouncer',
    'connection_limit',
    'pool_timeout',
    'statement_cache_size',
    'uselibpqcompat',
  ],
]);

/** A parameter that Firebreak doesn't set by itself. Throws if it can't do what the parameter demands. */
function checkOther(name: string, value: string, { ignored }: DatabaseAddress): void {
  if (harmless.has(name)) return;
  if (/^(?:schema|currentSchema|search_path)$/.test(name)) {
    if (value === 'public') return;
    const remedy = 'Remove the parameter, or use a database of its own.';
    throw new Faulty(
      `the parameter ${name}=${value}`,
      "the schema public, where Firebreak's tables are",
      remedy,
    );
  }
  if (name === 'client_encoding' && /^(?:utf-?8|auto|)$/i.test(value)) return;
  if (name === 'gssencmode' && /^(?:disable|prefer|)$/.test(value)) return;
  if (name === 'channel_binding') {
    if (value === 'require') ignored.push({ parameter: 'channel_binding=require', why: noChannelBinding });
    return;
  }
  throw new Faulty(`the parameter ${name}`, 'parameters that Firebreak knows', 'Remove it from the address.');
}

const noChannelBinding =
  'The driver does not bind the login to the TLS channel. sslmode=verify-full makes sure that it is the right server.';

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
