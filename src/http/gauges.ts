import { Gauge, type Registry } from 'prom-client';
import { within } from './within.js';

/** What a scrape asks anew. Each may reject, or take long: the scrape then says that the database is down. */
export interface MetricSources {
  pingDatabase(): Promise<unknown>;
  /** How many effects are in each state that is not an end, and since when the oldest is due. */
  effectDepth(): Promise<{ kind: string; state: string; count: number; oldest: Date }[]>;
  /** Transactions under way, and those that wait for a connection. */
  poolLoad(): { maxConnections: number; active: number; waiting: number };
  clock(): Date;
}

const deadlineMs = 1_000;

/** Gauges of the database and of what waits in it. Gives what brings them up to date; it never rejects. */
export function createGauges(registry: Registry, sources: MetricSources): () => Promise<void> {
  const refreshDatabase = gaugeDatabase(registry, sources);
  const refreshEffects = gaugeEffects(registry, sources);
  return async () => {
    await Promise.all([refreshDatabase(), refreshEffects()]);
  };
}

function gaugeDatabase(registry: Registry, sources: MetricSources): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({
    name: 'firebreak_database_up',
    help: 'Whether the database answered within a second: 1 or 0.',
    registers,
  });
  const ping = new Gauge({
    name: 'firebreak_database_ping_seconds',
    help: 'How long the database took to answer a query that asks for nothing. Absent while it does not answer.',
    registers,
  });
  const transactions = new Gauge({
    name: 'firebreak_database_transactions',
    help: 'Transactions under way (active), and waiting for one of the connections of the pool.',
    labelNames: ['state'],
    registers,
  });
  const connections = new Gauge({
    name: 'firebreak_database_connections_max',
    help: 'Connections that the pool may hold.',
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

/** Absent while the database does not answer: nobody knows then. */
function gaugeEffects(registry: Registry, sources: MetricSources): () => Promise<void> {
  const labelNames = ['kind', 'state'] as const;
  const registers = [registry];
  const depth = new Gauge({
    name: 'firebreak_effects',
    help: 'Things that Slack must still be told, or would not hear.',
    labelNames,
    registers,
  });
  const age = new Gauge({
    name: 'firebreak_effects_oldest_seconds',
    help: 'For how long the oldest effect in this state has been due; 0 where none is due yet.',
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
