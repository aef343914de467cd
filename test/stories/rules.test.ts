import { expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import type { Policy } from '../../src/domain/policy.js';
import { aReader } from '../block-kit/a-reader.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { sendsRaw } from '../support/sends-to-app.js';

const firing = '[FIRING:1] HighLatency checkout';

async function anIncidentWith(rules: Partial<Policy['timeline']['rules']> = {}): Promise<Bot> {
  const bot = await anOpenIncident({
    policy: (usual) => ({
      ...usual,
      timeline: { ...usual.timeline, rules: { ...usual.timeline.rules, ...rules } },
    }),
  });
  for (const name of ['deploybot', 'sam']) await bot.slack.person('dana').invites(channel, name);
  return bot;
}

/** Sends the bot a channel event at its own time, in seconds after a fixed moment. */
async function tell({ slack, service }: Bot, event: object): Promise<void> {
  const body = {
    ...{ type: 'event_callback', team_id: slack.teamId, api_app_id: slack.appId, event_time: 1 },
    event_id: `Ev${performance.now()}`,
    event: { type: 'message', channel: slack.channel(channel).id, channel_type: 'channel', ...event },
  };
  const to = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
  expect((await sendsRaw(JSON.stringify(body), 'application/json', to)).status).toBe(200);
}

const stamp = (seconds: number) => `${1_700_000_000 + seconds}.000100`;
const alertAt = (seconds: number) => ({
  ...{ subtype: 'bot_message', bot_id: 'B7', username: 'monitor', ts: stamp(seconds), text: '' },
  attachments: [{ fallback: firing, title: firing }],
});
const imageAt = (seconds: number) => ({
  ...{ subtype: 'file_share', user: 'U0DANA', ts: stamp(seconds), text: `graph ${seconds}` },
  files: [{ id: `F${seconds}`, name: 'graph.png', mimetype: 'image/png', size: 9_000_000 }],
});

const highlights = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select text from messages where is_highlight order by ts')).map(
    ({ text }) => text,
  );
const untilKeyEntriesAre = (bot: Bot, texts: string[]) =>
  eventually(async () => expect(await highlights(bot)).toEqual(texts));
/** Waits until the record is processed. */
const untilProcessed = ({ databaseUrl }: Bot) =>
  eventually(async () =>
    expect(
      await ask(
        databaseUrl,
        'select 1 from messages where is_dirty union all select 1 from marks where is_dirty',
      ),
    ).toEqual([]),
  );

it('highlights alerts and deploy notices by bots, and names the rule', async () => {
  const bot = await anIncidentWith();
  const [dana, robot] = [bot.slack.person('dana'), bot.slack.person('deploybot')];
  await robot.posts(firing, { in: channel, subtype: 'bot_message' });
  await robot.posts('Deploy of checkout to production finished', { in: channel, subtype: 'bot_message' });
  await robot.posts('We received a lot of alerts', { in: channel, subtype: 'bot_message' });
  await dana.posts(firing, { in: channel });
  await untilKeyEntriesAre(bot, [firing, 'Deploy of checkout to production finished']);

  const answer = await dana.types('/incident timeline', { in: channel });
  const text = renderMessage(
    { text: answer.text ?? '', blocks: answer.blocks ?? [] },
    aReader({ tz: 'UTC' }),
    {
      width: 100,
    },
  );
  expect(text).toMatch(/deploybot “\[FIRING:1\] HighLatency checkout” link · rule: alerts/);
  expect(text).toContain('· rule: deploys');
});

it('highlights images within a minute after an alert, even if the alert arrives last', async () => {
  const bot = await anIncidentWith();
  for (const seconds of [-1, 30, 61]) await tell(bot, imageAt(seconds));
  await untilProcessed(bot);
  expect(await highlights(bot)).toEqual([]);
  await tell(bot, alertAt(0));
  await untilKeyEntriesAre(bot, [firing, 'graph 30']);
});

it('removes highlights that a deleted alert caused', async () => {
  const bot = await anIncidentWith();
  await tell(bot, alertAt(0));
  await tell(bot, imageAt(30));
  await untilKeyEntriesAre(bot, [firing, 'graph 30']);
  await tell(bot, { subtype: 'message_deleted', deleted_ts: stamp(0), event_ts: stamp(90) });
  await untilKeyEntriesAre(bot, []);
});

it('keeps a message off the timeline that a person removed, until someone marks it', async () => {
  const bot = await anIncidentWith();
  await tell(bot, alertAt(0));
  await untilKeyEntriesAre(bot, [firing]);
  await untilProcessed(bot);
  const dana = bot.slack.person('dana');
  await dana.types(`/incident timeline remove m${stamp(0)}`, { in: channel });
  await untilKeyEntriesAre(bot, []);
  await tell(bot, alertAt(0));
  await tell(bot, imageAt(30));
  await untilProcessed(bot);
  expect(await highlights(bot)).toEqual(['graph 30']);
  const pin = {
    type: 'pin_added',
    user: 'U0DANA',
    channel_id: bot.slack.channel(channel).id,
    event_ts: `${Math.floor(Date.now() / 1_000) + 60}.000000`,
  };
  await tell(bot, { ...pin, item: { type: 'message', channel: pin.channel_id, message: { ts: stamp(0) } } });
  await untilKeyEntriesAre(bot, [firing, 'graph 30']);
  const answer = await dana.types('/incident timeline', { in: channel });
  expect(JSON.stringify(answer.blocks)).toMatch(/HighLatency checkout” <[^>]*> · pinned <@U0DANA>/);
});

it('follows the policy: a disabled rule marks nothing, and first messages are marked only if enabled', async () => {
  const bot = await anIncidentWith({ alerts: false, responders: true });
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await tell(bot, alertAt(0));
  await tell(bot, imageAt(30));
  const first = await dana.posts('I am looking', { in: channel });
  await dana.posts('at the database', { in: channel });
  await sam.posts('me too', { in: channel });
  await untilKeyEntriesAre(bot, ['graph 30', 'I am looking', 'me too']);
  await dana.deletes(first);
  await untilKeyEntriesAre(bot, ['graph 30', 'at the database', 'me too']);
});

it('keeps an image on the timeline after its alert’s text was purged', async () => {
  const bot = await anIncidentWith({ alerts: false });
  await tell(bot, alertAt(0));
  await tell(bot, imageAt(30));
  await untilKeyEntriesAre(bot, ['graph 30']);
  await untilProcessed(bot);
  await ask(
    bot.databaseUrl,
    "update messages set is_dirty = true, text = '', purged_at = now() where is_bot",
  );
  await ask(bot.databaseUrl, 'update messages set is_dirty = true where not is_bot');
  await tell(bot, imageAt(90));
  await untilProcessed(bot);
  expect(await highlights(bot)).toEqual(['graph 30']);
});
