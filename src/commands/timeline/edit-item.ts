import type { KnownBlock, PlainTextOption } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import { type EditableItem, editable } from '../../domain/timeline/decisions/edit-item.js';
import type { ItemKey } from '../../domain/timeline/item-key.js';
import { readable } from '../../domain/timeline/messages/readable.js';
import { context, plain, section } from '../../slack/views/text/blocks.js';
import { historyText } from '../../slack/views/timeline/item-history.js';
import { itemText } from '../../slack/views/timeline/timeline-item.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import { editTimeline } from '../../workflows/timeline/edit-timeline.js';
import { type ItemWithHistory, readItem } from '../../workflows/timeline/read-item.js';
import {
  type Call,
  choiceOf,
  type FilledForm,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { choiceField, textField, timeField } from '../forms/form-fields.js';
import { question } from '../incident/list.js';
import { namesFor } from '../typed/plain-text.js';

const unchanged = { text: null, at: null, isHighlight: null };

/** Opens the form that edits an item's text, time and place, with its history. */
export async function openItemForm(call: Call, item: ItemKey): Promise<Reply> {
  const current = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
  const found = await readItem(call.deps, { ...question(call), input: { ...choiceOf(call), item } });
  if (!found) return notFoundReply(call);
  const { incident, story } = found;
  const now = story && editable(story.item);
  if (!story || !now)
    return replyTo({ kind: 'refused', refusal: { kind: 'item_not_found', number: incident.number } });
  return {
    kind: 'filled',
    filled: {
      form: 'edit',
      incident,
      sawEntry: current?.lastEntry ?? null,
      blocks: blocksOf(call, story, { ...now, text: await shownText(call, now) }),
      about: item,
    },
  };
}

/** Shows an item on the timeline, or hides it; works for entries and messages. */
export async function showOrHide(call: Call, item: ItemKey, isHighlight: boolean): Promise<Reply> {
  return replyTo(await editTimeline(call.deps, requestOf(call, { ...unchanged, item, isHighlight })));
}

export const editForm: FilledForm = {
  title: 'Edit entry in',
  submit: 'Save',
  submitted: async (call, values) => {
    const where = values.choice('where');
    const input = {
      item: call.form?.about ?? '',
      text: values.text('text'),
      at: values.at('at'),
      isHighlight: where === null ? null : where === 'timeline',
    };
    return replyTo(await editTimeline(call.deps, requestOf(call, input, [`item:${input.item}`])));
  },
};

const places: PlainTextOption[] = [
  { text: plain('Yes'), value: 'timeline' },
  { text: plain('No, full record only'), value: 'record' },
];

/** An item's text with mentions as names. */
async function shownText(call: Call, { text }: EditableItem): Promise<string | null> {
  return text === null ? null : readable(text, await namesFor(call, text));
}

/** Text that is too long for a form can't be edited. */
function blocksOf({ deps }: Call, { item, history }: ItemWithHistory, now: EditableItem): KnownBlock[] {
  const shown = itemText(item, { withDay: true, maxChars: 500, linkTo: deps.permalinkOf });
  const fits = now.text !== null && now.text.length <= limits.text;
  return [
    section(shown),
    ...(fits ? [textField({ id: 'text', label: 'Text', multiline: true, initial: now.text ?? '' })] : []),
    ...(now.mayMove ? [timeField({ id: 'at', label: 'Time', initial: now.at })] : []),
    choiceField({
      id: 'where',
      label: 'Show on timeline',
      options: places,
      initial: now.isHighlight ? 'timeline' : 'record',
    }),
    ...(history.length > 0 ? [context(`*History*\n${history.map(historyText).join('\n')}`)] : []),
  ];
}
