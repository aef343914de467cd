import type { Config } from '../config.js';
import { takeLivenessLock } from '../db/connection/liveness-lock.js';
import { sharesSessions } from '../db/connection/shares-sessions.js';
import type { Database } from '../db/database.js';
import { startEmbedded } from '../db/embedded/start-embedded.js';
import { migrate } from '../db/migrate.js';
import { openDatabase } from '../db/open-database.js';
import { hasTrigrams } from '../db/queries/runbooks/search-runbooks.js';
import type { Log } from '../log.js';
import type { Base } from './base.js';
import { reportOnce } from './report-once.js';
import type { ShutdownHooks } from './shutdown-hooks.js';
import type { Tracing } from './telemetry/tracing.js';

export interface Store {
  db: Database;
  /** For delivery state, which need not be flushed to disk on commit: lost updates are repeated safely. */
  deliveryDb: Database;
  /** For what opens connections of its own. */
  databaseUrl: string;
}

/** Opens the migrated database, and the liveness lock of this process under `processId`. */
export async function openStore(
  { config, log, processId }: Base,
  { tracing, hooks, signal }: { tracing: Tracing; hooks: ShutdownHooks; signal: AbortSignal },
): Promise<Store> {
  const url = await databaseUrl(config, log, hooks);
  const options = {
    url,
    onUnreadable: reportOnce((what) =>
      log.error('stored_value_unreadable', { ...what, remedy: unreadableRemedy }),
    ),
    aroundTransaction: <T>(run: () => Promise<T>) => tracing.step('transaction', run),
    ...('maxConnections' in config.database && { maxConnections: config.database.maxConnections }),
  };
  const db: Database = openDatabase({ ...options, onShort: () => deliveryDb.closeIdle() });
  hooks.add(() => db.close());
  const deliveryDb = openDatabase({ ...options, isDurable: false, onShort: () => db.closeIdle() });
  hooks.add(() => deliveryDb.close());
  await migrate(url, {
    signal,
    onWaiting: (holder) => log.warn('migration_waiting', { holder, remedy: waitingRemedy }),
  });
  if (await sharesSessions(url)) log.warn('pooler_shares_sessions', { remedy: poolerRemedy });
  if (!(await hasTrigrams(db)))
    log.warn('search_without_typos', { remedy: 'create extension pg_trgm, as a superuser' });
  const livenessLock = await takeLivenessLock(url, processId);
  hooks.add(() => livenessLock.end());
  return { db, deliveryDb, databaseUrl: url };
}

const unreadableRemedy = 'Run the version that wrote it.';
const waitingRemedy =
  'Another process holds the lock for migrations. If none is migrating, end its session: select pg_terminate_backend(PID)';
const poolerRemedy = 'Set pool_mode = session for this database: locks and settings belong to a session';

async function databaseUrl({ database }: Config, log: Log, hooks: ShutdownHooks): Promise<string> {
  if ('url' in database) return database.url;
  const server = await startEmbedded({
    dataDir: database.embeddedIn,
    log,
    onProgress: (step) => log.info('embedded_step', { step }),
  });
  hooks.add(() => server.stop());
  return server.url;
}
