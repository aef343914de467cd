import type { ActionItemSource } from '../../../domain/action-items/action-item.js';
import { editable } from '../../../domain/timeline/decisions/edit-item.js';
import { type ItemKey, itemRefOf } from '../../../domain/timeline/item-key.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import { readItem } from '../../../workflows/timeline/read-item.js';
import { type Call, choiceOf, notFoundReply, type Reply, replyTo } from '../../command.js';
import { question } from '../../incident/list.js';
import { namesFor, plainText } from '../../typed/plain-text.js';
import { sourceForm } from './from-source.js';

/** Opens the form that makes an action item of a timeline item. */
export async function openItemFromTimeline(call: Call, key: ItemKey): Promise<Reply> {
  const found = await readItem(call.deps, { ...question(call), input: { ...choiceOf(call), item: key } });
  if (!found) return notFoundReply(call);
  const { incident, story } = found;
  const now = story && editable(story.item);
  const source = story && sourceOf(call, story.item);
  if (!now || !source)
    return replyTo({ kind: 'refused', refusal: { kind: 'item_not_found', number: incident.number } });
  const text = plainText(now.text ?? '', await namesFor(call, now.text ?? '')).trim();
  return { kind: 'filled', filled: sourceForm({ source, text }, incident) };
}

function sourceOf({ deps }: Call, item: TimelineItem): ActionItemSource | null {
  const ref = itemRefOf(item.key);
  if (ref?.kind === 'entry') return ref;
  if (item.kind !== 'message') return null;
  const { channelId, ts } = item.message;
  return { kind: 'message', channelId, ts, permalink: deps.permalinkOf(item.message) };
}
