import { parseAffected } from '../../domain/incident/affected.js';
import { setAffected } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Sets the affected services: `/incident affects checkout, eu-west-1`; `none` clears them. */
export const affects: Command = {
  name: 'affects',
  aliases: ['affected', 'services'],
  usage: '<checkout, eu-west-1 | none>',
  summary: 'Set the affected services',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    if (!text) return { kind: 'form', command: affects, prefill: '' };
    const named = /^(?:none|nothing)$/i.test(text) ? [] : parseAffected(text);
    return replyTo(await setAffected(call.deps, requestOf(call, { affects: named })));
  },
  form: {
    title: 'Services in',
    submit: 'Save',
    blocks: ({ incident }) => [
      textField({
        id: 'affects',
        label: 'Affected services',
        optional: true,
        maxChars: 800,
        initial: incident?.affects.join(', ') ?? '',
        placeholder: 'checkout, eu-west-1',
      }),
    ],
    submitted: async (call, values) => {
      const input = { affects: parseAffected(values.text('affects') ?? '') };
      return replyTo(await setAffected(call.deps, requestOf(call, input, ['affected services'])));
    },
  },
};
