import type { Figure } from './figure.js';
import { onStage } from './stage.js';
import { openSyncedChannels, writeMessages } from './synced-channels.js';

const written = 10_000;
/** Every hundredth message starts a thread with the next ten. */
const shape = { written, every: 100, replies: 10 };

/** Measures reading a whole channel written while Firebreak was down: time and number of Slack calls. */
export function measureHistory(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const { slack, sql, sync } = await openSyncedChannels(stage, 'bench_history', ['Checkout is down']);
    await writeMessages(slack, 'inc-1-checkout-is-down', shape);
    const { seconds, calls } = await sync();
    const [stored] = await sql<{ count: number }[]>`select count(*)::int as count from messages`;
    if (stored?.count !== written) throw new Error(`${stored?.count} of ${written} messages were stored.`);
    const again = await sync();
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
