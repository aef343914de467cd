import { setMoment } from '../workflows/set-moment.js';
import { type Command, replyTo, requestOf } from './command.js';
import { timeField } from './form-fields.js';

/** States when people began to be hurt: never filled by the program, asked of people. */
export const impact: Command = {
  name: 'impact',
  aliases: ['began', 'since'],
  usage: '',
  summary: 'Say when the impact began',
  run: async () => ({ kind: 'form', command: impact, prefill: '' }),
  form: {
    title: 'Impact of',
    submit: 'Save',
    blocks: () => [timeField({ id: 'at', label: 'The impact began at' })],
    submitted: async (call, values) => {
      const at = values.at('at');
      if (!at) return { kind: 'form', command: impact, prefill: '' };
      return replyTo(await setMoment(call.deps, requestOf(call, { name: 'impact_started', at })));
    },
  },
};
