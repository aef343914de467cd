import { readDue } from '../../../domain/time/due-day.js';
import { inLine } from '../../../slack/views/text/text.js';
import { calendarOf } from '../../action-items/calendar.js';
import type { Call, Reply } from '../../command.js';
import { leftOver } from '../../typed/left-over.js';
import { plainText } from '../../typed/plain-text.js';
import { readPeople } from '../../typed/read-people.js';
import { change } from './change.js';
import { askAssignee, askDue, askReason } from './forms.js';

/** What a verb does about a task; `typed`: what follows the task's number, as Slack sent it. */
type TaskVerb = (call: Call, task: number, typed: string) => Promise<Reply>;

const verbs: ReadonlyMap<string, TaskVerb> = new Map<string, TaskVerb>([
  ['done', alone('done')],
  ['tick', alone('done')],
  ['finish', alone('done')],
  ['reopen', alone('reopen')],
  ['undo', alone('reopen')],
  ['untick', alone('reopen')],
  ['skip', skip],
  ['assign', assign],
  ['owner', assign],
  ['give', assign],
  ['due', due],
  ['move', due],
]);

/** What a word does about a task; undefined for others. */
export function taskVerb(word: string): TaskVerb | undefined {
  return verbs.get(word.toLowerCase());
}

/** A verb that takes nothing. */
function alone(kind: 'done' | 'reopen'): TaskVerb {
  return async (call, task, typed) => {
    if (!typed.trim()) return change(call, task, { kind });
    const offer = { label: kind === 'done' ? 'Done' : 'Reopen', line: `tasks ${kind} ${task}` };
    return leftOver(call, { name: 'tasks', usage: `${kind} ${task}` }, typed, [offer]);
  };
}

async function skip(call: Call, task: number, typed: string): Promise<Reply> {
  const reason = plainText(typed, call.nameOf)
    .trim()
    .replace(/^because\b[\s:,]*/i, '');
  return reason ? change(call, task, { kind: 'skip', reason }) : askReason(call, task);
}

async function assign(call: Call, task: number, typed: string): Promise<Reply> {
  const { userIds, groupIds, unclear } = await readPeople(call, typed);
  const [userId, ...others] = userIds;
  if (userId && others.length + groupIds.length + unclear.length === 0)
    return change(call, task, { kind: 'assign', userId });
  const words = plainText(typed, call.nameOf).trim();
  return askAssignee(
    call,
    task,
    words ? `“${inLine(words, 200)}” doesn't name one person for certain.` : null,
  );
}

async function due(call: Call, task: number, typed: string): Promise<Reply> {
  const words = plainText(typed, call.nameOf).trim();
  const { zone, today } = await calendarOf(call);
  const read = readDue(`by ${words.replace(/^(?:by|to)\s+/i, '')}`, call.act.at, zone);
  if (read.kind === 'read' && read.rest === '')
    return change(call, task, { kind: 'due', dueOn: read.day, today });
  return askDue(call, task, words ? `“${inLine(words, 200)}” doesn't say one day. Pick it here.` : null);
}
