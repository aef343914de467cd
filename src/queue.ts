import PgBoss from 'pg-boss';
import type { Database, Tx } from './db/database.js';
import type { IncidentKey } from './domain/incident/incident.js';

const deliveries = 'deliver-effects';

/** How many jobs are taken at once; each only triggers the delivery of an incident. */
const batchSize = 100;

/** The minimum time between two polls under a flood of commits; the first commit triggers one at once. */
const wakeEveryMs = 25;

export interface QueueOptions {
  db: Database;
  onError: (error: Error) => void;
}

/** The job queue, in the same database as everything else. */
export interface Queue {
  /** Requests a delivery as part of this transaction: a rollback cancels it. */
  requestDelivery(tx: Tx, incident: IncidentKey): Promise<void>;
  /** Reports that a transaction with a delivery was committed, so that work starts now, not at the next poll. */
  wake(): void;
  /** Starts to work: calls `want` for each incident that requested a delivery. */
  work(want: (incident: IncidentKey) => void): Promise<void>;
  /** Takes no new jobs. */
  stop(): Promise<void>;
}

/**
 * Opens the queue; creates missing tables. At most one job waits per incident (policy `short`). A job is done once its
 * incident has been handed over: what to deliver is in the effects, and a sweep finds what a killed process left. So a
 * slow incident doesn't delay the others.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    db: bossDatabase(options),
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: 60,
    archiveCompletedAfterSeconds: 60,
    deleteAfterHours: 1,
  });
  boss.on('error', options.onError);
  await boss.start();
  await boss.createQueue(deliveries, {
    name: deliveries,
    policy: 'short',
    expireInSeconds: 60,
    retryLimit: 5,
  });
  let worker: string | undefined;
  return {
    requestDelivery: async (tx, incident) => {
      const { workspaceId, number } = incident;
      const singletonKey = `${workspaceId}/${number}`;
      await boss.send(deliveries, { workspaceId, number }, { singletonKey, db: executorOf(tx) });
    },
    wake: leadingAndTrailing(wakeEveryMs, () => {
      if (worker) boss.notifyWorker(worker);
    }),
    work: async (want) => {
      const options = { batchSize, pollingIntervalSeconds: 2 };
      worker = await boss.work<IncidentKey>(deliveries, options, async (jobs) => {
        for (const job of jobs) want(job.data);
      });
    },
    stop: () => boss.stop({ graceful: true, wait: true, timeout: 2_000, close: false }),
  };
}

/**
 * pg-boss creates and maintains its tables with scripts that have their own transactions. It doesn't await the update
 * that completes a job, so a failure of that update would crash the process: here it is reported, and the job returns
 * when it expires.
 */
function bossDatabase({ db, onError }: QueueOptions): PgBoss.Db {
  const { executeSql } = executorOf(db);
  return {
    executeSql: async (text, values) => {
      if (/^\s*begin\b/i.test(text)) {
        await db.runScript(text);
        return { rows: [] };
      }
      const answer = executeSql(text, values);
      return isCompletion(text) ? answer.catch(report) : answer;
    },
  };

  function report(error: unknown) {
    onError(error instanceof Error ? error : new Error(String(error)));
    return { rows: [{ count: 0 }] };
  }
}

function isCompletion(text: string): boolean {
  return /\bcompleted_on = now\(\),\s+state = 'completed'/.test(text);
}

function executorOf(tx: Tx): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await tx.run(text, values) }) };
}

/** Calls at once, and once more after the pause if it was called again meanwhile. */
function leadingAndTrailing(pauseMs: number, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  const begin = () => {
    call();
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) begin();
    }, pauseMs);
    timer.unref();
  };
  return () => {
    if (timer) isWanted = true;
    else begin();
  };
}
