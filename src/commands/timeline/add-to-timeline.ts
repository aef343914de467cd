import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Incident } from '../../domain/incident/incident.js';
import { isSameSecond } from '../../domain/time/check-time.js';
import type { Quote } from '../../domain/timeline/events.js';
import { timeOf } from '../../domain/timeline/messages/observed-message.js';
import { section } from '../../slack/views/text/blocks.js';
import { author, clip, inLine, timeOf as timeText } from '../../slack/views/text/text.js';
import { addToTimeline, quoteMessage } from '../../workflows/timeline/add-to-timeline.js';
import { type Filled, type FilledForm, replyTo, requestOf } from '../command.js';
import { textField, timeField } from '../forms/form-fields.js';
import { incidentField } from '../forms/incident-field.js';

/** The message to add: from the incident's own channel by its timestamp, or from another channel as a quote. */
type Added = { kind: 'here'; ts: string } | { kind: 'elsewhere'; quote: Quote };

const quote = z.object({
  channelId: z.string(),
  ts: z.string(),
  authorId: z.string(),
  authorName: z.string().nullable(),
  text: z.string(),
  files: z.array(z.string()),
  permalink: z.string().nullable(),
});
const added = z.union([
  z.object({ kind: z.literal('here'), ts: z.string() }),
  z.object({ kind: z.literal('elsewhere'), quote }),
]);

/** Slack stores 3,000 characters of metadata. Source: view reference, `private_metadata`. */
const memoryMaxChars = 2_800;

/** The shortcut's form for a message of an incident's own channel. */
export function addHereForm(message: Quote, incident: Incident): Filled {
  const about: Added = { kind: 'here', ts: message.ts };
  return {
    form: 'add',
    incident,
    sawEntry: null,
    about: JSON.stringify(about),
    blocks: [quoted(message), ...fields(message)],
  };
}

/** The shortcut's form for a message of another channel: asks for the incident, most likely first. */
export function addElsewhereForm(message: Quote, incidents: Incident[]): Filled {
  return {
    form: 'add',
    incident: null,
    sawEntry: null,
    about: remembered(message),
    blocks: [quoted(message), incidentField(incidents), ...fields(message)],
  };
}

/** Serializes the message, clipped to what the form can store; its permalink leads to the rest. */
function remembered(message: Quote): string {
  const about: Added = { kind: 'elsewhere', quote: message };
  const over = storedLength(about) - memoryMaxChars;
  const { text } = message;
  if (over <= 0 || text === '') return JSON.stringify(about);
  const storedPerChar = storedLength(text) / text.length;
  return remembered({ ...message, text: clip(text, text.length - Math.ceil(over / storedPerChar)) });
}

/** Its stored length: JSON within JSON. */
function storedLength(value: unknown): number {
  return JSON.stringify(JSON.stringify(value)).length;
}

export const addForm: FilledForm = {
  title: 'Add to timeline',
  submit: 'Add',
  submitted: async (call, values) => {
    const about = added.parse(JSON.parse(call.form?.about ?? ''));
    const entered = { note: values.text('note'), at: values.at('at') };
    if (about.kind === 'here') {
      const at = isSame(entered.at, about.ts) ? null : entered.at;
      return replyTo(
        await addToTimeline(call.deps, requestOf(call, { ts: about.ts, note: entered.note, at })),
      );
    }
    const number = Number(values.choice('incident'));
    const at = isSame(entered.at, about.quote.ts) ? null : entered.at;
    const input = { quote: about.quote, note: entered.note, at };
    return replyTo(await quoteMessage(call.deps, requestOf({ ...call, number }, input)));
  },
};

/** Whether the time is still the one that the form proposed. */
function isSame(at: Date | null, ts: string): boolean {
  return at !== null && isSameSecond(at, timeOf(ts));
}

function quoted(message: Quote): KnownBlock {
  const words = message.text || message.files.join(', ') || 'no words';
  return section(`${timeText(timeOf(message.ts))}  ${author(message)} “${inLine(words, 500)}”`);
}

function fields({ ts }: Quote): KnownBlock[] {
  return [
    textField({
      id: 'note',
      label: 'Note',
      hint: 'Why it matters.',
      multiline: true,
      optional: true,
    }),
    timeField({ id: 'at', label: 'Time', initial: timeOf(ts), optional: true }),
  ];
}
