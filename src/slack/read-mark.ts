import { z } from 'zod';
import type { ObservedMark } from '../domain/timeline/observed-mark.js';

const timestamp = z.string().regex(/^\d{1,11}\.\d{6}$/);
const reaction = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: timestamp }),
  event_ts: timestamp,
});
const pin = z.object({
  user: z.string(),
  channel_id: z.string(),
  item: z.object({ type: z.literal('message'), message: z.object({ ts: timestamp }) }),
  event_ts: timestamp,
});

/** What a `reaction_added` or `reaction_removed` event tells; null for reactions to files and the like. */
export function reactionMarkOf(event: unknown, workspaceId: string, isOn: boolean): ObservedMark | null {
  const said = reaction.safeParse(event).data;
  if (!said) return null;
  const { channel: channelId, ts } = said.item;
  // A skin tone makes no other mark.
  const [name = ''] = said.reaction.split('::');
  return {
    workspaceId,
    channelId,
    ts,
    kind: 'reaction',
    name,
    byId: said.user,
    isOn,
    version: said.event_ts,
    note: null,
  };
}

/** What a `pin_added` or `pin_removed` event tells; null for pinned files. */
export function pinMarkOf(event: unknown, workspaceId: string, isOn: boolean): ObservedMark | null {
  const said = pin.safeParse(event).data;
  if (!said) return null;
  const { channel_id: channelId, user: byId, event_ts: version } = said;
  const { ts } = said.item.message;
  return { workspaceId, channelId, ts, kind: 'pin', name: '', byId, isOn, version, note: null };
}
