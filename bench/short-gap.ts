import type { Sandbox } from '../sandbox/sandbox.js';
import type { Figure } from './figure.js';
import { onStage } from './stage.js';
import { openSyncedChannels, writeMessages } from './synced-channels.js';

const incidents = 10;
/** 500 messages in each, of which 20 start threads of ten replies. */
const shape = { written: 500, every: 25, replies: 10 };

/** Slack's calls per minute. Each method has its own limit, so the slowest one determines the time. */
const perMinute: Record<string, number> = {
  'conversations.history': 50,
  'conversations.replies': 50,
  'pins.list': 20,
};

/** Measures the Slack calls of syncing ten incidents: all of them, and after a restart. */
export function measureShortGap(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const titles = Array.from({ length: incidents }, (_, n) => `Shop ${n + 1} is down`);
    const { slack, sql, sync } = await openSyncedChannels(stage, 'bench_short_gap', titles);
    const channels = titles.map((_, n) => `inc-${n + 1}-shop-${n + 1}-is-down`);
    const threads: { channel: string; thread: string }[] = [];
    for (const channel of channels) {
      const [thread = ''] = await writeMessages(slack, channel, shape);
      threads.push({ channel, thread });
    }
    await sync();
    await sql`update workspaces set listened_at = listened_at - interval '1 day'`;
    const full = await sync();
    const unchanged = await sync();
    for (const { channel, thread } of threads)
      for (let n = 0; n < 5; n += 1) await slack.person('dana').posts(`news ${n}`, { in: channel, thread });
    const changed = await sync();
    const [stored] = await sql<{ count: number }[]>`select count(*)::int as count from messages`;
    if (stored?.count !== incidents * (shape.written + 5))
      throw new Error(`Only ${stored?.count} messages were stored.`);
    return [
      figureOf(`calls to sync ${incidents} incidents after a day`, full.calls),
      figureOf('the same after a restart, with nothing new', unchanged.calls),
      figureOf('the same with 5 new replies in a thread of each', changed.calls),
    ];
  });
}

function figureOf(name: string, calls: Sandbox['calls']): Figure {
  const counts = Object.keys(perMinute).map(
    (method) => [method, calls.filter((call) => call.method === method).length] as const,
  );
  const minutes = Math.max(...counts.map(([method, count]) => count / (perMinute[method] ?? 1)));
  const parts = counts.map(([method, count]) => `${count} ${method}`).join(', ');
  return {
    name,
    value: calls.length,
    unit: 'calls',
    aim: null,
    note: `${minutes.toFixed(1)} min at Slack's pace: ${parts}`,
  };
}
