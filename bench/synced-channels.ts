import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { serveFirebreak } from './firebreak.js';
import { startPostgres } from './postgres-server.js';
import type { Stage } from './stage.js';

const deadlineMs = 120_000;
/** Everything is written three hours ago: threads count as quiet after one. */
const agoMs = 3 * 3_600_000;

/** Incidents whose channels are synced at each start of Firebreak, which is not running otherwise. */
export interface SyncedChannels {
  slack: Sandbox;
  sql: postgres.Sql;
  /** Starts Firebreak until all channels are synced: the calls for that, and how long it took. */
  sync(): Promise<{ seconds: number; calls: Sandbox['calls'] }>;
}

/** Declares incidents with these titles, and stops. */
export async function openSyncedChannels(
  stage: Stage,
  database: string,
  titles: string[],
): Promise<SyncedChannels> {
  const slack = await startSandbox({ retryScaleMs: [], clock: () => new Date(Date.now() - agoMs) });
  stage.onEnd(() => slack.close());
  const { url } = { url: await (await startPostgres(stage)).newDatabase(database) };
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  stage.onEnd(() => sql.end());
  const serve = () => serveFirebreak(stage, { ...slack, database: { url } });
  const service = await serve();
  slack.deliverTo(`${service.url}/slack/events`);
  const existing = slack.channels().length;
  for (const title of titles) await slack.person('dana').types(`/incident start ${title}`);
  await slack.until(() => slack.channels().length === existing + titles.length);
  await slack.idle(1_000);
  await service.stop();
  slack.deliverTo();
  const sync = async () => {
    const [from, asked, startedAt] = [slack.calls.length, new Date(), performance.now()];
    const again = await serve();
    const isSynced = async () =>
      (await sql`select 1 from channel_syncs where synced_at > ${asked} and missed_since is null`).length ===
      titles.length;
    while (!(await isSynced())) {
      if (performance.now() - startedAt > deadlineMs)
        throw new Error('The channels were not synced within two minutes.');
      await pause(5);
    }
    const syncedAt = Date.now() - agoMs;
    await again.stop();
    const calls = slack.calls
      .slice(from)
      .filter(({ method }) => /^(?:conversations\.(?:history|replies)|pins)\b/.test(method));
    return { seconds: (syncedAt - (calls[0]?.at.getTime() ?? Number.NaN)) / 1_000, calls };
  };
  return { slack, sql, sync };
}

/** Writes messages; every `every`th starts a thread with `replies` replies. Returns the threads. */
export async function writeMessages(
  slack: Sandbox,
  channel: string,
  { written, every, replies }: { written: number; every: number; replies: number },
): Promise<string[]> {
  const dana = slack.person('dana');
  const threads: string[] = [];
  for (let count = 0; count < written; ) {
    const begun = await dana.posts(`line ${count}`, { in: channel });
    const isThread = count % every === 0;
    if (isThread) threads.push(begun.ts);
    count += 1;
    for (let reply = 0; isThread && reply < replies; reply += 1, count += 1)
      await dana.posts(`line ${count}`, { in: channel, thread: begun.ts });
  }
  return threads;
}
