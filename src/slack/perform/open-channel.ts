import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { channelName, patternFor } from '../../domain/incident/channel-name.js';
import { channelIdOf, channelsOf, nextCursorOf, type OwnChannel } from './answer-fields.js';
import { done, notDone, refused } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** How many names are tried where others have taken them. */
const maxNames = 5;

/** How far the search for a channel of ours goes, in pages of 999. */
const maxPages = 20;

/** Slack's clock and ours may differ by so much. */
const skewMs = 120_000;

/**
 * Creates the incident's channel. "Name taken" means: adopt it where an earlier attempt of ours made it, else take the
 * next name.
 */
export async function openChannel(hand: PerformContext): Promise<EffectResult> {
  const { incident } = hand.task;
  const pattern = patternFor(incident.kind, hand.policy.channel.name);
  for (let attempt = 1; attempt <= maxNames; attempt++) {
    const name = channelName(pattern, incident.number, incident.title, attempt);
    const answer = await hand.call('conversations.create', { name, is_private: incident.isPrivate });
    if (answer.kind === 'ok') return opened(channelIdOf(answer.data));
    if (answer.kind !== 'refused' || answer.error !== 'name_taken') return failed(hand, answer);
    const ours = await findOurs(hand, name);
    if (ours) return ours;
  }
  return refused('open_channel', 'name_taken');
}

/** The channel of that name that the bot made since this effect was stored; null where it is somebody else's. */
async function findOurs(hand: PerformContext, name: string): Promise<EffectResult | null> {
  const since = hand.task.createdAt.getTime() - skewMs;
  const isOurs = (channel: OwnChannel) =>
    channel.name === name && channel.creator === hand.botUserId && channel.created * 1_000 >= since;
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const answer = await hand.call('users.conversations', {
      types: hand.task.incident.isPrivate ? 'private_channel' : 'public_channel',
      exclude_archived: true,
      limit: 999,
      ...(cursor && { cursor }),
    });
    if (answer.kind !== 'ok') return failed(hand, answer);
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

function failed(hand: PerformContext, answer: Parameters<typeof notDone>[0]): EffectResult {
  return notDone(answer, {
    method: 'conversations.create',
    effectKind: 'open_channel',
    attempt: hand.task.attempt,
  });
}
