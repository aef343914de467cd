import { severityFrom } from '../domain/incident/severity.js';
import { type StatusWord, statusWords } from '../domain/incident/status.js';
import { plain } from '../slack/views/blocks.js';
import { statusName } from '../slack/views/words.js';
import { updateIncident } from '../workflows/update-incident.js';
import { type Command, replyTo, requestOf } from './command.js';
import { choiceField, severityField, textField } from './form-fields.js';
import { plainText } from './plain-text.js';

/** Says where things stand. */
export const update: Command = {
  name: 'update',
  aliases: ['up'],
  usage: '[text]',
  summary: 'Tell everyone where things stand',
  run: async (call, typed) => {
    const text = plainText(typed).trim();
    if (!text) return { kind: 'form', command: update, prefill: '' };
    return replyTo(await updateIncident(call.deps, requestOf(call, { text, status: null, severity: null })));
  },
  form: {
    title: 'Update',
    submit: 'Tell everyone',
    blocks: (policy, prefill) => [
      textField({
        id: 'text',
        label: 'Where do things stand?',
        multiline: true,
        initial: prefill,
        placeholder: 'What was seen, what was done, what is next',
      }),
      choiceField({
        id: 'status',
        label: 'Status',
        hint: 'Leave empty to keep it.',
        optional: true,
        options: statusWords.map((word) => ({ text: plain(statusName(word)), value: word })),
      }),
      severityField(policy, {
        id: 'severity',
        label: 'Severity',
        hint: 'Leave empty to keep it.',
        optional: true,
      }),
    ],
    submitted: async (call, values) => {
      const input = {
        text: values.text('text') ?? '',
        status: statusWordFrom(values.choice('status')),
        severity: severityFrom(values.choice('severity') ?? '') ?? null,
      };
      return replyTo(await updateIncident(call.deps, requestOf(call, input)));
    },
  },
};

function statusWordFrom(value: string | null): StatusWord | null {
  return statusWords.find((word) => word === value) ?? null;
}
