import { summarizeIncident } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Sets the summary: `/incident summary Card payments fail for a third of EU customers`. */
export const summary: Command = {
  name: 'summary',
  aliases: ['summarize'],
  usage: '<text>',
  summary: 'Write the summary',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    if (!text) return { kind: 'form', command: summary, prefill: '' };
    return replyTo(await summarizeIncident(call.deps, requestOf(call, { summary: text })));
  },
  form: {
    title: 'Summary of',
    submit: 'Save',
    blocks: ({ prefill, incident }) => [
      textField({
        id: 'summary',
        label: 'Summary',
        multiline: true,
        initial: prefill || (incident?.summary ?? ''),
      }),
    ],
    submitted: async (call, values) => {
      const input = { summary: values.text('summary') ?? '' };
      return replyTo(await summarizeIncident(call.deps, requestOf(call, input, ['summary'])));
    },
  },
};
