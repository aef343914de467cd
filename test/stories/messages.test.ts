import { expect, it, vi } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

it.each(['http', 'socket'] as const)(
  'keeps what is written in an incident’s channel, and nothing of any other (%s)',
  async (mode) => {
    const { slack, databaseUrl, delivered } = await aBot({ mode });
    const dana = slack.person('dana');
    await dana.types('/incident start Checkout is down');
    await delivered();
    const channel = 'inc-1-checkout-is-down';
    const first = await dana.posts('p99 is 9 s', { in: channel });
    await dana.posts('since 13:50', { in: channel, thread: first.ts });
    await dana.posts('lunch?', { in: 'general' });

    const kept = () => ask(databaseUrl, 'select author_id, text, ts, thread_ts from messages order by ts');
    await vi.waitFor(async () => expect(await kept()).toHaveLength(2));
    expect(await kept()).toEqual([
      { author_id: dana.id, text: 'p99 is 9 s', ts: first.ts, thread_ts: null },
      { author_id: dana.id, text: 'since 13:50', ts: expect.any(String), thread_ts: first.ts },
    ]);
  },
);
