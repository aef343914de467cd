import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../sandbox/state/workspace.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { sendsRaw } from '../support/sends-to-app.js';

const folder = 'test/fixtures/channels';
const name = 'inc-1-checkout-is-down';

const messageSchema = z.looseObject({
  ts: z.string(),
  text: z.string(),
  subtype: z.string().optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).optional(),
});
type Told = z.infer<typeof messageSchema>;
const expectedSchema = z.array(z.object({ ts: z.string(), text: z.string() }));

const channels = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({
    title: entry.name,
    messages: z.array(messageSchema).parse(read(entry.name, 'messages.json')),
    expected: expectedSchema.parse(read(entry.name, 'expected_timeline.json')),
  }));

function read(channel: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, channel, file), 'utf8'));
}

/** Adds messages to the channel's history without events. */
function intoHistory({ slack }: Bot, messages: Told[]): void {
  const workspace = slack.snapshot();
  const { id } = slack.channel(name);
  const stored = messages.map((message) => ({
    type: 'message',
    team: workspace.team.id,
    ...message,
    channel: id,
    ...(message.subtype === 'thread_broadcast' ? { broadcast: true } : {}),
  }));
  workspace.messages[id] = [...(stored as Message[]), ...(workspace.messages[id] ?? [])];
  slack.restore(workspace);
}

/** Sends the bot events about the messages and marks, in this order. */
async function live({ slack, service }: Bot, events: object[]): Promise<void> {
  for (const [index, event] of events.entries()) {
    const body = {
      ...{ type: 'event_callback', team_id: slack.teamId, api_app_id: slack.appId, event_time: 1 },
      ...{ event_id: `Ev${index}${Math.floor(performance.now() * 1_000)}`, event },
    };
    const to = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    expect((await sendsRaw(JSON.stringify(body), 'application/json', to)).status).toBe(200);
  }
}

function eventsOf(bot: Bot, messages: Told[]): object[] {
  const channel = bot.slack.channel(name).id;
  return messages.flatMap((message) => {
    const { reactions = [], ...posted } = message;
    const marks = reactions.flatMap((reaction) =>
      reaction.users.map((user) => ({
        ...{
          type: 'reaction_added',
          user,
          reaction: reaction.name,
          event_ts: `${Math.floor(Number(message.ts)) + 60}.000000`,
        },
        item: { type: 'message', channel, ts: message.ts },
      })),
    );
    return [{ type: 'message', channel, channel_type: 'channel', event_ts: message.ts, ...posted }, ...marks];
  });
}

const mergeObserved = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select ts, text from messages order by ts')).map(({ ts, text }) => ({ ts, text }));
const keyed = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select ts from messages where is_highlight order by ts')).map(({ ts }) => ts);

describe.each(channels)('the channel $title', ({ messages, expected }) => {
  const wanted = expected.map(({ ts, text }) => ({ ts, text }));
  const marked = messages
    .filter(({ reactions }) => reactions?.some((one) => ['pushpin', 'star'].includes(one.name)))
    .map(({ ts }) => ts);
  const agrees = (bot: Bot) =>
    eventually(async () => {
      expect(await mergeObserved(bot)).toEqual(wanted);
      expect(await keyed(bot)).toEqual(marked);
    });

  it('is recorded from live events', async () => {
    const bot = await anOpenIncident();
    await live(bot, eventsOf(bot, messages));
    await agrees(bot);
  });

  it('is recorded the same from its history', async () => {
    const bot = await anOpenIncident();
    await bot.service.stop();
    intoHistory(bot, messages);
    await bot.another();
    await agrees(bot);
  });

  it('is recorded the same from its history after an earlier sync', async () => {
    const bot = await anOpenIncident();
    await bot.service.stop();
    await (await bot.another()).stop();
    await (await bot.another()).stop();
    intoHistory(bot, messages);
    await bot.another();
    await agrees(bot);
  });

  it('is recorded the same from both, shuffled and repeated', async () => {
    const bot = await anOpenIncident();
    const events = eventsOf(bot, messages);
    const [some = [], order = []] = fc.sample(fc.shuffledSubarray([...events, ...events]), {
      numRuns: 2,
      seed: 7,
    });
    intoHistory(bot, messages);
    await live(bot, some);
    await bot.another();
    await live(bot, order);
    await agrees(bot);
  });
});
