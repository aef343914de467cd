import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

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
    await eventually(async () => expect(await kept()).toHaveLength(2));
    expect(await kept()).toEqual([
      { author_id: dana.id, text: 'p99 is 9 s', ts: first.ts, thread_ts: null },
      { author_id: dana.id, text: 'since 13:50', ts: expect.any(String), thread_ts: first.ts },
    ]);
  },
);

it('follows edits, and keeps the place of deleted messages but not their text', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await delivered();
  const channel = 'inc-1-checkout-is-down';
  const edited = await dana.posts('p99 is 9 s', { in: channel });
  await dana.edits(edited, 'p99 is 9 s since 13:50');
  const gone = await dana.posts('the password is hunter2', { in: channel });
  await dana.edits(gone, 'the password was hunter2');
  await dana.deletes(gone);

  const kept = () =>
    ask(databaseUrl, 'select text, deleted_at is not null as is_gone from messages order by ts');
  await eventually(async () => {
    expect(await kept()).toEqual([
      { text: 'p99 is 9 s since 13:50', is_gone: false },
      { text: '', is_gone: true },
    ]);
  });
  expect(await ask(databaseUrl, 'select ts, text from message_revisions')).toEqual([
    { ts: edited.ts, text: 'p99 is 9 s' },
  ]);
});

it('stores bots’ messages under their names, and nothing of Firebreak’s own twice', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  await slack.person('dana').types('/incident start Checkout is down');
  await delivered();
  const channel = 'inc-1-checkout-is-down';
  await slack.person('dana').invites(channel, 'deploybot');
  await slack.person('deploybot').posts('deployed 4f2c1', { in: channel, subtype: 'bot_message' });
  await slack.person('dana').types('/incident update watching', { in: channel });
  await delivered();
  await slack.idle();
  expect(await ask(databaseUrl, 'select author_name, is_bot, text from messages')).toEqual([
    { author_name: 'deploybot', is_bot: true, text: 'deployed 4f2c1' },
  ]);
});

it('continues in a renamed channel, and marks earlier messages', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const before = await dana.posts('errors since 13:50', { in: openChannel });
  await dana.renames(openChannel, 'payments-outage');
  await dana.posts('rolled back', { in: 'payments-outage' });
  await dana.pins(before);
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, 'select text, is_highlight from messages order by ts')).toEqual([
      { text: 'errors since 13:50', is_highlight: true },
      { text: 'rolled back', is_highlight: false },
    ]),
  );
  const timeline = await dana.types('/incident timeline', { in: 'payments-outage' });
  expect(JSON.stringify(timeline.blocks)).toContain('errors since 13:50');
});
