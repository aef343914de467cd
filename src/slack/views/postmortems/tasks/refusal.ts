import { incidentName } from '../../../../domain/incident/incident.js';
import type { TaskRefusal } from '../../../../domain/postmortems/tasks/refusals.js';
import type { Completion } from '../../../../domain/postmortems/tasks/task-policy.js';
import { counted, listed } from '../../../../domain/text/words.js';
import { unreachable } from '../../../../domain/unreachable.js';
import { byPerson, inLine, timeOf } from '../../text/text.js';

export function taskRefusalText(refusal: TaskRefusal): string {
  switch (refusal.kind) {
    case 'task_not_found':
      return notFoundText(refusal);
    case 'task_in_status': {
      const when = refusal.at ? `, since ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)}` : '';
      return `Task ${refusal.task} is ${refusal.already} already${when}.`;
    }
    case 'task_is_met':
      return `Task ${refusal.task} is done because ${because[refusal.because]}. ${instead[refusal.because]}`;
    case 'task_unchanged':
      return `Nothing changed: task ${refusal.task} already says that.`;
    case 'tasks_still_open':
      return stillOpenText(refusal);
    default:
      return unreachable(refusal);
  }
}

function notFoundText({ number, task, tasks }: Extract<TaskRefusal, { kind: 'task_not_found' }>): string {
  return tasks === 0
    ? `${incidentName(number)} has no follow-up tasks.`
    : `${incidentName(number)} has no task ${task}. See its ${counted(tasks, 'task')} with \`/incident tasks\`.`;
}

function stillOpenText({ number, tasks }: Extract<TaskRefusal, { kind: 'tasks_still_open' }>): string {
  const named = tasks.map((task) => `“${inLine(task.title, 100)}” (${task.number})`);
  const those = tasks.length === 1 ? 'it is' : 'they are';
  return `${incidentName(number)} still has ${counted(tasks.length, 'follow-up task')} open: ${listed(named)}. Close it when ${those} done (\`/incident tasks\`), or say why not: \`/incident close anyway because …\`.`;
}

const because: Record<Completion, string> = {
  owner_named: 'the post-mortem has an owner',
  facts_filled: 'no facts are missing',
  in_review: 'the post-mortem is in review',
  approved: 'the post-mortem is approved',
  published: 'the post-mortem is published',
};

const reopen = 'Reopen that first: `/incident postmortem reopen`.';
const instead: Record<Completion, string> = {
  owner_named: 'Name another one with `/incident postmortem owner @user`.',
  facts_filled: 'Correct them with `/incident times` or `/incident summary`.',
  in_review: reopen,
  approved: reopen,
  published: reopen,
};
