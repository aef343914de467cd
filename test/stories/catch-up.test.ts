import { expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const channel = openChannel;

const record = ({ databaseUrl }: Bot) =>
  ask(
    databaseUrl,
    `select text, thread_ts is not null as in_thread, is_highlight, deleted_at is not null as is_gone,
       (select by_id from marks where marks.ts = messages.ts and is_on order by version limit 1) as by
     from messages order by ts`,
  );

const untilCaughtUp = ({ databaseUrl }: Bot) =>
  eventually(async () =>
    expect(
      await ask(
        databaseUrl,
        'select 1 from channel_syncs where state is null and missed_since is null and synced_at is not null',
      ),
    ).toHaveLength(1),
  );

/** dana's INC-1 while no bot is running. */
async function away() {
  const bot = await anOpenIncident();
  await leave(bot);
  return { bot, slack: bot.slack, dana: bot.slack.person('dana') };
}

async function leave({ slack, service }: Bot): Promise<void> {
  await service.stop();
  slack.deliverTo();
}

it('makes the record what it would be without the downtime', async () => {
  const bot = await anOpenIncident();
  const { slack } = bot;
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.invites(channel, sam);
  const edited = await dana.posts('errors since 13:50', { in: channel });
  const gone = await dana.posts('the password is hunter2', { in: channel });
  const unmarked = await dana.posts('maybe the cache?', { in: channel });
  const lasting = await sam.posts('p99 is 9 s', { in: channel });
  await sam.reacts(unmarked, 'pushpin');
  await dana.pins(lasting);
  const thread = await sam.posts('only one provider', { in: channel, thread: lasting.ts });
  await eventually(async () => {
    expect(await record(bot)).toHaveLength(5);
    expect((await record(bot)).filter(({ is_highlight }) => is_highlight)).toHaveLength(2);
  });
  await leave(bot);

  await dana.edits(edited, 'errors since 13:48');
  await dana.deletes(gone);
  await sam.unreacts(unmarked, 'pushpin');
  await dana.unpins(lasting);
  await sam.reacts(thread, 'star');
  await dana.posts('all of them now', { in: channel, thread: lasting.ts });
  const missed = await sam.posts('rolled back 4f2c1', { in: channel });
  await dana.pins(missed);
  await bot.another();

  await untilCaughtUp(bot);
  expect(await record(bot)).toEqual([
    { text: 'errors since 13:48', in_thread: false, is_highlight: false, is_gone: false, by: null },
    { text: '', in_thread: false, is_highlight: false, is_gone: true, by: null },
    { text: 'maybe the cache?', in_thread: false, is_highlight: false, is_gone: false, by: null },
    { text: 'p99 is 9 s', in_thread: false, is_highlight: false, is_gone: false, by: null },
    { text: 'only one provider', in_thread: true, is_highlight: true, is_gone: false, by: sam.id },
    { text: 'all of them now', in_thread: true, is_highlight: false, is_gone: false, by: null },
    { text: 'rolled back 4f2c1', in_thread: false, is_highlight: true, is_gone: false, by: dana.id },
  ]);
});

it('syncs long channels in pages, continues after a failure, and starts over the next time', async () => {
  const { bot, slack, dana } = await away();
  const lines = [];
  for (let n = 0; n < 450; n += 1) lines.push(await dana.posts(`line ${n}`, { in: channel }));
  slack.faults.status('conversations.history', 503, { after: 1 });
  slack.faults.rateLimit('conversations.history', 1, { after: 2 });
  const second = await bot.another();
  await bot.another().then((third) => third.stop());
  await eventually(async () => expect(await record(bot)).toHaveLength(450));
  await untilCaughtUp(bot);
  await second.stop();
  slack.deliverTo();
  const [marked, edited, gone] = lines;
  if (!marked || !edited || !gone) throw new Error('No lines were posted.');
  await dana.reacts(marked, 'pushpin');
  await dana.edits(edited, 'line 1, since 13:50');
  await dana.deletes(gone);
  await dana.posts('one more', { in: channel });
  await bot.another();
  await untilCaughtUp(bot);
  const all = await record(bot);
  expect(all).toHaveLength(451);
  expect(all.slice(0, 4)).toMatchObject([
    { text: 'line 0', is_highlight: true },
    { text: 'line 1, since 13:50', is_highlight: false },
    { text: '', is_gone: true },
    { text: 'line 3', is_gone: false },
  ]);
});

it('finds changes to replies even without new ones', async () => {
  const bot = await anOpenIncident();
  const { slack } = bot;
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.invites(channel, sam);
  const [long, short] = [
    await dana.posts('what of the database?', { in: channel }),
    await dana.posts('who has the logs?', { in: channel }),
  ];
  const reply = (text: string, { ts }: { ts: string }) => sam.posts(text, { in: channel, thread: ts });
  const [marked, edited, gone, only] = [
    await reply('slow queries', long),
    await reply('since 13:50', long),
    await reply('the password is hunter2', long),
    await reply('the token is hunter3', short),
  ];
  await eventually(async () => expect(await record(bot)).toHaveLength(6));
  await leave(bot);
  await dana.reacts(marked, 'star');
  await sam.edits(edited, 'since 13:48');
  await sam.deletes(gone);
  await sam.deletes(only);
  await bot.another();
  await untilCaughtUp(bot);
  expect((await record(bot)).slice(2)).toMatchObject([
    { text: 'slow queries', is_highlight: true },
    { text: 'since 13:48', is_highlight: false },
    { text: '', is_gone: true },
    { text: '', is_gone: true },
  ]);
});

it('marks a gap when a thread’s parent was deleted', async () => {
  const { bot, dana } = await away();
  const gone = await dana.posts('the password is hunter2', { in: channel });
  await dana.posts('please not here', { in: channel, thread: gone.ts });
  await dana.deletes(gone);
  await bot.another();
  await untilCaughtUp(bot);
  expect(await record(bot)).toMatchObject([
    { text: '', in_thread: false, is_gone: true },
    { text: 'please not here', in_thread: true, is_gone: false },
  ]);
});

it('continues within a long thread after a rate limit', async () => {
  const { bot, slack, dana } = await away();
  const { ts } = await dana.posts('what do you see?', { in: channel });
  for (let n = 0; n < 450; n += 1) await dana.posts(`line ${n}`, { in: channel, thread: ts });
  for (const after of [1, 2]) slack.faults.rateLimit('conversations.replies', 1, { after });
  const before = slack.calls.length;
  await bot.another();
  await untilCaughtUp(bot);
  expect(await record(bot)).toHaveLength(451);
  const asked = slack.calls.slice(before).filter(({ method }) => method === 'conversations.replies');
  expect(new Set(asked.map(({ args }) => args.cursor)).size).toBe(3);
  expect(asked).toHaveLength(5);
});

it('immediately takes over a killed process’s sync, and then reads newer messages', async () => {
  const { bot, slack, dana } = await away();
  for (let n = 0; n < 250; n += 1) await dana.posts(`line ${n}`, { in: channel });
  slack.faults.rateLimit('conversations.history', 3_600, { after: 1 });
  const second = await bot.another();
  await eventually(async () => expect(await record(bot)).toHaveLength(200));
  await eventually(async () =>
    expect(
      await ask(bot.databaseUrl, 'select 1 from channel_syncs where not_before is not null'),
    ).toHaveLength(1),
  );
  await second.stop();
  slack.deliverTo();
  await dana.posts('written while nobody was there', { in: channel });
  await ask(
    bot.databaseUrl,
    "update channel_syncs set not_before = null, owner_id = 4711, lease_until = now() + interval '1 hour'",
  );
  await bot.another();
  await eventually(async () => expect(await record(bot)).toHaveLength(251));
});

it('pauses when Slack denies access, says so in the timeline, and continues once allowed', async () => {
  const { bot, slack, dana } = await away();
  const timeline = async () => JSON.stringify((await dana.types('/incident INC-1 timeline')).blocks);
  for (let n = 0; n < 250; n += 1) await dana.posts(`line ${n}`, { in: channel });
  slack.faults.fail('conversations.history', 'channel_not_found', { after: 1 });
  const second = await bot.another();
  await eventually(async () =>
    expect(await timeline()).toMatch(
      /Slack didn't return what was written before <!date[^>]*>: channel_not_found/,
    ),
  );
  expect(await record(bot)).toHaveLength(200);
  await second.stop();
  const third = await bot.another();
  slack.deliverTo(`${third.url}/slack/events`);
  await eventually(async () => expect(await record(bot)).toHaveLength(250));
  await untilCaughtUp(bot);
  expect(await timeline()).not.toContain('Slack would not tell');
});
