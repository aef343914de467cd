import { timeFirst } from '../domain/read-time.js';
import { noteIncident } from '../workflows/note-incident.js';
import { type Call, type Command, replyTo, requestOf } from './command.js';
import { textField, timeField } from './form-fields.js';
import { plainText } from './plain-text.js';

/** Writes a line into the timeline. */
export const note: Command = {
  name: 'note',
  aliases: ['log', 'notes'],
  usage: '[at 14:02] <text>',
  summary: 'Write a line into the timeline',
  run: async (call, typed) => {
    const text = plainText(typed).trim();
    const timed = text ? timeFirst(text, call.act.at, await zoneOf(call)) : null;
    const input = timed?.rest ? { text: timed.rest, at: timed.at } : { text, at: null };
    if (!text) return { kind: 'form', command: note, prefill: '' };
    return replyTo(await noteIncident(call.deps, requestOf(call, input)));
  },
  form: {
    title: 'Add note to',
    submit: 'Add note',
    blocks: ({ prefill }) => [
      textField({ id: 'text', label: 'What happened?', multiline: true, initial: prefill }),
      timeField({ id: 'at', label: 'When', hint: 'Leave empty for now.', optional: true }),
    ],
    submitted: async (call, values) => {
      const input = { text: values.text('text') ?? '', at: values.at('at') };
      return replyTo(await noteIncident(call.deps, requestOf(call, input)));
    },
  },
};

/** The person's own zone, in which they mean the times that they type; UTC where Slack does not say. */
async function zoneOf({ deps, workspaceId, userId }: Call): Promise<string> {
  const person = await deps.directory.findPerson(workspaceId, userId);
  return (typeof person === 'string' ? null : person.timeZone) ?? 'UTC';
}
