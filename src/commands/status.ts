import type { StatusWord } from '../domain/incident/status.js';
import { changeStatus } from '../workflows/change-status.js';
import { type Command, replyTo, requestOf } from './command.js';
import { plainText } from './plain-text.js';

/** The words that say in which status an incident is now; each may be followed by what was done or seen. */
export const statusCommands: Command[] = [
  statusCommand('investigating', ['investigate'], 'Say that the cause is still being looked for'),
  statusCommand('identified', ['identify', 'found'], 'Say that the cause is known'),
  statusCommand('mitigated', ['mit', 'mitigate', 'monitoring'], 'Say that people are no longer hurt'),
  statusCommand('resolved', ['resolve', 'fixed'], 'Say that it is over'),
  statusCommand('post_incident', ['review', 'post-incident', 'learning'], 'Say that the learning has begun'),
];

function statusCommand(to: StatusWord, aliases: string[], summary: string): Command {
  return {
    name: to,
    aliases,
    usage: '[what was done or seen]',
    summary,
    run: async (call, typed) => {
      const text = plainText(typed).trim() || null;
      return replyTo(await changeStatus(call.deps, requestOf(call, { to, text })));
    },
  };
}
