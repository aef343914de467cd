import { tasksView } from '../../../slack/views/postmortems/tasks/list.js';
import { type Call, type Command, isPressed, type Reply } from '../../command.js';
import { leftOver } from '../../typed/left-over.js';
import { taskVerb } from './change-typed.js';
import { meantTasks } from './meant-tasks.js';

/** Shows what is to be done after an incident, or changes it: `/incident tasks done 3`. */
export const tasks: Command = {
  name: 'tasks',
  aliases: ['task', 'followup', 'follow-up'],
  usage: '[done|assign|due|skip|reopen <number> …]',
  summary: 'Show what is to be done after the incident; tick, assign, skip',
  numbersAreNames: true,
  run: async (call, typed) => {
    const line = typed.trim();
    if (line === '') return show(call);
    const [, word = '', number = '', rest = ''] = /^(\S+)\s+#?(\d{1,6})\b[:,]?\s*([\s\S]*)$/.exec(line) ?? [];
    const act = taskVerb(word);
    return act
      ? act(call, Number(number), rest)
      : leftOver(call, tasks, typed, [{ label: 'Show tasks', line: 'tasks' }]);
  },
};

/** A button opens them, in the modal that is open if there is one. */
async function show(call: Call): Promise<Reply> {
  const found = await meantTasks(call);
  if (found.kind !== 'found') return found;
  const view = tasksView(found.incident, found.followUp, call.act.at);
  return isPressed(call) ? { kind: 'modal', title: 'Follow-up', view } : { kind: 'message', view };
}
