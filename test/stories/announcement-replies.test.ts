import { expect, it } from 'vitest';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

/** Replies in the threads of the announcements in a channel. */
function repliesIn({ slack }: Bot, channel: string) {
  const { messages } = slack.channel(channel);
  return messages
    .filter(({ bot_id, thread_ts, ts }) => bot_id && thread_ts && thread_ts !== ts)
    .map(({ text, subtype }) => ({ text, isInChannel: subtype === 'thread_broadcast' }));
}

const toIncidents = (alsoSendToChannel: boolean) => ({
  policy: (usual: Bot['config']['policy']) => ({ ...usual, announceIn: 'C0INCIDEN2', alsoSendToChannel }),
});

it('reports how it ends in the thread of each announcement', async () => {
  const bot = await aBot(toIncidents(false));
  const dana = bot.slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  for (const line of [
    'identified',
    'mitigated rolled back',
    'investigating',
    'resolved',
    'close',
    'reopen it is back',
  ])
    await dana.types(`/incident INC-1 ${line}`);
  await bot.delivered();
  const replies = [
    'dana marked INC-1 mitigated (was identified): “rolled back”',
    'dana moved INC-1 back to investigating (was mitigated): Checkout is down',
    'dana resolved INC-1 (was investigating): Checkout is down',
    'dana closed INC-1: Checkout is down',
    'dana reopened INC-1 (was closed): “it is back”',
  ].map((text) => ({ text, isInChannel: false }));
  expect(repliesIn(bot, 'general')).toEqual(replies);
  expect(repliesIn(bot, 'incidents')).toEqual(replies);
});

it('also sends replies to the channel if the policy says so, and none for a private incident', async () => {
  const bot = await aBot(toIncidents(true));
  const dana = bot.slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  await dana.types('/incident start sev2 --private Somebody is leaking keys');
  await bot.delivered();
  await dana.types('/incident INC-1 cancel false alarm');
  await dana.types('/incident INC-2 resolved');
  await bot.delivered();
  expect(repliesIn(bot, 'general')).toEqual([
    { text: 'dana canceled INC-1 as a false alarm: Checkout is down', isInChannel: true },
  ]);
  expect(JSON.stringify(bot.slack.channel('incidents').messages)).not.toContain('INC-2');
});

it('replies once, even if Slack’s response was lost, and not if the announcement is gone', async () => {
  const bot = await aBot(toIncidents(false));
  const dana = bot.slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  await bot.delivered();
  bot.slack.faults.loseReply(({ args }) => 'thread_ts' in args);
  await dana.types('/incident INC-1 resolved');
  await bot.delivered();
  for (const channel of ['general', 'incidents']) expect(repliesIn(bot, channel)).toHaveLength(1);
  expect(await ask(bot.databaseUrl, "select 1 from effects where state in ('rejected', 'dead')")).toEqual([]);
});
