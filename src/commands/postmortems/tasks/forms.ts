import type { KnownBlock } from '@slack/types';
import { limits } from '../../../domain/incident/incident.js';
import { assigneeOf } from '../../../domain/postmortems/tasks/task.js';
import { peopleOf } from '../../../slack/views/postmortems/tasks/progress.js';
import { context, section } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import { calendarOf } from '../../action-items/calendar.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { dayField, personField, textField } from '../../forms/form-fields.js';
import { change, taskOfForm } from './change.js';
import { type MeantTasks, meantTask } from './meant-tasks.js';

/** Asks why a task is skipped. */
export const taskSkipForm: FilledForm = {
  title: 'Skip task of',
  submit: 'Skip',
  submitted: (call, values) =>
    change(call, taskOfForm(call), { kind: 'skip', reason: values.text('reason') ?? '' }),
};

/** Asks who does a task. */
export const taskAssigneeForm: FilledForm = {
  title: 'Assign task of',
  submit: 'Assign',
  submitted: (call, values) =>
    change(call, taskOfForm(call), { kind: 'assign', userId: values.choice('person') ?? '' }),
};

/** Asks when a task is due. */
export const taskDueForm: FilledForm = {
  title: 'New date, in',
  submit: 'Save',
  submitted: async (call, values) => {
    const { today } = await calendarOf(call);
    return change(call, taskOfForm(call), { kind: 'due', dueOn: values.day('due') ?? today, today });
  },
};

export function askReason(call: Call, task: number): Promise<Reply> {
  const field = textField({ id: 'reason', label: 'Why is it skipped?', maxChars: limits.reason });
  return open(call, task, 'task-skip', () => [field]);
}

/** `why`: escaped for mrkdwn; null: nothing was typed. */
export function askAssignee(call: Call, task: number, why: string | null): Promise<Reply> {
  return open(call, task, 'task-assignee', ({ incident, followUp, task }) => {
    const userId = assigneeOf(task, peopleOf(incident, followUp));
    return [
      ...(why ? [section(why)] : []),
      personField({ id: 'person', label: 'Assign to', ...(userId && { initial: userId }) }),
    ];
  });
}

/** `why`: escaped for mrkdwn; null: nothing was typed. */
export function askDue(call: Call, task: number, why: string | null): Promise<Reply> {
  return open(call, task, 'task-due', ({ task: { dueOn } }) => [
    ...(why ? [section(why)] : []),
    dayField({ id: 'due', label: 'Due', ...(dueOn && { initial: dueOn }) }),
  ]);
}

type Found = Exclude<Awaited<ReturnType<typeof meantTask>>, Reply> & MeantTasks;

async function open(
  call: Call,
  number: number,
  form: string,
  fields: (found: Found) => KnownBlock[],
): Promise<Reply> {
  const found = await meantTask(call, number);
  if (found.kind !== 'found') return found;
  const blocks = [context(`Task ${number} · ${inLine(found.task.title, 100)}`), ...fields(found)];
  const about = String(number);
  return { kind: 'filled', filled: { form, incident: found.incident, blocks, sawEntry: null, about } };
}
