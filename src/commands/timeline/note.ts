import { addNote } from '../../workflows/timeline/add-note.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { textField, timeField } from '../forms/form-fields.js';
import { askBack, askTime } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { readTypedTime } from '../typed/read-typed-time.js';

/** Adds a note to the timeline. */
export const note: Command = {
  name: 'note',
  aliases: ['log', 'notes'],
  usage: '[at 14:02] <text>',
  summary: 'Add a note to the timeline',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    if (!text) return { kind: 'form', command: note, prefill: '' };
    const time = await readTypedTime(call, text);
    if (time.kind === 'unclear')
      return askTime(call, time, { form: 'note', line: text, fields: fields({ text, at: null }) });
    const input = time.kind === 'read' ? { text: time.rest, at: time.at } : { text, at: null };
    if (!input.text) return askBack(call, { form: 'note', why: null, fields: fields(input) });
    return replyTo(await addNote(call.deps, requestOf(call, input)));
  },
  form: {
    title: 'Add note to',
    submit: 'Add note',
    blocks: ({ prefill }) => fields({ text: prefill, at: null }),
    submitted: async (call, values) => {
      const input = { text: values.text('text') ?? '', at: values.at('at') };
      return replyTo(await addNote(call.deps, requestOf(call, input)));
    },
  },
};

function fields({ text, at }: { text: string; at: Date | null }) {
  return [
    textField({ id: 'text', label: 'What happened?', multiline: true, initial: text }),
    timeField({
      id: 'at',
      label: 'Time',
      hint: 'Defaults to now.',
      optional: true,
      ...(at && { initial: at }),
    }),
  ];
}
