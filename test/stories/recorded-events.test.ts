import { describe, expect, it } from 'vitest';
import { dict } from '../../sandbox/json.js';
import { recordings } from '../sandbox/support/recordings.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { sendsRaw } from '../support/sends-to-app.js';

const events = recordings().filter(({ payload }) => dict(payload.event).type !== undefined);

async function anOpenIncident(): Promise<{ bot: Bot; channel: string }> {
  const bot = await aBot();
  await bot.slack.person('dana').types('/incident start Checkout is down');
  await bot.delivered();
  return { bot, channel: bot.slack.channel('inc-1-checkout-is-down').id };
}

/** Sends a recorded event to our workspace as Slack does; `channel` replaces the recorded one. */
async function send(
  { slack, service }: Bot,
  payload: Record<string, unknown>,
  channel?: string,
): Promise<number> {
  const event = dict(payload.event);
  const item = dict(event.item);
  const moved = channel
    ? {
        ...event,
        ...('channel' in event ? { channel } : {}),
        ...('channel_id' in event ? { channel_id: channel } : {}),
        ...('item' in event ? { item: { ...item, channel } } : {}),
      }
    : event;
  const { teamId: team_id, botUserId: user_id } = slack;
  const installed = { enterprise_id: null, team_id, user_id, is_bot: true, is_enterprise_install: false };
  const ours = { team_id, context_team_id: team_id, authorizations: [installed], event_id: 'Ev1' };
  const body = { ...payload, ...ours, type: 'event_callback', event: moved };
  const to = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
  return (await sendsRaw(JSON.stringify(body), 'application/json', to)).status;
}

const kept = async ({ databaseUrl }: Bot) => {
  const [row] = await ask(
    databaseUrl,
    `select (select count(*)::int from messages) as messages, (select count(*)::int from marks) as marks,
       (select count(*)::int from incident_members) as members`,
  );
  return row;
};

describe('a recorded event', () => {
  it.each(events)(
    'is accepted and stores nothing when its channel belongs to no incident: $name',
    async ({ name, payload }) => {
      const { bot } = await anOpenIncident();
      const before = await kept(bot);
      expect(await send(bot, payload)).toBe(200);
      // Slack has dropped events, so the members are read again.
      const isReadAgain = name.includes('AppRateLimited');
      expect(await kept(bot)).toEqual(isReadAgain ? { ...before, members: expect.any(Number) } : before);
    },
  );

  const written = events.filter(({ payload, isSample }) => {
    const event = dict(payload.event);
    return !isSample && event.type === 'message' && event.subtype === undefined;
  });
  it.each(written)(
    'of a message is stored when its channel belongs to an incident: $name',
    async ({ payload }) => {
      const { bot, channel } = await anOpenIncident();
      expect(await send(bot, payload, channel)).toBe(200);
      expect(await kept(bot)).toMatchObject({ messages: 1 });
      const [row] = await ask(bot.databaseUrl, 'select text from messages');
      expect(typeof row?.text).toBe('string');
    },
  );

  it('of a reaction marks the message when the policy lists its emoji', async () => {
    const { bot, channel } = await anOpenIncident();
    const found = events.find(
      ({ payload, isSample }) => !isSample && dict(payload.event).type === 'reaction_added',
    );
    expect(found).toBeDefined();
    const payload = { ...found?.payload, event: { ...dict(found?.payload.event), reaction: 'pushpin' } };
    expect(await send(bot, payload, channel)).toBe(200);
    expect(await kept(bot)).toMatchObject({ marks: 1 });
  });
});
