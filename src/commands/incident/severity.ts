import { severityFrom } from '../../domain/incident/severity.js';
import { severitiesInUse } from '../../domain/policy.js';
import { changeSeverity } from '../../workflows/incident/changes.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from '../command.js';
import { severityField, textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Changes the severity: `/incident sev 1 it spreads`. */
export const severity: Command = {
  name: 'severity',
  aliases: ['sev', 'sev1', 'sev2', 'sev3', 'sev4', 'sev5'],
  usage: '<sev1…> [why]',
  summary: 'Change the severity',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    const { named, why } = readSeverity(text);
    const to = severityFrom(named);
    if (to) return change(call, to, why);
    return isSeverityWord(named) && !why
      ? severityNotInUse(call, named)
      : { kind: 'form', command: severity, prefill: text };
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
  return replyTo(
    await changeSeverity(call.deps, requestOf(call, { to, text: why.trim() || null }, ['severity'])),
  );
}

/** Splits `2 it spreads` or `to sev2: it spreads` into the severity and the reason. */
export function readSeverity(text: string): { named: string; why: string } {
  const [, named = '', why = ''] = /^(?:to\s+)?(\S*?)[:,]?(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  return { named, why };
}

/** Whether the word can only mean a severity, even an unknown one: `sev0`. */
export function isSeverityWord(word: string): boolean {
  return /^(?:sev(?:erity)?[-_]?|p-?)?\d+$/i.test(word);
}

/** Refuses an unknown severity and lists the known ones. */
export function severityNotInUse({ deps }: Call, named: string): Reply {
  return replyTo({
    kind: 'refused',
    refusal: { kind: 'severity_not_in_use', severity: named, severitiesInUse: severitiesInUse(deps.policy) },
  });
}
