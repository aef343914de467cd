import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import type { Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

const written = 10_000;
/** Every hundredth message starts a thread with the next ten. */
const every = 100;
const replies = 10;

const channel = 'inc-1-checkout-is-down';
const deadlineMs = 120_000;

/** Measures reading a whole channel written while Firebreak was down: time and number of Slack calls. */
export function measureHistory(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const slack = await startSandbox({ retryScaleMs: [] });
    stage.onEnd(() => slack.close());
    const database = { url: await (await startPostgres(stage)).newDatabase('bench_history') };
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    stage.onEnd(() => sql.end());
    const before = await serveFirebreak(stage, { ...slack, database });
    slack.deliverTo(`${before.url}/slack/events`);
    await slack.person('dana').types('/incident start Checkout is down');
    await slack.until(() => slack.channels().some(({ name }) => name === channel));
    await slack.idle(1_000);
    await before.stop();
    slack.deliverTo();
    await write(slack);
    const readOnce = async () => {
      const [from, asked] = [slack.calls.length, new Date()];
      const service = await serveFirebreak(stage, { ...slack, database });
      const isRead = async () =>
        (await sql`select 1 from channel_syncs where synced_at > ${asked}`).length > 0;
      const giveUpAt = performance.now() + deadlineMs;
      while (!(await isRead())) {
        if (performance.now() > giveUpAt) throw new Error('The channel was not synced within two minutes.');
        await pause(5);
      }
      const syncedAt = Date.now();
      await service.stop();
      const calls = slack.calls.slice(from).filter(({ method }) => /^(?:conversations|pins)\./.test(method));
      return { seconds: (syncedAt - (calls[0]?.at.getTime() ?? Number.NaN)) / 1_000, calls };
    };
    const { seconds, calls } = await readOnce();
    const [stored] = await sql<{ count: number }[]>`select count(*)::int as count from messages`;
    if (stored?.count !== written) throw new Error(`${stored?.count} of ${written} messages were stored.`);
    const again = await readOnce();
    const threads = calls.filter(({ method }) => method === 'conversations.replies').length;
    return [
      {
        name: `messages synced from a channel of ${written}`,
        value: written / seconds,
        unit: '/s',
        aim: null,
        note: `in ${seconds.toFixed(1)} s with an instant Slack; with nothing new, in ${again.seconds.toFixed(1)} s`,
      },
      {
        name: 'Slack calls of that sync',
        value: calls.length,
        unit: 'calls',
        aim: null,
        note: `${threads} of them for threads; with nothing new, ${again.calls.length}`,
      },
    ];
  });
}

async function write(slack: Sandbox): Promise<void> {
  const dana = slack.person('dana');
  for (let count = 0; count < written; ) {
    const begun = await dana.posts(`line ${count}`, { in: channel });
    const isThread = count % every === 0;
    count += 1;
    for (let reply = 0; isThread && reply < replies; reply += 1, count += 1)
      await dana.posts(`line ${count}`, { in: channel, thread: begun.ts });
  }
}
