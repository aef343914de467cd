import type { Config } from '../config.js';
import { type Database, openDatabase } from '../db/database.js';
import { startEmbedded } from '../db/embedded/start-embedded.js';
import { migrateWith } from '../db/migrate.js';
import { takePresence } from '../db/presence.js';
import type { Log } from '../log.js';
import { openQueue, type Queue } from '../queue.js';
import type { Endings } from './endings.js';

export interface Store {
  db: Database;
  /** For the bookkeeping of deliveries, which need not wait for the disk: what is lost of it is found out again. */
  deliveryDb: Database;
  queue: Queue;
}

/** The database, migrated, with the queue in it and this process's sign of life under the number `holder`. */
export async function openStore(
  config: Config,
  { log, ends, holder }: { log: Log; ends: Endings; holder: number },
): Promise<Store> {
  const url = await databaseUrl(config, log, ends);
  const db: Database = openDatabase({ url, onShort: () => deliveryDb.letIdleGo() });
  ends.add(() => db.close());
  const deliveryDb = openDatabase({ url, isDurable: false, onShort: () => db.letIdleGo() });
  ends.add(() => deliveryDb.close());
  const onError = (error: Error) => log.error('queue_failed', { error });
  const queue = await migrateWith(url, () => openQueue({ db: deliveryDb, onError }));
  ends.add(() => queue.stop());
  const presence = await takePresence(url, holder);
  ends.add(() => presence.end());
  return { db, deliveryDb, queue };
}

async function databaseUrl({ database }: Config, log: Log, ends: Endings): Promise<string> {
  if ('url' in database) return database.url;
  const server = await startEmbedded({
    dataDir: database.embeddedIn,
    log: (event, facts) => log.info(event, facts),
  });
  ends.add(() => server.stop());
  return server.url;
}
