import { expect, it, vi } from 'vitest';
import { actionIds } from '../../src/slack/views/action-ids.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { sendsRaw } from '../support/sends-to-app.js';

const name = 'inc-1-payroll-is-out';

/** dana's private INC-1 with priya and a highlight; `bot.slack.shareChannel` changes its channel's id. */
async function aBotWithASecret(): Promise<Bot & { moveChannel: () => { from: string; to: string } }> {
  const bot = await aBot();
  const { slack, delivered, databaseUrl } = bot;
  await slack.person('dana').types('/incident start sev2 Payroll is out --private @priya');
  await delivered();
  const message = await slack.person('priya').posts('the list is public', { in: name });
  await slack.person('priya').reacts(message, 'pushpin');
  await slack.person('priya').edits(message, 'the whole list is public');
  await vi.waitFor(async () =>
    expect(
      await ask(databaseUrl, "select 1 from messages where is_highlight and text ~ 'whole'"),
    ).toHaveLength(1),
  );
  await delivered();
  const moveChannel = () => {
    const from = slack.channel(name).id;
    slack.shareChannel(name, true);
    return { from, to: slack.channel(name).id };
  };
  return { ...bot, moveChannel };
}

const tables = ['incidents', 'messages', 'message_revisions', 'marks', 'announcements'];
/** How many rows contain this channel id. */
async function rowsOf({ databaseUrl }: Bot, channelId: string): Promise<number[]> {
  const counts = tables.map(
    (table) => `select count(*)::int as n from ${table} where channel_id = '${channelId}'`,
  );
  return (await ask(databaseUrl, counts.join(' union all '))).map(({ n }) => Number(n));
}

it('follows a channel whose id Slack changes: who sees it, what is on its timeline, what is posted and edited', async () => {
  const bot = await aBotWithASecret();
  const { slack, delivered } = bot;
  const { from, to } = bot.moveChannel();
  expect(to).not.toBe(from);
  await vi.waitFor(async () =>
    expect((await rowsOf(bot, to)).slice(0, 4)).toEqual([1, expect.any(Number), 1, expect.any(Number)]),
  );
  expect(await rowsOf(bot, from)).toEqual([0, 0, 0, 0, 0]);
  const priya = slack.person('priya');
  const timeline = await priya.types('/incident timeline', { in: name });
  expect(JSON.stringify(timeline.body)).toContain('the whole list is public');
  await priya.types('/incident update It is contained', { in: name });
  await priya.types('/incident severity sev1', { in: name });
  await delivered();
  const channel = slack.channel(name);
  expect(channel.messages.some(({ text }) => text.includes('It is contained'))).toBe(true);
  expect(JSON.stringify(channel.pins)).toContain('sev1');
  expect((await slack.person('lee').types('/incident show INC-1')).text).toContain(
    'no INC-1 that you can see',
  );
  const later = await priya.posts('and the backup', { in: name });
  await vi.waitFor(async () =>
    expect(await ask(bot.databaseUrl, `select 1 from messages where ts = '${later.ts}'`)).toHaveLength(1),
  );
});

it('keeps editing announcements in a channel whose id Slack changes', async () => {
  const leads = 'C0LEADS004';
  const bot = await aBot({ policy: (usual) => ({ ...usual, announceIn: leads }) });
  const { slack, delivered } = bot;
  const dana = slack.person('dana');
  await dana.invites('leads', 'Firebreak');
  await dana.types('/incident start sev3 Search is down');
  await delivered();
  slack.shareChannel('leads', true);
  await vi.waitFor(async () => expect(await rowsOf(bot, leads)).toEqual([0, 0, 0, 0, 0]));
  await dana.types('/incident INC-1 title Search is back');
  await delivered({ withAnnouncements: true });
  expect(
    slack
      .channel('leads')
      .messages.map(({ text }) => text)
      .join(),
  ).toContain('Search is back');
});

it('posts what Slack rejected before the new channel id was known', async () => {
  const bot = await aBotWithASecret();
  const { slack, service, databaseUrl, delivered } = bot;
  slack.deliverTo('http://127.0.0.1:9/slack/events');
  const { from, to } = bot.moveChannel();
  await slack.idle();
  slack.deliverTo(`${service.url}/slack/events`);
  await slack.person('dana').types('/incident INC-1 update It is contained');
  await vi.waitFor(async () =>
    expect(
      await ask(databaseUrl, "select 1 from effects where state = 'rejected' and kind = 'broadcast'"),
    ).toHaveLength(1),
  );
  await slack.person('priya').posts('undelivered', { in: name });
  await tell(bot, { from, to });
  await delivered();
  expect(slack.channel(name).messages.filter(({ text }) => text.includes('It is contained'))).toHaveLength(1);
  await vi.waitFor(async () =>
    expect(await ask(databaseUrl, "select 1 from messages where text = 'undelivered'")).toHaveLength(1),
  );
});

it('ignores repeated events, unrelated channels and ids that are already in use', async () => {
  const bot = await aBotWithASecret();
  const { slack, delivered } = bot;
  const { from, to } = bot.moveChannel();
  await vi.waitFor(async () => expect((await rowsOf(bot, to))[0]).toBe(1));
  await slack.person('dana').types('/incident start sev3 Search is down');
  await delivered();
  const before = await rowsOf(bot, to);
  const other = slack.channel('inc-2-search-is-down').id;
  for (const [one, another] of [
    [from, to],
    ['C0LEADS004', 'C0LEADS005'],
    [other, to],
    [to, to],
    ['', to],
  ] as const)
    await tell(bot, { from: one, to: another });
  expect(await rowsOf(bot, to)).toEqual(before);
  const [card] = slack.channel('inc-2-search-is-down').pins;
  expect(card && (await slack.person('lee').clicks(card, { action_id: actionIds.update })).status).toBe(200);
});

async function tell({ slack, service }: Bot, { from, to }: { from: string; to: string }): Promise<void> {
  const event = {
    type: 'channel_id_changed',
    old_channel_id: from,
    new_channel_id: to,
    event_ts: '1612206778.000000',
  };
  const payload = {
    type: 'event_callback',
    team_id: slack.teamId,
    event_id: `Ev${from}`,
    event_time: 1_612_206_778,
    event,
  };
  const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
  expect((await sendsRaw(JSON.stringify(payload), 'application/json', sending)).status).toBe(200);
}
