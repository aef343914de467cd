import type { Incident } from '../../domain/incident/incident.js';
import { severityFrom } from '../../domain/incident/severity.js';
import { mayBecome, type Status, type StatusWord, statusWords } from '../../domain/incident/status.js';
import { capital } from '../../domain/text/words.js';
import { plain } from '../../slack/views/text/blocks.js';
import { statusName } from '../../slack/views/text/terms.js';
import { updateIncident } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { choiceField, severityField, textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Posts a status update. */
export const update: Command = {
  name: 'update',
  aliases: ['up'],
  usage: '[text]',
  summary: 'Post an update',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    if (!text) return { kind: 'form', command: update, prefill: '' };
    return replyTo(await updateIncident(call.deps, requestOf(call, { text, status: null, severity: null })));
  },
  form: {
    title: 'Update',
    submit: 'Post update',
    blocks: ({ policy, prefill, incident }) => [
      textField({
        id: 'text',
        label: "What's the latest?",
        multiline: true,
        initial: prefill,
        placeholder: 'What changed, current impact, next steps',
      }),
      choiceField({
        id: 'status',
        label: 'Status',
        options: statusesFrom(incident).map((status) => ({
          text: plain(capital(statusName(status))),
          value: status,
        })),
        initial: incident?.status,
      }),
      severityField(policy, { id: 'severity', label: 'Severity' }, incident?.severity),
    ],
    submitted: async (call, values) => {
      const input = {
        text: values.text('text') ?? '',
        status: values.isAsShown('status') ? null : statusWordFrom(values.choice('status')),
        severity: values.isAsShown('severity')
          ? null
          : (severityFrom(values.choice('severity') ?? '') ?? null),
      };
      const fields = (['status', 'severity'] as const).filter((field) => input[field] !== null);
      return replyTo(await updateIncident(call.deps, requestOf(call, input, fields)));
    },
  },
};

/** The current status (no change), and those it can change to. */
function statusesFrom(incident: Incident | null): Status[] {
  if (!incident) return [...statusWords];
  return [incident.status, ...statusWords.filter((word) => mayBecome(incident.status, word))];
}

function statusWordFrom(value: string | null): StatusWord | null {
  return statusWords.find((word) => word === value) ?? null;
}
