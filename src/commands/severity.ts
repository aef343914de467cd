import { severityFrom } from '../domain/incident/severity.js';
import { changeSeverity } from '../workflows/change-severity.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from './command.js';
import { severityField, textField } from './form-fields.js';
import { plainText } from './plain-text.js';

/** Raises or lowers the severity: `/incident sev 1 it spreads`. */
export const severity: Command = {
  name: 'severity',
  aliases: ['sev', 'sev1', 'sev2', 'sev3', 'sev4', 'sev5'],
  usage: '<sev1…> [why]',
  summary: 'Raise or lower the severity',
  run: async (call, typed) => {
    const [word = '', ...why] = plainText(typed).trim().split(/\s+/);
    const to = severityFrom(word);
    if (!to) return { kind: 'form', command: severity, prefill: plainText(typed) };
    return change(call, to, why.join(' '));
  },
  form: {
    title: 'Severity',
    submit: 'Change',
    blocks: ({ policy, prefill, incident }) => [
      severityField(policy, { id: 'severity', label: 'Severity' }, incident?.severity),
      textField({ id: 'text', label: 'Why', multiline: true, optional: true, initial: prefill }),
    ],
    submitted: async (call, values) => {
      const to = severityFrom(values.choice('severity') ?? '');
      return to
        ? change(call, to, values.text('text') ?? '')
        : { kind: 'form', command: severity, prefill: '' };
    },
  },
};

async function change(
  call: Call,
  to: NonNullable<ReturnType<typeof severityFrom>>,
  why: string,
): Promise<Reply> {
  return replyTo(await changeSeverity(call.deps, requestOf(call, { to, text: why.trim() || null })));
}
