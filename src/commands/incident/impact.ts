import { inLine } from '../../slack/views/text/text.js';
import { changeMilestone } from '../../workflows/incident/changes.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from '../command.js';
import { timeField } from '../forms/form-fields.js';
import { askBack, askTime } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { readTypedTime } from '../typed/read-typed-time.js';

/** Sets when the impact began. Only people can set this; Firebreak never does. */
export const impact: Command = {
  name: 'impact',
  aliases: ['began', 'since'],
  usage: '[at 15:10]',
  summary: 'Set when the impact started',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim().replace(startWords, '');
    if (!text) return { kind: 'form', command: impact, prefill: '' };
    const time = await readTypedTime(call, text);
    if (time.kind === 'read' && time.rest === '') return begin(call, time.at);
    if (time.kind === 'unclear') return askTime(call, time, { form: 'impact', line: text, fields: fields() });
    const why = `Impact takes a time and nothing else, and this says “${inLine(text, 1_000)}”. Pick the time here.`;
    const at = time.kind === 'read' ? time.at : undefined;
    return askBack(call, { form: 'impact', why, fields: fields(at) });
  },
  form: {
    title: 'Impact of',
    submit: 'Save',
    blocks: () => fields(),
    submitted: async (call, values) => {
      const at = values.at('at');
      return at ? begin(call, at) : { kind: 'form', command: impact, prefill: '' };
    },
  },
};

/** Words that may precede the time: `impact started at 15:10`. */
const startWords = /^(?:started|start|began|begin|was|since|from)\s+/i;

function fields(at?: Date) {
  return [timeField({ id: 'at', label: 'Impact started', ...(at && { initial: at }) })];
}

async function begin(call: Call, at: Date): Promise<Reply> {
  return replyTo(await changeMilestone(call.deps, requestOf(call, { name: 'impact_started', at })));
}
