import PgBoss from 'pg-boss';
import type { Database, Tx } from './db/database.js';
import type { IncidentKey } from './domain/incident.js';

const deliveries = 'deliver-effects';

export interface QueueOptions {
  db: Database;
  /** How many incidents are delivered to Slack at once by this process. */
  concurrency: number;
  onError: (error: Error) => void;
}

/** The job queue, in the same database as everything else. */
export interface Queue {
  /** Asks for a delivery, in this transaction: nothing happens where it rolls back. */
  wantDelivery(tx: Tx, incident: IncidentKey, notBefore?: Date): Promise<void>;
  /** Says that a transaction with a delivery has been committed: work begins now, not at the next poll. */
  wake(): void;
  /** Begins to work: `deliver` is called for each incident that wants a delivery. */
  work(deliver: (incident: IncidentKey) => Promise<void>): Promise<void>;
  /** Takes no new job and waits for those under way, at most `drainMs`. */
  stop(drainMs: number): Promise<void>;
}

/**
 * Opens the queue; creates its tables where they are missing. One job at most waits per incident (policy `short`): a
 * job of policy `stately` would hold up those behind it while its incident is being delivered. That two deliverers of
 * one incident do no harm is the business of `deliverEffects`.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    db: bossDatabase(options.db),
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: 15,
    archiveCompletedAfterSeconds: 60,
    archiveFailedAfterSeconds: 3_600,
    deleteAfterHours: 1,
  });
  boss.on('error', options.onError);
  await boss.start();
  await boss.createQueue(deliveries, {
    name: deliveries,
    policy: 'short',
    expireInSeconds: 60,
    retryLimit: 5,
    retryBackoff: true,
  });
  const workers: string[] = [];
  let next = 0;
  return {
    wantDelivery: async (tx, incident, notBefore) => {
      await boss.send(deliveries, incident, { ...jobOptions(incident, notBefore), db: executorOf(tx) });
    },
    wake: () => {
      const worker = workers[next++ % Math.max(workers.length, 1)];
      if (worker) boss.notifyWorker(worker);
    },
    work: async (deliver) => {
      for (let count = 0; count < options.concurrency; count++)
        workers.push(
          await boss.work<IncidentKey>(
            deliveries,
            { batchSize: 1, pollingIntervalSeconds: 2 },
            async ([job]) => {
              if (!job) return;
              await deliver(job.data).catch((error: unknown) => {
                options.onError(error instanceof Error ? error : new Error(String(error)));
                throw error;
              });
            },
          ),
        );
    },
    stop: (drainMs) => boss.stop({ graceful: true, wait: true, timeout: drainMs, close: false }),
  };
}

/** A later job stands beside the one for now, one for each second: none of them hides another. */
function jobOptions(incident: IncidentKey, notBefore: Date | undefined) {
  const name = `${incident.workspaceId}/${incident.number}`;
  if (!notBefore) return { singletonKey: name };
  const second = Math.ceil(notBefore.getTime() / 1_000);
  return { singletonKey: `${name}@${second}`, startAfter: new Date(second * 1_000) };
}

/** pg-boss makes and tends its tables by scripts with transactions of their own. */
function bossDatabase(db: Database): PgBoss.Db {
  const { executeSql } = executorOf(db);
  return {
    executeSql: async (text, values) => {
      if (!/^\s*begin\b/i.test(text)) return executeSql(text, values);
      await db.runScript(text);
      return { rows: [] };
    },
  };
}

function executorOf(tx: Tx): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await tx.run(text, values) }) };
}
