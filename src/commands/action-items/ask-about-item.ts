import type { KnownBlock } from '@slack/types';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import { readActionItem } from '../../workflows/action-items/read-action-items.js';
import type { Call, Reply } from '../command.js';
import { question } from '../incident/list.js';

/** A form for one item. `about`: what it remembers; the item's number if left out. */
interface ItemForm {
  blocks: KnownBlock[];
  about?: string;
}

/** Opens a form for one item; to a person who may not see it, there is no such item. */
export async function ask(
  call: Call,
  item: number,
  form: string,
  build: (item: ActionItem) => ItemForm,
): Promise<Reply> {
  const input = { item, channelId: call.channelId };
  const found = await readActionItem(call.deps, { ...question(call), input });
  if (!found) return itemNotFound(item);
  const { blocks, about = String(item) } = build(found.item);
  return { kind: 'filled', filled: { form, incident: found.incident, blocks, sawEntry: null, about } };
}

export function itemNotFound(item: number): Reply {
  return { kind: 'outcome', outcome: { kind: 'refused', refusal: { kind: 'action_item_not_found', item } } };
}
