import type { Database } from '../db/database.js';
import { lastRunAt } from '../db/queries/clock-runs.js';
import { effectDepth } from '../db/queries/delivery/effect-admin.js';
import { createMetrics, type Metrics } from '../http/metrics.js';
import { backupMade } from './backup/scheduled/backup-made.js';
import type { Base } from './base.js';
import { openStore, type Store } from './open-store.js';
import type { ShutdownHooks } from './shutdown-hooks.js';
import { openSlack, type Slack } from './slack/open-slack.js';
import { openMetricsExport, openTracing } from './telemetry/open-telemetry.js';
import type { Tracing } from './telemetry/tracing.js';

/** What the server stands on. */
export interface Opened extends Store {
  metrics: Metrics;
  tracing: Tracing;
  slack: Slack;
}

/**
 * Step 1: opens the database and prepares calls to Slack. Rejects if the database is unavailable, or if `signal` aborts
 * while another process migrates it.
 */
export async function open(base: Base, hooks: ShutdownHooks, signal: AbortSignal): Promise<Opened> {
  const tracing = await openTracing(base);
  hooks.add(() => tracing.stop());
  const store = await openStore(base, { tracing, hooks, signal });
  const metrics = metricsOf(store.db, base);
  const metricsExport = await openMetricsExport(base, metrics);
  hooks.add(() => metricsExport.stop());
  const slack = openSlack(base, { metrics, tracing });
  hooks.add(() => slack.stop());
  return { ...store, metrics, tracing, slack };
}

function metricsOf(db: Database, { clock, config }: Base): Metrics {
  return createMetrics({
    pingDatabase: () => db.run('select 1'),
    effectDepth: () => effectDepth(db),
    poolLoad: () => db.load(),
    ...(config.backups && { lastBackupAt: () => lastRunAt(db, backupMade) }),
    clock,
  });
}
