import type { KnownBlock, PlainTextOption } from '@slack/types';
import { type MendableLine, mendable } from '../domain/decisions/amend-line.js';
import { limits } from '../domain/incident/incident.js';
import type { LineKey } from '../domain/timeline/line-key.js';
import { readable } from '../domain/timeline/readable.js';
import { context, plain, section } from '../slack/views/blocks.js';
import { historyText } from '../slack/views/line-history.js';
import { lineText } from '../slack/views/timeline-line.js';
import { amendTimeline } from '../workflows/amend-timeline.js';
import { lookAt } from '../workflows/read-incidents.js';
import { type LineStory, readLine } from '../workflows/read-line.js';
import {
  type Call,
  choiceOf,
  type FilledForm,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from './command.js';
import { choiceField, textField, timeField } from './form-fields.js';
import { question } from './list.js';
import { namesFor } from './plain-text.js';

const nothing = { text: null, at: null, isKey: null };

/** Opens the form in which a line's words, time and place can be mended, with its history. */
export async function openMending(call: Call, line: LineKey): Promise<Reply> {
  const seen = await lookAt(call.deps, { ...question(call), input: choiceOf(call) });
  const found = await readLine(call.deps, { ...question(call), input: { ...choiceOf(call), line } });
  if (!found) return notFoundReply(call);
  const { incident, story } = found;
  const now = story && mendable(story.line);
  if (!story || !now)
    return replyTo({ kind: 'rejected', refusal: { kind: 'line_not_found', number: incident.number } });
  return {
    kind: 'filled',
    filled: {
      form: 'mend',
      incident,
      sawEntry: seen?.lastEntry ?? null,
      blocks: blocksOf(call, story, { ...now, text: await shownText(call, now) }),
      about: line,
    },
  };
}

/** Takes a line off the timeline, or puts it there: the same for messages and for what was done through Firebreak. */
export async function showOrHide(call: Call, line: LineKey, isKey: boolean): Promise<Reply> {
  return replyTo(await amendTimeline(call.deps, requestOf(call, { ...nothing, line, isKey })));
}

export const mendForm: FilledForm = {
  title: 'Edit line in',
  submit: 'Save',
  submitted: async (call, values) => {
    const where = values.choice('where');
    const input = {
      line: call.about ?? '',
      text: values.text('text'),
      at: values.at('at'),
      isKey: where === null ? null : where === 'timeline',
    };
    return replyTo(await amendTimeline(call.deps, requestOf(call, input, [`line:${input.line}`])));
  },
};

const places: PlainTextOption[] = [
  { text: plain('On the timeline'), value: 'timeline' },
  { text: plain('Only in the full record'), value: 'record' },
];

/** A line's words as people read them: whom they mention is named. */
async function shownText(call: Call, { text }: MendableLine): Promise<string | null> {
  return text === null ? null : readable(text, await namesFor(call, text));
}

/** Words that are longer than a form can show stay as they are. */
function blocksOf({ deps }: Call, { line, history }: LineStory, now: MendableLine): KnownBlock[] {
  const shown = lineText(line, { withDay: true, maxChars: 500, linkTo: deps.permalinkOf });
  const fits = now.text !== null && now.text.length <= limits.text;
  return [
    section(shown),
    ...(fits
      ? [textField({ id: 'text', label: 'What it says', multiline: true, initial: now.text ?? '' })]
      : []),
    ...(now.mayMove ? [timeField({ id: 'at', label: 'When it was', initial: now.at })] : []),
    choiceField({
      id: 'where',
      label: 'Where it stands',
      options: places,
      initial: now.isKey ? 'timeline' : 'record',
    }),
    ...(history.length > 0 ? [context(`*History*\n${history.map(historyText).join('\n')}`)] : []),
  ];
}
