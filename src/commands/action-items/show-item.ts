import { actionItemsAnswer } from '../../slack/views/action-items/answer.js';
import { itemDetailView } from '../../slack/views/action-items/detail.js';
import { readActionItem, readActionItemStory } from '../../workflows/action-items/read-action-items.js';
import type { Call, Reply } from '../command.js';
import { question } from '../incident/list.js';
import { itemNotFound } from './ask-about-item.js';

/** How many of an item's changes are shown with it. */
const newest = 5;

/** Shows an action item with everything it says, its newest changes, and where it came from. */
export async function show(call: Call, item: number): Promise<Reply> {
  const input = { item, channelId: call.channelId, newest };
  const story = await readActionItemStory(call.deps, { ...question(call), input });
  if (!story) return itemNotFound(item);
  return { kind: 'message', view: itemDetailView(story, { linkTo: call.deps.permalinkOf }) };
}

/** Shows an action item in short, without advice on it. */
export async function keep(call: Call, item: number): Promise<Reply> {
  const input = { item, channelId: call.channelId };
  const found = await readActionItem(call.deps, { ...question(call), input });
  if (!found) return itemNotFound(item);
  const view = actionItemsAnswer(found.incident, { events: [], items: [found.item] });
  return { kind: 'message', view };
}
