import { capital } from '../../domain/text/words.js';
import { milestoneName } from '../../slack/views/text/terms.js';
import { inLine } from '../../slack/views/text/text.js';
import { changeMilestones } from '../../workflows/incident/changes.js';
import { type Call, type Command, type FormValues, type Reply, replyTo, requestOf } from '../command.js';
import { timeField } from '../forms/form-fields.js';
import { askBack, askTime } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { readTypedTime } from '../typed/read-typed-time.js';

/** Either end of the impact. Only people can set it; Firebreak never does. */
type End = 'impact_started' | 'impact_ended';

/** Sets when the impact began, or ended. */
export const impact: Command = {
  name: 'impact',
  aliases: ['began', 'since'],
  usage: '[at 15:10 | ended at 16:05]',
  summary: 'Set when the impact started, or ended',
  run: async (call, typed) => {
    const { end, text } = endIn(plainText(typed, call.nameOf).trim());
    if (!text && end === 'impact_started') return { kind: 'form', command: impact, prefill: '' };
    if (!text) return askBack(call, { form: 'impact', why: null, fields: [field(end)] });
    const time = await readTypedTime(call, text);
    if (time.kind === 'read' && time.rest === '') return set(call, end, time.at);
    const line = end === 'impact_ended' ? `ended ${text}` : text;
    if (time.kind === 'unclear') return askTime(call, time, { form: 'impact', line, fields: [field(end)] });
    const why = `Impact takes a time and nothing else, and this says “${inLine(text, 1_000)}”. Pick the time here.`;
    const at = time.kind === 'read' ? time.at : undefined;
    return askBack(call, { form: 'impact', why, fields: [field(end, at)] });
  },
  form: {
    title: 'Impact of',
    submit: 'Save',
    blocks: () => [field('impact_started')],
    submitted: async (call, values) => {
      const { end, at } = entered(values);
      return at ? set(call, end, at) : { kind: 'form', command: impact, prefill: '' };
    },
  },
};

/** Words that may precede the time: `impact started at 15:10`, `impact over since 16:05`. */
const startWords = /^(?:started|start|began|begin|was|since|from)(?:\s+|$)/i;
const endWords = /^(?:ended|ends?|over|stopped|until)(?:\s+since)?(?:\s+|$)/i;

function endIn(text: string): { end: End; text: string } {
  return endWords.test(text)
    ? { end: 'impact_ended', text: text.replace(endWords, '') }
    : { end: 'impact_started', text: text.replace(startWords, '') };
}

function field(end: End, at?: Date) {
  return timeField({ id: end, label: capital(milestoneName(end)), ...(at && { initial: at }) });
}

/** The form has one of the two fields. */
function entered(values: FormValues): { end: End; at: Date | null } {
  const ended = values.at('impact_ended');
  return ended
    ? { end: 'impact_ended', at: ended }
    : { end: 'impact_started', at: values.at('impact_started') };
}

async function set(call: Call, name: End, at: Date): Promise<Reply> {
  return replyTo(await changeMilestones(call.deps, requestOf(call, { times: [{ name, at }] })));
}
