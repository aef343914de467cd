import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ActionItem } from '../../../domain/action-items/action-item.js';
import { section } from '../../../slack/views/text/blocks.js';
import { readActionItem } from '../../../workflows/action-items/read-action-items.js';
import type { Call, Filled, FilledForm } from '../../command.js';
import { withEntered } from '../../forms/entered.js';
import { filledView } from '../../forms/form-view.js';
import { question } from '../../incident/list.js';
import { calendarOf } from '../calendar.js';
import { change } from '../change-item.js';
import { actionFields, shownIn } from './action-fields.js';

/** The item that is edited, and when it had last changed as the form shows it. */
const about = z.object({
  item: z.number(),
  sawChangeAt: z.iso.datetime(),
  externalId: z.string().nullable(),
});

/** Edits everything that people write about an action item. */
export const editItemForm: FilledForm = {
  title: 'Edit item of',
  submit: 'Save',
  submitted: async (call, values) => {
    const { item, sawChangeAt, externalId } = aboutOf(call);
    const { today } = await calendarOf(call);
    const { ownerId: userId, ...fields } = shownIn(values);
    return change(call, item, {
      ...{ kind: 'revision', fields: { ...fields, externalId }, userId, today },
      sawChangeAt: new Date(sawChangeAt),
    });
  },
};

/** `why`: what to look at, escaped for mrkdwn; null if that is obvious. */
export function editBlocks(item: ActionItem, why: string | null): KnownBlock[] {
  return [...(why ? [section(why)] : []), ...actionFields(item, 'Leave empty for no date.')];
}

/** What the form remembers of the item. */
export function editedItem({ number: item, changedAt, externalId }: ActionItem): string {
  return JSON.stringify({ item, sawChangeAt: changedAt.toISOString(), externalId });
}

/**
 * The form after somebody else changed the item: with a warning, what the person entered, and what the item says now
 * in the fields that they left alone. Null if they no longer see the item.
 */
export async function editAgain(call: Call, view: ViewOutput, warning: string): Promise<ModalView | null> {
  const { item: number } = aboutOf(call);
  const input = { item: number, channelId: call.channelId };
  const found = await readActionItem(call.deps, { ...question(call), input });
  if (!found) return null;
  const { incident, item } = found;
  const [heading, ...blocks] = editBlocks(item, `⚠ ${warning}`);
  const filled: Filled = {
    ...{ form: 'action-edit', incident, sawEntry: null, about: editedItem(item) },
    blocks: [...(heading ? [heading] : []), ...withEntered(blocks, view)],
  };
  return filledView(filled, editItemForm, { ...call, policy: call.deps.policy });
}

function aboutOf({ form }: Call) {
  return about.parse(JSON.parse(form?.about ?? ''));
}
