import { limits } from '../../domain/incident/incident.js';
import { renameIncident } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** Changes the incident's title. */
export const rename: Command = {
  name: 'title',
  aliases: ['rename', 'subject'],
  usage: '<text>',
  summary: 'Rename the incident',
  run: async (call, typed) => {
    const title = plainText(typed, call.nameOf).trim();
    if (!title) return { kind: 'form', command: rename, prefill: '' };
    return replyTo(await renameIncident(call.deps, requestOf(call, { title })));
  },
  form: {
    title: 'Rename',
    submit: 'Rename',
    blocks: ({ prefill, incident }) => [
      textField({ id: 'title', label: 'Title', maxChars: limits.title, initial: prefill || incident?.title }),
    ],
    submitted: async (call, values) =>
      replyTo(
        await renameIncident(call.deps, requestOf(call, { title: values.text('title') ?? '' }, ['title'])),
      ),
  },
};
