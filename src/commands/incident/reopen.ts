import { limits } from '../../domain/incident/incident.js';
import { reopenIncident } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Reopens an incident: `/incident reopen it came back`. */
export const reopen: Command = {
  name: 'reopen',
  aliases: [],
  usage: '<why>',
  summary: 'Reopen it; earlier times stay on record',
  numbersAreNames: 'alone',
  run: async (call, typed) => {
    const reason = plainText(typed, call.nameOf).trim();
    if (!reason) return { kind: 'form', command: reopen, prefill: '' };
    return replyTo(await reopenIncident(call.deps, requestOf(call, { reason })));
  },
  form: {
    title: 'Reopen',
    submit: 'Reopen',
    blocks: ({ prefill }) => [
      textField({ id: 'reason', label: 'Why', multiline: true, maxChars: limits.reason, initial: prefill }),
    ],
    submitted: async (call, values) =>
      replyTo(await reopenIncident(call.deps, requestOf(call, { reason: values.text('reason') ?? '' }))),
  },
};
