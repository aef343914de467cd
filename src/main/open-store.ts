import type { Config } from '../config.js';
import { takeLivenessLock } from '../db/connection/liveness-lock.js';
import { type Database, openDatabase } from '../db/database.js';
import { startEmbedded } from '../db/embedded/start-embedded.js';
import { migrateWith } from '../db/migrate.js';
import type { Log } from '../log.js';
import { openQueue, type Queue } from '../queue.js';
import type { ShutdownHooks } from './shutdown-hooks.js';

export interface Store {
  db: Database;
  /** For the bookkeeping of deliveries, which need not wait for the disk: what is lost of it is found out again. */
  deliveryDb: Database;
  queue: Queue;
}

/** The database, migrated, with the queue in it and this process's sign of life under the number `holder`. */
export async function openStore(
  config: Config,
  { log, ends, ownerId }: { log: Log; ends: ShutdownHooks; ownerId: number },
): Promise<Store> {
  const url = await databaseUrl(config, log, ends);
  const db: Database = openDatabase({ url, onShort: () => deliveryDb.closeIdle() });
  ends.add(() => db.close());
  const deliveryDb = openDatabase({ url, isDurable: false, onShort: () => db.closeIdle() });
  ends.add(() => deliveryDb.close());
  const onError = (error: Error) => log.error('queue_failed', { error });
  const queue = await migrateWith(url, () => openQueue({ db: deliveryDb, onError }));
  ends.add(() => queue.stop());
  const livenessLock = await takeLivenessLock(url, ownerId);
  ends.add(() => livenessLock.end());
  return { db, deliveryDb, queue };
}

async function databaseUrl({ database }: Config, log: Log, ends: ShutdownHooks): Promise<string> {
  if ('url' in database) return database.url;
  const server = await startEmbedded({
    dataDir: database.embeddedIn,
    log: (event, facts) => log.info(event, facts),
  });
  ends.add(() => server.stop());
  return server.url;
}
