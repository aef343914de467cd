import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { channelName, patternFor } from '../../domain/incident/channel-name.js';
import { channelIdOf, channelsOf, nextCursorOf, type OwnChannel } from './answer-fields.js';
import { done, notDone, rejected } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** How many names are tried if names are taken. */
const maxNames = 5;

/** How far to search for a channel of ours, in pages of 999. */
const maxPages = 20;

/** Allowed difference between Slack's clock and ours. */
const skewMs = 120_000;

/**
 * Creates the incident's channel. If the name is taken, adopts the channel if an earlier attempt of ours created it,
 * otherwise tries the next name.
 */
export async function openChannel(context: PerformContext): Promise<EffectResult> {
  const { incident } = context.task;
  const pattern = patternFor(incident.kind, context.policy.channel.name);
  for (let attempt = 1; attempt <= maxNames; attempt++) {
    const name = channelName(pattern, incident.number, incident.title, attempt);
    const answer = await context.call('conversations.create', { name, is_private: incident.isPrivate });
    if (answer.kind === 'ok') return opened(channelIdOf(answer.data));
    if (answer.kind !== 'rejected' || answer.error !== 'name_taken') return failed(context, answer);
    const ours = await findOurs(context, name);
    if (ours) return ours;
  }
  return rejected('open_channel', 'name_taken');
}

/** The channel of that name that the bot created since the effect was stored; null if somebody else created it. */
async function findOurs(context: PerformContext, name: string): Promise<EffectResult | null> {
  const since = context.task.createdAt.getTime() - skewMs;
  const isOurs = (channel: OwnChannel) =>
    channel.name === name && channel.creator === context.botUserId && channel.created * 1_000 >= since;
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const answer = await context.call('users.conversations', {
      types: context.task.incident.isPrivate ? 'private_channel' : 'public_channel',
      exclude_archived: true,
      limit: 999,
      ...(cursor && { cursor }),
    });
    if (answer.kind !== 'ok') return failed(context, answer);
    const found = channelsOf(answer.data).find(isOurs);
    if (found) return opened(found.id);
    cursor = nextCursorOf(answer.data);
    if (cursor === null) return null;
  }
  return null;
}

function opened(channelId: string): EffectResult {
  return done({ kind: 'channel', channelId });
}

function failed(context: PerformContext, answer: Parameters<typeof notDone>[0]): EffectResult {
  return notDone(answer, {
    method: 'conversations.create',
    effectKind: 'open_channel',
    attempt: context.task.attempt,
  });
}
