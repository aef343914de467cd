import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import { type DatabaseAddress, readDatabaseAddress, type TlsMode } from '../database-address.js';

/** Options of the driver that say how to use a connection, not where to. */
type Use = Pick<
  Options<Record<string, PostgresType>>,
  'max' | 'connect_timeout' | 'max_lifetime' | 'fetch_types' | 'onclose' | 'onnotice' | 'connection'
>;

/** A client of the driver for the database at `url`, which connects on first use. Throws if `url` isn't an address. */
export function connect(url: string, use: Use = {}): Sql {
  const read = readDatabaseAddress(url);
  if (read.kind === 'fault') throw new TypeError(`Not an address of Postgres: ${read.fault.found}.`);
  return withoutDriverDefaults(() =>
    postgres({ onnotice: () => {}, ...use, ...placeFor(read.address, use) }),
  );
}

function placeFor(address: DatabaseAddress, { connection }: Use): Options<Record<string, PostgresType>> {
  const { hosts, user, password, database, targetSession, options } = address;
  const socket = hosts.find(({ host }) => host.startsWith('/'));
  const place = {
    ...(socket && { path: `${socket.host}/.s.PGSQL.${socket.port}` }),
    ...(user !== null && { user }),
    ...(password !== null && { password }),
    ...(database !== null && { database }),
    ...(targetSession !== null && { target_session_attrs: targetSession }),
    ssl: tlsOf(address),
    connection: { application_name: 'firebreak', ...connection, ...(options !== null && { options }) },
  };
  // The driver takes lists, which its types don't know.
  const lists: object = { host: hosts.map(({ host }) => host), port: hosts.map(({ port }) => port) };
  return Object.assign(place, lists);
}

const driverModes = { disable: false, allow: 'allow', prefer: 'prefer', require: 'require' } as const;

function tlsOf({ tls, rootCertificate, clientCertificate }: DatabaseAddress) {
  const verifies = isVerifying(tls);
  if (!verifies && clientCertificate === null) return driverModes[tls];
  const options: ConnectionOptions = {
    rejectUnauthorized: verifies,
    ...(rootCertificate !== null && { ca: readFileSync(rootCertificate) }),
    ...(tls === 'verify-ca' && { checkServerIdentity: () => undefined }),
    ...(clientCertificate && {
      cert: readFileSync(clientCertificate.certificate),
      key: readFileSync(clientCertificate.key),
    }),
  };
  return options;
}

function isVerifying(tls: TlsMode): tls is 'verify-ca' | 'verify-full' {
  return tls === 'verify-ca' || tls === 'verify-full';
}

/** The driver rejects values of this variable that libpq allows. The address says what we need. */
function withoutDriverDefaults<T>(open: () => T): T {
  const { PGTARGETSESSIONATTRS: saved } = process.env;
  delete process.env.PGTARGETSESSIONATTRS;
  try {
    return open();
  } finally {
    if (saved !== undefined) process.env.PGTARGETSESSIONATTRS = saved;
  }
}
