import type { StatusWord } from '../../domain/incident/status.js';
import { changeStatus } from '../../workflows/incident/changes.js';
import { type Call, type Command, type Form, isPressed, type Reply, replyTo, requestOf } from '../command.js';
import { textField } from '../forms/form-fields.js';
import { plainText } from '../typed/plain-text.js';

/** The form behind the *Resolve* button, so that no single click resolves an incident. */
const resolveForm: Form = {
  title: 'Resolve',
  submit: 'Resolve',
  blocks: ({ prefill }) => [
    textField({
      id: 'text',
      label: 'Final update',
      multiline: true,
      optional: true,
      initial: prefill,
      placeholder: 'What fixed it, and how you know it held',
    }),
  ],
  submitted: (call, values) => change(call, 'resolved', values.text('text')),
};

/** The status commands; each takes an optional text about what was done or seen. */
export const statusCommands: Command[] = [
  statusCommand('investigating', ['investigate'], 'Mark investigating'),
  statusCommand('identified', ['identify', 'found'], 'Mark identified: the cause is known'),
  statusCommand(
    'mitigated',
    ['mit', 'mitigate', 'monitoring'],
    'Mark mitigated: customer impact has stopped',
  ),
  statusCommand('resolved', ['resolve', 'fixed'], 'Resolve: the incident is over'),
  statusCommand('post_incident', ['review', 'post-incident', 'learning'], 'Start the post-incident review'),
];

function statusCommand(to: StatusWord, aliases: string[], summary: string): Command {
  const command: Command = {
    name: to,
    aliases,
    usage: '[text]',
    summary,
    numbersAreNames: 'alone',
    run: async (call, typed) => {
      const text = plainText(typed, call.nameOf).trim() || null;
      if (command.form && !text && isPressed(call)) return { kind: 'form', command, prefill: '' };
      return change(call, to, text);
    },
    ...(to === 'resolved' && { form: resolveForm }),
  };
  return command;
}

async function change(call: Call, to: StatusWord, text: string | null): Promise<Reply> {
  return replyTo(await changeStatus(call.deps, requestOf(call, { to, text })));
}
