import { z } from 'zod';
import type { ObservedMark } from '../../domain/timeline/messages/observed-mark.js';

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

/** The mark of a `reaction_added` or `reaction_removed` event; null for reactions to files and the like. */
export function reactionMarkOf(event: unknown, workspaceId: string, isOn: boolean): ObservedMark | null {
  const parsed = reaction.safeParse(event).data;
  if (!parsed) return null;
  const { channel: channelId, ts } = parsed.item;
  // Skin tones don't distinguish marks.
  const [name = ''] = parsed.reaction.split('::');
  return {
    workspaceId,
    channelId,
    ts,
    kind: 'reaction',
    name,
    byId: parsed.user,
    isOn,
    version: parsed.event_ts,
    note: null,
  };
}

/** The mark of a `pin_added` or `pin_removed` event; null for pinned files. */
export function pinMarkOf(event: unknown, workspaceId: string, isOn: boolean): ObservedMark | null {
  const parsed = pin.safeParse(event).data;
  if (!parsed) return null;
  const { channel_id: channelId, user: byId, event_ts: version } = parsed;
  const { ts } = parsed.item.message;
  return { workspaceId, channelId, ts, kind: 'pin', name: '', byId, isOn, version, note: null };
}
