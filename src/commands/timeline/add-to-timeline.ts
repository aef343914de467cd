import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import type { Quote } from '../../domain/incident-event.js';
import { isSameSecond } from '../../domain/time/check-time.js';
import { timeOf } from '../../domain/timeline/observed-message.js';
import { plain, section } from '../../slack/views/text/blocks.js';
import { author, clip, inLine, timeOf as timeText } from '../../slack/views/text/text.js';
import { addToTimeline, quoteMessage } from '../../workflows/timeline/add-to-timeline.js';
import { type Filled, type FilledForm, replyTo, requestOf } from '../command.js';
import { choiceField, textField, timeField } from '../forms/form-fields.js';

/** The message that is to be added: of the incident's own channel by its timestamp, or of another one as a quote. */
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

/** Slack keeps 3,000 characters of what a form remembers. Source: view reference, `private_metadata`. */
const memoryMaxChars = 2_800;

/** The form of the shortcut, for a message of an incident's own channel. */
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

/** The same for a message of any other channel: it asks for which incident, the most likely first. */
export function addElsewhereForm(message: Quote, incidents: Incident[]): Filled {
  const options = incidents.slice(0, 100).map(({ number, title }) => ({
    text: plain(`${incidentName(number)} ${title}`),
    value: String(number),
  }));
  const which = choiceField({ id: 'incident', label: 'Incident', options, initial: options[0]?.value });
  return {
    form: 'add',
    incident: null,
    sawEntry: null,
    about: remembered(message),
    blocks: [quoted(message), which, ...fields(message)],
  };
}

/** As much of the words as the form can keep; the link leads to the rest. */
function remembered(message: Quote): string {
  const about: Added = { kind: 'elsewhere', quote: message };
  const over = charsKept(about) - memoryMaxChars;
  const { text } = message;
  if (over <= 0 || text === '') return JSON.stringify(about);
  const keptPerChar = charsKept(text) / text.length;
  return remembered({ ...message, text: clip(text, text.length - Math.ceil(over / keptPerChar)) });
}

/** How much room it takes: it is kept as JSON within JSON. */
function charsKept(value: unknown): number {
  return JSON.stringify(JSON.stringify(value)).length;
}

export const addForm: FilledForm = {
  title: 'Add to timeline',
  submit: 'Add',
  submitted: async (call, values) => {
    const about = added.parse(JSON.parse(call.about ?? ''));
    const given = { note: values.text('note'), at: values.at('at') };
    if (about.kind === 'here') {
      const at = isSame(given.at, about.ts) ? null : given.at;
      return replyTo(await addToTimeline(call.deps, requestOf(call, { ts: about.ts, note: given.note, at })));
    }
    const number = Number(values.choice('incident'));
    const at = isSame(given.at, about.quote.ts) ? null : given.at;
    const input = { quote: about.quote, note: given.note, at };
    return replyTo(await quoteMessage(call.deps, requestOf({ ...call, number }, input)));
  },
};

/** Whether the time was left as the form proposed it. */
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
