import { Gauge, type Registry } from 'prom-client';
import { within } from './within.js';

/** Sources read on each scrape. Each may reject or be slow; the scrape then reports the database as down. */
export interface MetricSources {
  pingDatabase(): Promise<unknown>;
  /** Unfinished and failed effects by kind and state, with the time at which the oldest became due. */
  effectDepth(): Promise<{ kind: string; state: string; count: number; oldest: Date }[]>;
  /** Active transactions, and those waiting for a connection. */
  poolLoad(): { maxConnections: number; active: number; waiting: number };
  /** When the last scheduled backup was begun; null: there is none yet. Left out: none are scheduled. */
  lastBackupAt?: () => Promise<Date | null>;
  clock(): Date;
}

const deadlineMs = 1_000;

/** Creates the database and effect gauges. Returns a function that refreshes them and never rejects. */
export function createGauges(registry: Registry, sources: MetricSources): () => Promise<void> {
  const refreshDatabase = gaugeDatabase(registry, sources);
  const refreshEffects = gaugeEffects(registry, sources);
  const refreshBackup = gaugeBackup(registry, sources);
  return async () => {
    await Promise.all([refreshDatabase(), refreshEffects(), refreshBackup()]);
  };
}

function gaugeDatabase(registry: Registry, sources: MetricSources): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({
    name: 'firebreak_database_up',
    help: 'Whether the database answered within 1 second (1) or not (0).',
    registers,
  });
  const ping = new Gauge({
    name: 'firebreak_database_ping_seconds',
    help: 'Round-trip time of an empty database query. Absent while the database does not answer.',
    registers,
  });
  const transactions = new Gauge({
    name: 'firebreak_database_transactions',
    help: 'Database transactions, either active or waiting for a pooled connection.',
    labelNames: ['state'],
    registers,
  });
  const connections = new Gauge({
    name: 'firebreak_database_connections_max',
    help: 'Maximum number of database connections in the pool.',
    registers,
  });
  return async () => {
    const { maxConnections, active, waiting } = sources.poolLoad();
    connections.set(maxConnections);
    transactions.set({ state: 'active' }, active);
    transactions.set({ state: 'waiting' }, waiting);
    const seconds = await pingSeconds(sources);
    up.set(seconds === null ? 0 : 1);
    if (seconds === null) ping.remove();
    else ping.set(seconds);
  };
}

async function pingSeconds(sources: MetricSources): Promise<number | null> {
  const start = performance.now();
  try {
    await within(deadlineMs, () => sources.pingDatabase());
    return (performance.now() - start) / 1_000;
  } catch {
    return null;
  }
}

/** Reports nothing while the database does not answer, since the values are then unknown. */
function gaugeEffects(registry: Registry, sources: MetricSources): () => Promise<void> {
  const labelNames = ['kind', 'state'] as const;
  const registers = [registry];
  const depth = new Gauge({
    name: 'firebreak_effects',
    help: 'Pending and failed effects (messages and changes to send to Slack).',
    labelNames,
    registers,
  });
  const age = new Gauge({
    name: 'firebreak_effects_oldest_seconds',
    help: 'Seconds since the oldest effect in this state became due; 0 if none is due yet.',
    labelNames,
    registers,
  });
  return async () => {
    const rows = await within(deadlineMs, () => sources.effectDepth()).catch(() => []);
    const now = sources.clock().getTime();
    depth.reset();
    age.reset();
    for (const { kind, state, count, oldest } of rows) {
      depth.set({ kind, state }, count);
      age.set({ kind, state }, Math.max((now - oldest.getTime()) / 1_000, 0));
    }
  };
}

/** Without scheduled backups there is no such gauge, and so no alert; 0 says that there should be one and is none. */
function gaugeBackup(registry: Registry, { lastBackupAt }: MetricSources): () => Promise<void> {
  if (!lastBackupAt) return async () => {};
  const at = new Gauge({
    name: 'firebreak_last_backup_timestamp_seconds',
    help: 'When the last scheduled backup was begun, by any process; 0 if there is none yet. Absent if none are scheduled.',
    registers: [registry],
  });
  return async () => {
    const seconds = await within(deadlineMs, lastBackupAt).then(
      (last) => (last?.getTime() ?? 0) / 1_000,
      () => null,
    );
    if (seconds === null) at.remove();
    else at.set(seconds);
  };
}
