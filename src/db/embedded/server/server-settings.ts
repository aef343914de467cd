/** Postgres settings by name, as in postgresql.conf. */
export type Settings = Record<string, string>;

/** For a bot on a small host. Acknowledged data is on disk: fsync and synchronous_commit stay on. */
const SMALL_AND_SAFE: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '50',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
};

/** Terse, so that no row content is written to the log. */
const LOG: Settings = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** Loopback only, without a socket file. */
const NETWORK: Settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };

/** The server's command-line arguments: they override postgresql.conf, so an old cluster gets the current settings. */
export function serverArguments(cluster: string, port: number, settings: Settings): string[] {
  const all = { ...SMALL_AND_SAFE, ...LOG, ...settings, ...NETWORK, port: String(port) };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
