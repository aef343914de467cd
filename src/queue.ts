import PgBoss from 'pg-boss';
import type { Database, Tx } from './db/database.js';
import type { IncidentKey } from './domain/incident/incident.js';

const deliveries = 'deliver-effects';

/** How many jobs are taken at once; each is only a call to look after an incident. */
const batchSize = 100;

/** Under a flood of commits the queue is looked into at most so often; the first one is seen at once. */
const wakeEveryMs = 25;

export interface QueueOptions {
  db: Database;
  onError: (error: Error) => void;
}

/** The job queue, in the same database as everything else. */
export interface Queue {
  /** Asks for a delivery, in this transaction: nothing happens where it rolls back. */
  requestDelivery(tx: Tx, incident: IncidentKey): Promise<void>;
  /** Says that a transaction with a delivery has been committed: work begins now, not at the next poll. */
  wake(): void;
  /** Begins to work: `want` is called for each incident that wants a delivery. */
  work(want: (incident: IncidentKey) => void): Promise<void>;
  /** Takes no new job. */
  stop(): Promise<void>;
}

/**
 * Opens the queue; creates its tables where they are missing. One job at most waits per incident (policy `short`). A
 * job is done once its incident has been handed over: what is to be delivered stands in the effects themselves, and
 * the sweep finds what a killed process has left. So a slow incident holds up no other.
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
 * pg-boss makes and tends its tables by scripts with transactions of their own. It does not wait until a job is noted
 * as done, so a failure of that note would end the process: it is told of, and the job comes again once it expires.
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
      return isNoteOfCompletion(text) ? answer.catch(told) : answer;
    },
  };

  function told(error: unknown) {
    onError(error instanceof Error ? error : new Error(String(error)));
    return { rows: [{ count: 0 }] };
  }
}

function isNoteOfCompletion(text: string): boolean {
  return /\bcompleted_on = now\(\),\s+state = 'completed'/.test(text);
}

function executorOf(tx: Tx): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await tx.run(text, values) }) };
}

/** Calls at once, and once more at the end of the pause where it was called again meanwhile. */
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
